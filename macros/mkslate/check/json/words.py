"""Bare words of JSON samples: which are JSON's own, which stand for something, which are mistakes."""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import Enum, auto


class Meaning(Enum):
    """What a word without quotes is."""

    VALUE = auto()
    PLACEHOLDER = auto()
    FOREIGN = auto()
    NUMBER = auto()
    WORD = auto()


_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")
_NUMERIC = re.compile(r"[-+]?[\d.][\d._]*(?:[eE][-+]?\d*)?|[-+]?0[xXbBoO][0-9a-fA-F_]+")
_PLACEHOLDER = re.compile(
    r"[A-Z][A-Z0-9]+(?:[_-][A-Z0-9]+)*"  # YOUR_KEY
    r"|[xX]{2,}|[*#?_-]{2,}|\*|\?"  # xxxx, ****
    r"|[$@%:][\w.$-]+"  # $id, :id, %s
)
# Other languages' words, and what JSON has for each.
FOREIGN = {
    "None": "null",
    "nil": "null",
    "Null": "null",
    "NULL": "null",
    "undefined": "",
    "NaN": "",
    "Infinity": "",
    "-Infinity": "",
    "True": "true",
    "TRUE": "true",
    "False": "false",
    "FALSE": "false",
}
_OWN = ("true", "false", "null")
_NEAR = 0.8  # how alike two words are, as difflib counts it


def meaning(word: str) -> Meaning:
    """What a bare word is."""
    if word in _OWN or _NUMBER.fullmatch(word):
        return Meaning.VALUE
    if word in FOREIGN:
        return Meaning.FOREIGN
    if _PLACEHOLDER.fullmatch(word):
        return Meaning.PLACEHOLDER
    if _NUMERIC.fullmatch(word) and any(char.isdigit() for char in word):
        return Meaning.NUMBER
    return Meaning.WORD


def own_word(word: str) -> str | None:
    """The word of JSON's that a bare word is all but: `tru`, `ture`, `flase`."""
    near = get_close_matches(word.lower(), _OWN, 1, _NEAR)
    turned = [one for one in _OWN if sorted(one) == sorted(word.lower())]
    return next(iter([*near, *turned]), None)
