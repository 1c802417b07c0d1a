"""Plain values: what a template hands to a macro, as JSON knows it, and checks of their types."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from jinja2 import Undefined

from mkslate.source.macro.error import MacroError

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

DEPTH = 50  # deeper than any body that a reader could follow, and safe for recursion
_SURROGATE = re.compile("[\ud800-\udfff]")
SIZE = 100_000  # values in one argument: an alias bomb in a data file ends here


def plain(value: object, what: str) -> Plain:
    """A template's value as null, booleans, numbers, text, lists and mappings of these.

    Dates become ISO 8601 text, whole numbers that are keys become text. `what` names the value
    in the message of the MacroError that anything else raises.
    """
    return _Reader(what).read(value, 0)


class _Reader:
    """Copies one value and counts what it holds."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._count = 0

    def read(self, value: object, depth: int) -> Plain:
        self._count += 1
        if self._count > SIZE or depth > DEPTH:
            measure = f"{SIZE} values" if self._count > SIZE else f"{DEPTH} levels"
            raise MacroError(f"{self._what} holds more than {measure}")
        if isinstance(value, str):
            return self._text(value)
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, float):
            if not math.isfinite(value):
                raise MacroError(f"{self._what} holds {value}, which JSON cannot say")
            return value
        if isinstance(value, datetime.date | datetime.time):
            return value.isoformat()
        if isinstance(value, Undefined):
            str(value)  # a strict undefined raises here, and says which name it is
            raise MacroError(f"{self._what} is not defined")
        return self._collection(value, depth + 1)

    def _collection(self, value: object, depth: int) -> Plain:
        if isinstance(value, Mapping):
            return {self._key(key): self.read(inner, depth) for key, inner in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
            return [self.read(inner, depth) for inner in value]
        raise MacroError(
            f"{self._what} holds a {type(value).__name__}, which is neither text, number nor list"
        )

    def _key(self, key: object) -> str:
        if isinstance(key, int) and not isinstance(key, bool):
            return str(key)
        if not isinstance(key, str):
            raise MacroError(f"{self._what} has the key {key!r}, which is not text", "put it in quotes")
        return self._text(key)

    def _text(self, text: str) -> str:
        if _SURROGATE.search(text):
            raise MacroError(f"{self._what} holds half of a character (a lone surrogate)")
        return str(text)


def kind(value: Plain) -> str:
    """What a value is, in an author's words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a mapping"


def text(value: Plain, what: str) -> str:
    """`value` if it is text."""
    if not isinstance(value, str):
        raise MacroError(f"{what} must be text, not {kind(value)}")
    return value


def mapping(value: Plain, what: str) -> dict[str, Plain]:
    """`value` if it is a mapping; nothing counts as an empty one."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise MacroError(f"{what} must be a mapping, not {kind(value)}")
    return value


def rows(value: Plain, what: str) -> list[Plain]:
    """`value` if it is a list; nothing counts as an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise MacroError(f"{what} must be a list, not {kind(value)}")
    return value


def word(value: Plain, what: str) -> str:
    """A scalar as a request or a table cell writes it: `true`, `20`, `abc`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | str):
        return str(value)
    raise MacroError(f"{what} must be text or a number, not {kind(value)}")


def pairs(value: Plain, what: str) -> tuple[tuple[str, str], ...]:
    """A mapping as names and words; a list gives its name once for each of its values, null none."""
    found: list[tuple[str, str]] = []
    for name, inner in mapping(value, what).items():
        where = f"`{name}` of {what}"
        if isinstance(inner, dict):
            raise MacroError(f"{where} is a mapping", f"name the inner values as the API does: `{name}[key]`")
        values = inner if isinstance(inner, list) else [inner]
        found += [(name, word(one, where)) for one in values if one is not None]
    return tuple(found)
