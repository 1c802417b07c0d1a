"""The methods of Ruby's strings and numbers, and those that every value has."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from mkslate.source.budget import Meter
from mkslate.source.erb import inflect
from mkslate.source.erb.values import RubyError, equal, inspect, is_a, is_number, text, truthy
from mkslate.source.filters import replaced

Method = Callable[..., Any]


def _string(method: Callable[..., Any]) -> Method:
    """A method that takes only texts and numbers: Python's own, with the meter left out."""
    return lambda _meter, value, *args: method(value, *args)


def substitute(meter: Meter, value: str, old: Any, new: Any = "", *, count: int = -1) -> str:
    """`value.gsub(old, new)`: plain strings only, or a map of them."""
    if isinstance(old, str) and isinstance(new, Mapping):
        new = text(meter, new.get(old))
    if not isinstance(old, str) or not isinstance(new, str):
        raise RubyError("`gsub` and `sub` replace a string by a string")
    return replaced(meter, value, old, new, count)


def _pad(meter: Meter, value: str, width: int, fill: str, side: str) -> str:
    meter.string(width)
    missing = max(0, width - len(value))
    padding = (fill * (missing // max(1, len(fill)) + 1))[:missing] if fill else ""
    if side == "center":
        return padding[: missing // 2] + value + padding[: missing - missing // 2]
    return value + padding if side == "left" else padding + value


def _split(meter: Meter, value: str, separator: str | None = None, limit: int = 0) -> list[str]:
    if separator == "":
        meter.items(len(value))
        return list(value)
    parts = value.split(None if separator in (None, " ") else separator, limit - 1 if limit > 0 else -1)
    while not limit and parts and not parts[-1]:
        parts.pop()
    return parts


def _truncate(_meter: Meter, value: str, length: int, **named: Any) -> str:
    omission = str(named.get("omission", "..."))
    return value if len(value) <= length else value[: max(0, length - len(omission))] + omission


def _to_i(_meter: Meter, value: str) -> int:
    match = re.match(r"\s*([+-]?\d{1,1000})", value)
    return int(match[1]) if match else 0


def _to_f(_meter: Meter, value: str) -> float:
    match = re.match(r"\s*[+-]?\d{1,300}(?:\.\d{1,300})?", value)
    return float(match[0]) if match else 0.0


def _squeeze(_meter: Meter, value: str) -> str:
    return re.sub(r"(.)\1+", r"\1", value, flags=re.DOTALL)


def _lines(_meter: Meter, value: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", value) if line]


STRING: Mapping[str, Method] = {
    "camelize": _string(inflect.camelize),
    "capitalize": _string(str.capitalize),
    "center": lambda meter, value, width, fill=" ": _pad(meter, value, width, fill, "center"),
    "chars": lambda meter, value: _split(meter, value, ""),
    "chomp": lambda _meter, value, end="\n": value.removesuffix(end),
    "classify": lambda _meter, value: inflect.camelize(inflect.singularize(value)),
    "dasherize": _string(inflect.dasherize),
    "delete": lambda _meter, value, signs: value.translate({ord(sign): None for sign in signs}),
    "delete_prefix": _string(str.removeprefix),
    "delete_suffix": _string(str.removesuffix),
    "downcase": _string(str.lower),
    "end_with?": lambda _meter, value, *ends: value.endswith(ends),
    "gsub": substitute,
    "html_safe": _string(str),
    "humanize": _string(inflect.humanize),
    "include?": lambda _meter, value, part: part in value,
    "index": lambda _meter, value, part: None if value.find(part) < 0 else value.find(part),
    "lines": _lines,
    "ljust": lambda meter, value, width, fill=" ": _pad(meter, value, width, fill, "left"),
    "lstrip": _string(str.lstrip),
    "ord": lambda _meter, value: ord(value[0]),
    "parameterize": lambda _meter, value, separator="-": inflect.parameterize(value, separator),
    "pluralize": lambda _meter, value, count=2: value if count == 1 else inflect.pluralize(value),
    "reverse": lambda _meter, value: value[::-1],
    "rjust": lambda meter, value, width, fill=" ": _pad(meter, value, width, fill, "right"),
    "rstrip": _string(str.rstrip),
    "singularize": _string(inflect.singularize),
    "split": _split,
    "squeeze": _squeeze,
    "squish": lambda _meter, value: " ".join(value.split()),
    "start_with?": lambda _meter, value, *starts: value.startswith(starts),
    "strip": _string(str.strip),
    "strip_heredoc": lambda _meter, value: value,
    "sub": lambda meter, value, old, new="": substitute(meter, value, old, new, count=1),
    "swapcase": _string(str.swapcase),
    "titlecase": _string(inflect.titleize),
    "titleize": _string(inflect.titleize),
    "to_f": _to_f,
    "to_i": _to_i,
    "to_str": _string(str),
    "to_sym": _string(str),
    "truncate": _truncate,
    "underscore": _string(inflect.underscore),
    "upcase": _string(str.upper),
    **dict.fromkeys(("length", "size"), lambda _meter, value: len(value)),
}


def _rounded(_meter: Meter, value: float, digits: int = 0) -> float:
    """Halves go away from zero in Ruby, to even numbers in Python."""
    if abs(digits) > 30:
        raise RubyError("numbers are rounded to 30 digits at most")
    factor = 10**digits
    nearest = int(abs(value) * factor + 0.5) / factor * (1 if value >= 0 else -1)
    return nearest if digits > 0 and isinstance(value, float) else int(nearest)


NUMBER: Mapping[str, Method] = {
    "abs": lambda _meter, value: abs(value),
    "ceil": lambda _meter, value: -int(-value // 1),
    "even?": lambda _meter, value: value % 2 == 0,
    "floor": lambda _meter, value: int(value // 1),
    "odd?": lambda _meter, value: value % 2 == 1,
    "positive?": lambda _meter, value: value > 0,
    "negative?": lambda _meter, value: value < 0,
    "pred": lambda _meter, value: value - 1,
    "round": _rounded,
    "succ": lambda _meter, value: value + 1,
    "to_f": lambda _meter, value: float(value),
    "to_i": lambda _meter, value: int(value),
    "zero?": lambda _meter, value: value == 0,
}


def _is_empty(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return not truthy(value) or (isinstance(value, list | tuple | Mapping) and not value)


def to_json(meter: Meter, value: Any, *, pretty: bool = False) -> str:
    """`value.to_json`, or as `JSON.pretty_generate` writes it."""
    meter.look(value)
    made = json.dumps(
        value,
        indent=2 if pretty else None,
        separators=(",", ": " if pretty else ":"),
        ensure_ascii=False,
        default=_json_value,
    )
    meter.string(len(made))
    return made


def _json_value(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise RubyError("a value that JSON does not know")


def _is_in(meter: Meter, value: Any, values: Any) -> bool:
    meter.look(values)
    return value in values


def is_kind(_meter: Meter, value: Any, ruby_class: Any) -> bool:
    """`value.is_a?(ruby_class)`."""
    return is_a(value, ruby_class)


EVERY: Mapping[str, Method] = {
    "blank?": lambda _meter, value: _is_empty(value),
    "dup": lambda _meter, value: value,
    "eql?": lambda _meter, value, other: equal(value, other),
    "freeze": lambda _meter, value: value,
    "in?": _is_in,
    "inspect": inspect,
    "itself": lambda _meter, value: value,
    "nil?": lambda _meter, value: value is None,
    "presence": lambda _meter, value: None if _is_empty(value) else value,
    "present?": lambda _meter, value: not _is_empty(value),
    "to_json": to_json,
    "to_s": text,
    **dict.fromkeys(("is_a?", "kind_of?", "instance_of?"), is_kind),
}

DATE: Mapping[str, Method] = {
    "day": lambda _meter, value: value.day,
    "month": lambda _meter, value: value.month,
    "year": lambda _meter, value: value.year,
    "iso8601": lambda _meter, value: value.isoformat(),
}

NIL: Mapping[str, Method] = {
    "to_a": lambda _meter, _value: [],
    "to_h": lambda _meter, _value: {},
    "to_i": lambda _meter, _value: 0,
    "to_f": lambda _meter, _value: 0.0,
}

__all__ = ["DATE", "EVERY", "NIL", "NUMBER", "STRING", "is_number", "to_json"]
