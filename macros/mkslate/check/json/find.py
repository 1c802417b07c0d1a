"""What is wrong with a JSON sample."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mkslate.check.code import Code
from mkslate.check.json import rules
from mkslate.check.json.reader import Reader
from mkslate.errors import Problem

_OTHERS = (
    ("xml", re.compile(r"\s*<(?!%|!--)[?!]?[A-Za-z][^<]*>")),
    ("shell", re.compile(r"\s*(?:\$ )?curl\s")),
)


@dataclass(frozen=True, slots=True)
class Strict:
    """What strict JSON says: dicts, lists, texts, numbers, `True`, `False`, `None`."""

    document: object


class _NotStrictError(ValueError):
    """The text is JSON, but not what its author can have meant."""


def find(code: Code) -> Iterable[Problem]:
    """The problems of one sample; none for strict JSON and for what the dialect of samples allows."""
    if not code.text.strip():
        return [
            rules.EMPTY.at(
                code.place(0), "the sample is empty", "show the body, or say in text that there is none"
            )
        ]
    return [] if code.once(strict) is not None else _lenient(code)


def strict(code: Code) -> Strict | None:
    """The document that some code is, if it is strict JSON and no object has a name twice."""
    try:
        return Strict(_DECODER.decode(code.text))
    except (ValueError, RecursionError):
        return None


def _lenient(code: Code) -> Iterable[Problem]:
    for name, pattern in _OTHERS:
        if pattern.match(code.text):
            return [
                rules.PROSE.at(code.place(0), f"this is {name}, not JSON", f"begin the sample with ```{name}")
            ]
    return Reader(code).read()


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _NotStrictError
    return found


def _no_constant(_name: str) -> None:
    raise _NotStrictError


_DECODER = json.JSONDecoder(object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
