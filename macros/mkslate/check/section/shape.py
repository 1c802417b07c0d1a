"""Shapes: which kinds of values the fields of a JSON document have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from mkslate.check.code import Code
from mkslate.check.json import strict

# A field's way from the top: names, and `[]` for what a list holds.
Path = tuple[str, ...]
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_FIRST = frozenset("+-0123456789")
# How many items of a list are looked at: more are alike.
_ITEMS = 3
# What leads on in strict JSON: a name, a bracket; a text that is no name, so that nothing in it is one.
_STEP = re.compile(r'("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|([{}\[\]])')
# How many fields make an object one that can be told from others.
FEWEST = 5
_KINDS = {bool: "true or false", int: "a number", float: "a number", type(None): ""}
# What holds other values.
_HOLDERS = frozenset({dict, list})


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of a document: its `path`, and each field's kind, empty where it is open."""

    path: Path
    fields: Mapping[str, str]


def things(code: Code) -> tuple[Thing, ...]:
    """The objects of a sample that is strict JSON, but for those with few fields; none of others."""
    read = code.once(strict)
    return () if read is None else tuple(_things(read.document))


def _things(top: object) -> Iterator[Thing]:
    waiting: list[tuple[object, Path]] = [(top, ())]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, dict):
            if len(value) >= FEWEST:
                yield Thing(path, {name: kind(one) for name, one in value.items()})
            waiting += [(one, (*path, name)) for name, one in value.items() if type(one) in _HOLDERS]
        elif isinstance(value, list):
            waiting += [(one, (*path, "[]")) for one in value[:_ITEMS] if type(one) in _HOLDERS]


def kind(value: object) -> str:
    """What a value is, where that can be told.

    Nothing is told of what is empty, of a text that may be anything, and of an object that holds a
    list: a page of it, where the list itself stands elsewhere.
    """
    if isinstance(value, str):
        return "a number in quotes" if value[:1] in _FIRST and _NUMBER.fullmatch(value) else ""
    found = _KINDS.get(type(value))
    if found is not None:
        return found
    if isinstance(value, dict):
        paged = "meta" in value or any(isinstance(one, list) for one in value.values())
        return "" if paged or not value else "an object"
    return "a list" if value else ""


def offset(text: str, path: Path) -> int:
    """The offset of the first field at a path in strict JSON."""
    return next((at for way, at in fields(text, len(path)) if (*way,) == path), 0)


def fields(text: str, depth: int) -> Iterator[tuple[Sequence[str], int]]:
    """The fields of strict JSON at some depth, each with its way from the top as it is just then."""
    way: list[str] = []
    for token in _STEP.finditer(text):
        name, bracket = token.groups()
        if name:
            way[-1] = cast("str", json.loads(name))
            if len(way) == depth:
                yield way, token.start()
        elif bracket in ("{", "["):
            way.append("[]" if bracket == "[" else "")
        elif bracket:
            way.pop()
