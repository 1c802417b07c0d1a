"""Ruby's values, as plain Python ones: what they look like, and how they compare."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkslate.source.budget import Meter


class RubyError(Exception):
    """What Ruby would raise, or what mkslate does not know of it."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Say what, and how to mend it."""
        self.message = message
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Span:
    """A range: `1..5`, `'a'...'e'`; `high` None has no end."""

    low: Any
    high: Any
    exclusive: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Something that Middleman offers by name, with fields that are there or are a mistake."""

    name: str
    fields: Mapping[str, Any]
    missing: str
    hint: str


@dataclass(frozen=True, slots=True)
class RubyClass:
    """A class that sources ask about: `x.is_a?(Hash)`."""

    name: str


CLASSES: Mapping[str, tuple[type, ...]] = {
    "Array": (list, tuple),
    "Date": (datetime.date,),
    "FalseClass": (bool,),
    "Float": (float,),
    "Hash": (Mapping,),
    "Integer": (int,),
    "NilClass": (type(None),),
    "Numeric": (int, float),
    "String": (str,),
    "Symbol": (str,),
    "TrueClass": (bool,),
}


def truthy(value: Any) -> bool:
    """Ruby's truth: only `nil` and `false` are not true."""
    return value is not None and value is not False


def is_number(value: Any) -> bool:
    """Whether a value is a number; Ruby's true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def kind(value: Any) -> str:
    """The name of a value's class."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Record):
        return value.name
    names = ("String", "Integer", "Float", "Array", "Hash", "Date")
    return next((name for name in names if isinstance(value, CLASSES[name])), type(value).__name__)


def is_a(value: Any, ruby_class: Any) -> bool:
    """`value.is_a?(ruby_class)`. Raises RubyError if that is no class."""
    if not isinstance(ruby_class, RubyClass):
        raise RubyError("a class is expected", "such as String, Array or Hash")
    if isinstance(value, bool):
        return ruby_class.name == ("TrueClass" if value else "FalseClass")
    return isinstance(value, CLASSES[ruby_class.name])


def matches(pattern: Any, value: Any) -> bool:
    """`pattern === value`, as `when` asks it."""
    if isinstance(pattern, RubyClass):
        return is_a(value, pattern)
    if isinstance(pattern, Span):
        return within(pattern, value)
    return equal(pattern, value)


def equal(left: Any, right: Any) -> bool:
    """`left == right`; true is not 1."""
    return isinstance(left, bool) == isinstance(right, bool) and bool(left == right)


def within(span: Span, value: Any) -> bool:
    """Whether a range includes a value."""
    if is_number(value) != is_number(span.low) or isinstance(value, str) != isinstance(span.low, str):
        return False
    if value < span.low:
        return False
    return span.high is None or bool(value < span.high or (value == span.high and not span.exclusive))


def text(meter: Meter, value: Any) -> str:
    """`value.to_s`."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, RubyClass):
        return value.name
    if isinstance(value, datetime.date):
        return value.isoformat()
    return inspect(meter, value)


def inspect(meter: Meter, value: Any) -> str:
    """`value.inspect`, counted."""
    meter.look(value)
    shown = _inspected(value)
    meter.string(len(shown))
    return shown


def _inspected(value: Any) -> str:
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_inspected(key)}=>{_inspected(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_inspected, value)) + "]"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Span):
        high = "" if value.high is None else _inspected(value.high)
        return f"{_inspected(value.low)}{'...' if value.exclusive else '..'}{high}"
    raise RubyError(f"{kind(value)} has no text of its own")


def entries(meter: Meter, value: Any) -> list[Any]:
    """The entries of a list, of a range, or of a map (its pairs)."""
    if isinstance(value, list | tuple | Mapping):
        meter.items(len(value))
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, Mapping):
        return [[key, one] for key, one in value.items()]
    if isinstance(value, Span):
        return _counted(meter, value)
    raise RubyError(f"{kind(value)} is no list", "look at where the value comes from")


def _counted(meter: Meter, span: Span) -> list[Any]:
    low, high = span.low, span.high
    if isinstance(low, str) and isinstance(high, str) and len(low) == len(high) == 1:
        stop = ord(high) + (not span.exclusive)
        meter.items(max(0, stop - ord(low)))
        return [chr(code) for code in range(ord(low), stop)]
    if isinstance(low, int) and isinstance(high, int):
        stop = high + (not span.exclusive)
        meter.items(max(0, stop - low))
        return list(range(low, stop))
    raise RubyError("only ranges of whole numbers, or of single letters, can be gone through")
