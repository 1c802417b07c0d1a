"""The answer: what a value gives for a method that is asked of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from mkslate.source.budget import Meter
from mkslate.source.erb.list_methods import LIST, MAP, SPAN, WITH_BLOCK
from mkslate.source.erb.operators import element
from mkslate.source.erb.text_methods import DATE, EVERY, NIL, NUMBER, STRING
from mkslate.source.erb.values import Record, RubyError, Span, entries, is_number, kind, truthy
from mkslate.source.i18n import MissingTranslation

Operation = Callable[..., Any]
# What looks at a list, but not at what is in it.
_SHALLOW = frozenset({"any?", "drop", "empty?", "first", "last", "length", "reverse", "size", "take", "to_a"})


class MissingTranslationError(Exception):
    """Raised where the text of a missing translation would be used."""


# What may be asked of a missing translation: sources do so to find out whether it is there.
_ASKS = frozenset(
    ["include?", "is_a?", "kind_of?", "nil?", "present?", "blank?", "start_with?", "to_s", "to_str"]
)


def method(
    meter: Meter,
    value: Any,
    name: str,
    args: list[Any],
    named: Mapping[str, Any],
    block: Operation | None = None,
) -> Any:
    """What a value answers to a method. Raises RubyError for one that it has not."""
    if isinstance(value, MissingTranslation) and name not in _ASKS:
        raise MissingTranslationError(str(value))
    if isinstance(value, Record):
        return _field(value, name if name != "[]" else args[0])
    if name == "[]":
        return element(value, *args)
    if block is not None and name in WITH_BLOCK and isinstance(value, list | tuple | Mapping | Span):
        return WITH_BLOCK[name](meter, value, block)
    tables: list[Mapping[str, Operation]] = [EVERY]
    given = value
    if isinstance(value, str):
        tables.insert(0, STRING)
        meter.look(value)
    elif is_number(value):
        if name == "times" and block is not None:
            return WITH_BLOCK["map"](meter, Span(0, value, True), block)
        tables.insert(0, NUMBER)
    elif value is None:
        tables.insert(0, NIL)
    elif isinstance(value, datetime.date):
        tables.insert(0, DATE)
    elif isinstance(value, Mapping):
        if name in MAP:
            return MAP[name](meter, value, *args)
        if name in value and name not in EVERY and name not in LIST and not args:
            return value[name]
    elif isinstance(value, Span) and name in SPAN:
        return SPAN[name](meter, value, *args)
    if block is None or name == "to_s":
        for table in tables:
            if name in table:
                return table[name](meter, value, *args, **named)
    if isinstance(value, list | tuple | Mapping | Span) and name in LIST and block is None:
        given = entries(meter, value)
        if name not in _SHALLOW:
            meter.look(value)
        return LIST[name](meter, given, *args)
    return _unknown(value, name, args, block)


def _unknown(value: Any, name: str, args: list[Any], block: Operation | None) -> Any:
    if isinstance(value, Mapping) and not args and block is None:
        return truthy(value.get(name[:-1])) if name.endswith("?") else value.get(name)
    if value is None:
        raise RubyError(f"`{name}` is asked of nil", "`&.` asks only what is there")
    raise RubyError(f"mkslate knows no method `{name}` of {kind(value)}")


def _field(record: Record, name: Any) -> Any:
    if name in record.fields:
        return record.fields[name]
    raise RubyError(record.missing.format(name), record.hint)
