"""The loop: what `each` and its like go through, and how a block's parameters get their values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkslate.source.budget import Meter
from mkslate.source.erb.list_methods import LIST
from mkslate.source.erb.ruby import Params
from mkslate.source.erb.values import Record, RubyError, Span, entries, kind

LOOPS = frozenset(
    [
        "each",
        "each_pair",
        "each_with_index",
        "each_key",
        "each_value",
        "each_slice",
        "reverse_each",
        "times",
        "upto",
        "downto",
    ]
)


def rounds(meter: Meter, name: str, value: Any, *args: Any) -> list[Any]:
    """What a loop goes through: one entry for each round."""
    if name in ("times", "upto", "downto"):
        if not isinstance(value, int):
            raise RubyError(f"`{name}` is asked of {kind(value)}")
        if name == "times":
            return entries(meter, Span(0, value, True))
        if name == "upto":
            return entries(meter, Span(value, args[0], False))
        return entries(meter, Span(args[0], value, False))[::-1]
    if isinstance(value, Record):
        value = value.fields
    if value is None:
        raise RubyError(f"`{name}` is asked of nil", "`&.each` goes through what is there")
    if name in ("each_pair", "each_value", "each_key"):
        if not isinstance(value, Mapping):
            raise RubyError(f"`{name}` is asked of {kind(value)}")
        if name != "each_pair":
            return list(value.values() if name == "each_value" else value)
    found = entries(meter, value)
    if name == "each_slice":
        return LIST["each_slice"](meter, found, *args)  # type: ignore[no-any-return]  # the table is of any methods
    if name == "each_with_index":
        first = args[0] if args else 0
        return [[one, index] for index, one in enumerate(found, first)]
    return found[::-1] if name == "reverse_each" else found


def bind(variables: dict[str, Any], params: Params, value: Any) -> None:
    """Give a block's parameters their values: one takes all of `value`, more take it apart."""
    if len(params) == 1 and isinstance(params[0], str):
        variables[params[0]] = value
        return
    values = list(value) if isinstance(value, list | tuple) else [value]
    if len(params) == 1 and len(values) == 1 and isinstance(values[0], list | tuple):
        values = list(values)
    for number, name in enumerate(params):
        one = values[number] if number < len(values) else None
        if isinstance(name, str):
            variables[name] = one
        elif len(params) == 1:
            bind(variables, name, values)
        else:
            bind(variables, name, one)
