"""Shapes: which kinds of values the fields of a JSON document have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from mkslate.check.code import Code
from mkslate.check.json import strict
from mkslate.check.json.lexer import Kind, Lexer

# A field's way from the top: names, and `[]` for what a list holds.
Path = tuple[str, ...]
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
# How many items of a list are looked at: more are alike.
_ITEMS = 3
# How many fields make an object one that can be told from others.
FEWEST = 5
_KINDS = {bool: "true or false", int: "a number", float: "a number"}
# What holds other values.
_HOLDERS = (dict, list)


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
            waiting += [(one, (*path, name)) for name, one in value.items() if isinstance(one, _HOLDERS)]
        elif isinstance(value, list):
            waiting += [(one, (*path, "[]")) for one in value[:_ITEMS] if isinstance(one, _HOLDERS)]


def kind(value: object) -> str:
    """What a value is, where that can be told.

    Nothing is told of what is empty, of a text that may be anything, and of an object that holds a
    list: a page of it, where the list itself stands elsewhere.
    """
    if isinstance(value, str):
        return "a number in quotes" if _NUMBER.fullmatch(value) else ""
    if isinstance(value, dict):
        paged = "meta" in value or any(isinstance(one, list) for one in value.values())
        return "" if paged or not value else "an object"
    if isinstance(value, list):
        return "a list" if value else ""
    return _KINDS.get(type(value), "")


def offset(code: Code, path: Path) -> int:
    """The offset of the first field at a path in strict JSON."""
    lexer = Lexer(code.text)
    way: list[str] = []
    names: list[str] = []
    position = 0
    while (token := lexer.token(position)).kind is not Kind.END:
        position = token.end
        if token.kind is Kind.STRING and lexer.token(position).text == ":":
            names[-1:] = [cast("str", json.loads(token.text))]
            if (*way, names[-1]) == path:
                return token.start
        elif token.text == "{":
            way += names[-1:] if names else []
            names.append("")
        elif token.text == "[":
            way += names[-1:] if names else []
            names.append("[]")
        elif token.text in ("}", "]") and token.kind is Kind.MARK:
            names.pop()
            del way[len(names) - 1 if names else 0 :]
    return 0
