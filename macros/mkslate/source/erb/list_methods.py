"""The methods of Ruby's arrays, hashes and ranges; those with a block get it as a function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cmp_to_key
from typing import Any

from mkslate.source.budget import Meter
from mkslate.source.erb.values import RubyError, Span, entries, equal, kind, text, truthy, within
from mkslate.source.filters import joined_by

Method = Callable[..., Any]
BlockCall = Callable[..., Any]


def compare(left: Any, right: Any) -> int:
    """`left <=> right`. Raises RubyError where Ruby has no answer."""
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        for one, other in zip(left, right, strict=False):
            if (order := compare(one, other)) != 0:
                return order
        return (len(left) > len(right)) - (len(left) < len(right))
    try:
        return int(left > right) - int(left < right)
    except TypeError:
        raise RubyError(f"{kind(left)} and {kind(right)} cannot be compared") from None


def _by_key(left: tuple[Any, Any], right: tuple[Any, Any]) -> int:
    return compare(left[0], right[0])


def _sorted(meter: Meter, values: list[Any], key: Callable[[Any], Any]) -> list[Any]:
    meter.look(values)
    keys = [key(value) for value in values]
    pairs = sorted(zip(keys, values, strict=True), key=cmp_to_key(_by_key))
    return [value for _, value in pairs]


def _unique(values: list[Any], key: Callable[[Any], Any] = lambda value: value) -> list[Any]:
    seen: dict[str, None] = {}
    made = []
    for value in values:
        mark = repr(key(value))
        if mark not in seen:
            seen[mark] = None
            made.append(value)
    return made


def _flat(meter: Meter, values: list[Any]) -> list[Any]:
    meter.look(values)
    made: list[Any] = []
    for value in values:
        made += _flat(meter, list(value)) if isinstance(value, list | tuple) else [value]
    return made


def _take(_meter: Meter, values: list[Any], count: int | None = None) -> Any:
    return (values[0] if values else None) if count is None else values[: max(0, count)]


def _take_last(_meter: Meter, values: list[Any], count: int | None = None) -> Any:
    return (values[-1] if values else None) if count is None else values[max(0, len(values) - count) :]


def _slices(_meter: Meter, values: list[Any], size: int) -> list[list[Any]]:
    if size < 1:
        raise RubyError("slices hold one value at least")
    return [values[index : index + size] for index in range(0, len(values), size)]


def _sum(_meter: Meter, values: list[Any]) -> Any:
    if not all(isinstance(value, int | float) for value in values):
        raise RubyError("`sum` adds numbers")
    return sum(values)


def _join(meter: Meter, values: list[Any], by: str = "") -> str:
    return joined_by(meter, [text(meter, value) for value in _flat(meter, values)], by)


def _sentence(meter: Meter, values: list[Any]) -> str:
    words = [text(meter, value) for value in values]
    if len(words) < 3:
        return " and ".join(words)
    return ", ".join(words[:-1]) + f", and {words[-1]}"


# The receiver comes as a list of its entries: those of a map are pairs.
LIST: Mapping[str, Method] = {
    "any?": lambda _meter, values: any(map(truthy, values)),
    "all?": lambda _meter, values: all(map(truthy, values)),
    "compact": lambda _meter, values: [value for value in values if value is not None],
    "count": lambda _meter, values, *one: len(values) if not one else values.count(one[0]),
    "drop": lambda _meter, values, count: values[max(0, count) :],
    "each_slice": _slices,
    "empty?": lambda _meter, values: not values,
    "first": _take,
    "flatten": _flat,
    "in_groups_of": _slices,
    "include?": lambda _meter, values, one: any(equal(value, one) for value in values),
    "index": lambda _meter, values, one: values.index(one) if one in values else None,
    "join": _join,
    "last": _take_last,
    "max": lambda meter, values: (_sorted(meter, values, lambda value: value) or [None])[-1],
    "min": lambda meter, values: (_sorted(meter, values, lambda value: value) or [None])[0],
    "none?": lambda _meter, values: not any(map(truthy, values)),
    "reverse": lambda _meter, values: values[::-1],
    "sort": lambda meter, values: _sorted(meter, values, lambda value: value),
    "sum": _sum,
    "take": _take,
    "to_a": lambda _meter, values: values,
    "to_h": lambda _meter, values: {pair[0]: pair[1] for pair in values},
    "to_sentence": _sentence,
    "uniq": lambda _meter, values: _unique(values),
    **dict.fromkeys(("length", "size"), lambda _meter, values: len(values)),
}


def _has_key(_meter: Meter, value: Mapping[Any, Any], key: Any) -> bool:
    return key in value


def _fetch(_meter: Meter, value: Mapping[Any, Any], key: Any, *default: Any) -> Any:
    if key in value or default:
        return value.get(key, *default)
    raise RubyError(f"the key `{key}` is not there")


def _dig(_meter: Meter, value: Any, *keys: Any) -> Any:
    for key in keys:
        if isinstance(value, Mapping):
            value = value.get(key)
        elif isinstance(value, list | tuple) and isinstance(key, int):
            value = value[key] if -len(value) <= key < len(value) else None
        else:
            return None
    return value


MAP: Mapping[str, Method] = {
    "compact": lambda _meter, value: {key: one for key, one in value.items() if one is not None},
    "dig": _dig,
    "except": lambda _meter, value, *keys: {key: one for key, one in value.items() if key not in keys},
    "fetch": _fetch,
    "keys": lambda _meter, value: list(value),
    "merge": lambda _meter, value, *others: {k: v for one in (value, *others) for k, v in one.items()},
    "slice": lambda _meter, value, *keys: {key: value[key] for key in keys if key in value},
    "to_h": lambda _meter, value: value,
    "values": lambda _meter, value: list(value.values()),
    "values_at": lambda _meter, value, *keys: [value.get(key) for key in keys],
    **dict.fromkeys(("has_key?", "include?", "key?", "member?"), _has_key),
    **dict.fromkeys(
        ("stringify_keys", "symbolize_keys", "with_indifferent_access"), lambda _meter, value: value
    ),
    **dict.fromkeys(("has_value?", "value?"), lambda _meter, value, one: one in value.values()),
}

SPAN: Mapping[str, Method] = {
    "begin": lambda _meter, value: value.low,
    "end": lambda _meter, value: value.high,
    **dict.fromkeys(("cover?", "include?", "member?"), lambda _meter, value, one: within(value, one)),
}


def _group(values: list[Any], block: BlockCall) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for value in values:
        groups.setdefault(block(value), []).append(value)
    return groups


def _select(meter: Meter, value: Any, block: BlockCall, *, wanted: bool = True) -> Any:
    kept = [one for one in entries(meter, value) if truthy(block(one)) is wanted]
    return dict(kept) if isinstance(value, Mapping) else kept


def _find(meter: Meter, value: Any, block: BlockCall) -> Any:
    return next((one for one in entries(meter, value) if truthy(block(one))), None)


def _map(meter: Meter, value: Any, block: BlockCall) -> list[Any]:
    return [block(one) for one in entries(meter, value)]


def _flat_map(meter: Meter, value: Any, block: BlockCall) -> list[Any]:
    made: list[Any] = []
    for one in _map(meter, value, block):
        made += one if isinstance(one, list | tuple) else [one]
    return made


def _count(meter: Meter, value: Any, block: BlockCall) -> int:
    return sum(truthy(one) for one in _map(meter, value, block))


# The receiver comes as it is; the block is called with one entry of it (of a map: a pair).
WITH_BLOCK: Mapping[str, Method] = {
    "all?": lambda meter, value, block: all(map(truthy, _map(meter, value, block))),
    "any?": lambda meter, value, block: any(map(truthy, _map(meter, value, block))),
    "count": _count,
    "each_with_index": lambda meter, value, block: [
        block([one, index]) for index, one in enumerate(entries(meter, value))
    ],
    "flat_map": _flat_map,
    "group_by": lambda meter, value, block: _group(entries(meter, value), block),
    "max_by": lambda meter, value, block: (_sorted(meter, entries(meter, value), block) or [None])[-1],
    "min_by": lambda meter, value, block: (_sorted(meter, entries(meter, value), block) or [None])[0],
    "none?": lambda meter, value, block: not any(map(truthy, _map(meter, value, block))),
    "partition": lambda meter, value, block: [
        _select(meter, value, block),
        _select(meter, value, block, wanted=False),
    ],
    "reject": lambda meter, value, block: _select(meter, value, block, wanted=False),
    "sort_by": lambda meter, value, block: _sorted(meter, entries(meter, value), block),
    "sum": lambda meter, value, block: _sum(meter, _map(meter, value, block)),
    "to_h": lambda meter, value, block: {pair[0]: pair[1] for pair in _map(meter, value, block)},
    "transform_keys": lambda _meter, value, block: {block(key): one for key, one in value.items()},
    "transform_values": lambda _meter, value, block: {key: block(one) for key, one in value.items()},
    "uniq": lambda meter, value, block: _unique(entries(meter, value), block),
    **dict.fromkeys(("collect", "map"), _map),
    **dict.fromkeys(("detect", "find"), _find),
    **dict.fromkeys(("filter", "select"), _select),
}

__all__ = ["LIST", "MAP", "SPAN", "WITH_BLOCK", "BlockCall", "Span", "compare"]
