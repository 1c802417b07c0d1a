"""Filters: what `.md.jinja` may write after `|`; each counts what it makes before it makes it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import Context

from mkslate.source.budget import Meter, OverBudgetError

METER = "mkslate meter"  # no name that a template can write
_WIDTHS = re.compile(r"%[^%a-zA-Z]*")

Filter = Callable[..., Any]


def meter_of(context: Context) -> Meter:
    """The meter of the rendering that `context` belongs to."""
    meter = context.get(METER)
    if not isinstance(meter, Meter):
        raise TypeError("this template is not rendered by mkslate")
    return meter


def scalar(value: Any) -> str:
    """What a value looks like in a page. Raises TypeError for what has no text of its own."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Undefined):
        return str(value)
    kind = "a map" if isinstance(value, Mapping) else "a list" if isinstance(value, list | tuple) else "this"
    raise TypeError(f"{kind} cannot be written as text; write out its parts, or use `|tojson`")


def formatted(meter: Meter, pattern: str, values: Any) -> str:
    """`pattern % values`, without widths that would make any amount of text."""
    for spec in _WIDTHS.findall(pattern):
        if "*" in spec or any(len(digits) > 3 for digits in re.findall(r"\d+", spec)):
            raise OverBudgetError(f"the width in `{spec[:20]}` is too large")
    given = values if isinstance(values, tuple) else (values,)
    texts = tuple(one if isinstance(one, int | float) else scalar(one) for one in given)
    meter.string(len(pattern) + sum(1000 + len(str(one)) for one in texts))
    return pattern % texts


def _center(meter: Meter, value: Any, width: int = 80) -> str:
    meter.string(width)
    return scalar(value).center(width)


def _indent(meter: Meter, value: Any, width: Any = 4, first: bool = False, blank: bool = False) -> str:
    text = scalar(value)
    lines = text.split("\n")
    length = len(width) if isinstance(width, str) else int(width)
    meter.string(length * len(lines) + len(text))
    margin = width if isinstance(width, str) else " " * length
    return "\n".join(
        margin + line if (number or first) and (line or blank) else line for number, line in enumerate(lines)
    )


def _replace(meter: Meter, value: Any, old: Any, new: Any, count: int = -1) -> str:
    return replaced(meter, scalar(value), scalar(old), scalar(new), count)


def replaced(meter: Meter, text: str, old: str, new: str, count: int = -1) -> str:
    """`text.replace(old, new, count)`, counted before it is made."""
    meter.string(len(text) + text.count(old) * max(0, len(new) - len(old)))
    return text.replace(old, new, count)


def _join(meter: Meter, value: Iterable[Any], d: Any = "", attribute: Any = None) -> str:
    if attribute is not None:
        value = [one[attribute] for one in value]
    return joined_by(meter, value, scalar(d))


def joined_by(meter: Meter, values: Iterable[Any], by: str) -> str:
    """`by.join(values)`, counted before it is made."""
    texts = [scalar(one) for one in values]
    meter.string(sum(map(len, texts)) + len(by) * len(texts))
    return by.join(texts)


def _tojson(meter: Meter, value: Any, indent: int | None = None) -> str:
    if indent is not None and not 0 <= indent <= 16:
        raise ValueError("`tojson` indents by 0 to 16 columns")
    meter.look(value)
    text = json.dumps(value, indent=indent, ensure_ascii=False, default=scalar)
    meter.string(len(text))
    return text


def _round(_meter: Meter, value: float, precision: int = 0, method: str = "common") -> float:
    if abs(precision) > 30:
        raise ValueError("`round` rounds to 30 digits at most")
    rounded: float = FILTERS["round"](value, precision, method)
    return rounded


def _sum(_meter: Meter, value: Iterable[Any], attribute: Any = None, start: float = 0) -> Any:
    numbers = [one[attribute] if attribute is not None else one for one in value]
    if not all(isinstance(one, int | float) for one in numbers):
        raise TypeError("`sum` adds numbers only")
    return sum(numbers, start)


def _escape(meter: Meter, value: Any) -> str:
    text = scalar(value)
    for plain, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = replaced(meter, text, plain, entity)
    return text


def _string(_meter: Meter, value: Any) -> str:
    return scalar(value)


def _format(meter: Meter, value: Any, *args: Any, **kwargs: Any) -> str:
    if kwargs:
        raise TypeError("`format` takes no named arguments")
    return formatted(meter, scalar(value), args)


def _cut(meter: Meter, value: Any, count: int, fill_with: Any = None, *, name: str) -> Any:
    meter.items(count)
    return FILTERS[name](value, count, fill_with)


_OWN: Mapping[str, Filter] = {
    "batch": lambda *args, **kwargs: _cut(*args, **kwargs, name="batch"),
    "list": lambda _meter, value: list(value),
    "center": _center,
    "indent": _indent,
    "replace": _replace,
    "join": _join,
    "tojson": _tojson,
    "round": _round,
    "sum": _sum,
    "escape": _escape,
    "e": _escape,
    "string": _string,
    "format": _format,
}
# Jinja's own, by what they want to be given first. Left out: what runs on chance (`random`), shows
# Python (`pprint`), reaches for attributes (`attr`), or is not linear in its input (`striptags`,
# `urlize`, `wordwrap`).
_PLAIN = [
    "abs",
    "capitalize",
    "count",
    "d",
    "default",
    "dictsort",
    "filesizeformat",
    "float",
    "int",
    "items",
    "length",
    "lower",
    "reverse",
    "title",
    "trim",
    "upper",
    "urlencode",
    "wordcount",
]
_WITH_ENVIRONMENT = ["first", "groupby", "last", "max", "min", "sort", "truncate", "unique"]
_WITH_CONTEXT = ["map", "reject", "rejectattr", "select", "selectattr"]
_SHALLOW = frozenset(
    ["batch", "count", "d", "default", "first", "items", "last", "length", "list", "map", "reverse", "slice"]
)


def _bounded(name: str, function: Filter) -> Filter:
    """The filter as Jinja calls it: what it looks at and what it makes is counted."""

    @pass_context
    def bounded(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        meter = meter_of(context)
        meter.step()
        if name not in _SHALLOW:
            for one in (value, *args, *kwargs.values()):
                meter.look(one)
        if name in _OWN:
            return meter.keep(function(meter, value, *args, **kwargs))
        if name in _WITH_CONTEXT:
            return meter.keep(function(context, value, *args, **kwargs))
        if name in _WITH_ENVIRONMENT:
            return meter.keep(function(context.environment, value, *args, **kwargs))
        return meter.keep(function(value, *args, **kwargs))

    return bounded


def filters() -> dict[str, Filter]:
    """The filters that templates have, by name."""
    named = {name: FILTERS[name] for name in (*_PLAIN, *_WITH_ENVIRONMENT, *_WITH_CONTEXT)}
    return {name: _bounded(name, function) for name, function in {**named, **_OWN}.items()}
