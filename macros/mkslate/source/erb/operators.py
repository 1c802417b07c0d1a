"""Ruby's operators on plain values, and `value[…]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mkslate.source.budget import Meter
from mkslate.source.erb.list_methods import compare
from mkslate.source.erb.values import RubyError, Span, equal, is_number, kind, matches, text
from mkslate.source.filters import formatted

Operator = Callable[[Meter, Any, Any], Any]


def _no_operator(sign: str, left: Any, right: Any) -> RubyError:
    return RubyError(f"`{sign}` does not go with {kind(left)} and {kind(right)}")


def _add(meter: Meter, left: Any, right: Any) -> Any:
    if isinstance(left, str) and isinstance(right, str):
        meter.string(len(left) + len(right))
        return str(left) + str(right)
    if isinstance(left, list) and isinstance(right, list):
        meter.items(len(left) + len(right))
        return left + right
    if is_number(left) and is_number(right):
        return left + right
    hint = "`.to_s` makes a string of it" if isinstance(left, str) else ""
    raise RubyError(f"`+` does not go with {kind(left)} and {kind(right)}", hint)


def _subtract(meter: Meter, left: Any, right: Any) -> Any:
    if isinstance(left, list) and isinstance(right, list):
        meter.step(len(left) * len(right) // 16)
        return [one for one in left if one not in right]
    if is_number(left) and is_number(right):
        return left - right
    raise _no_operator("-", left, right)


def _multiply(meter: Meter, left: Any, right: Any) -> Any:
    if isinstance(left, list) and isinstance(right, str):
        texts = [text(meter, one) for one in left]
        meter.string(sum(map(len, texts)) + len(right) * len(texts))
        return right.join(texts)
    if isinstance(right, int) and isinstance(left, str | list):
        if right < 0:
            raise RubyError("a negative number of times")
        if isinstance(left, str):
            meter.string(len(left) * right)
            return str(left) * right
        meter.items(len(left) * right)
        return left * right
    if is_number(left) and is_number(right):
        if isinstance(left, int) and isinstance(right, int):
            meter.bits(left.bit_length() + right.bit_length())
        return left * right
    raise _no_operator("*", left, right)


def _divide(_meter: Meter, left: Any, right: Any) -> Any:
    if not (is_number(left) and is_number(right)):
        raise _no_operator("/", left, right)
    return left // right if isinstance(left, int) and isinstance(right, int) else left / right


def _remainder(meter: Meter, left: Any, right: Any) -> Any:
    if isinstance(left, str):
        return formatted(meter, left, tuple(right) if isinstance(right, list) else right)
    if is_number(left) and is_number(right):
        return left % right
    raise _no_operator("%", left, right)


def _power(meter: Meter, left: Any, right: Any) -> Any:
    if not (is_number(left) and is_number(right)):
        raise _no_operator("**", left, right)
    if isinstance(left, int) and isinstance(right, int):
        meter.bits(left.bit_length() * max(0, right))
    return left**right


def _append(meter: Meter, left: Any, right: Any) -> Any:
    return _add(meter, left, [right] if isinstance(left, list) else right)


def _compared(answer: Callable[[int], bool]) -> Operator:
    def operator(meter: Meter, left: Any, right: Any) -> bool:
        meter.look(left)
        if left is None or right is None:
            raise RubyError(f"{kind(left)} and {kind(right)} cannot be compared")
        return answer(compare(left, right))

    return operator


def _equal(meter: Meter, left: Any, right: Any) -> bool:
    meter.look(left)
    return equal(left, right)


BINARY: Mapping[str, Operator] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "/": _divide,
    "%": _remainder,
    "**": _power,
    "<<": _append,
    "==": _equal,
    "===": lambda _meter, left, right: matches(left, right),
    "!=": lambda meter, left, right: not _equal(meter, left, right),
    "<": _compared(lambda order: order < 0),
    "<=": _compared(lambda order: order <= 0),
    ">": _compared(lambda order: order > 0),
    ">=": _compared(lambda order: order >= 0),
    "<=>": lambda _meter, left, right: compare(left, right),
}


def element(value: Any, *args: Any) -> Any:
    """`value[…]`: nil where there is nothing, an error where nothing could be."""
    if value is None:
        raise RubyError("`[]` is asked of nil", "look at where the value comes from")
    key = args[0]
    if isinstance(value, Mapping):
        return value.get(key) if isinstance(key, str | int | float) else None
    if not isinstance(value, list | tuple | str):
        raise RubyError(f"`[]` is asked of {kind(value)}")
    if isinstance(value, str) and isinstance(key, str):
        return key if key in value else None
    if isinstance(key, Span):
        return _cut(value, key)
    if not isinstance(key, int):
        raise RubyError(f"{kind(key)} is no index of {kind(value)}")
    if len(args) > 1:
        start = key if key >= 0 else len(value) + key
        return value[start : start + max(0, args[1])] if 0 <= start <= len(value) else None
    return value[key] if -len(value) <= key < len(value) else None


def _cut(value: Any, span: Span) -> Any:
    low, high = span.low or 0, span.high
    start = low if low >= 0 else len(value) + low
    if not 0 <= start <= len(value):
        return None
    if high is None:
        return value[start:]
    stop = high if high >= 0 else len(value) + high
    return value[start : max(start, stop + (not span.exclusive))]
