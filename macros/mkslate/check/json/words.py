"""Bare words of JSON samples: which are JSON's own, which stand for something, which are mistakes."""

from __future__ import annotations

import re
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


def meaning(word: str) -> Meaning:
    """What a bare word is."""
    if word in ("true", "false", "null") or _NUMBER.fullmatch(word):
        return Meaning.VALUE
    if word in FOREIGN:
        return Meaning.FOREIGN
    if _PLACEHOLDER.fullmatch(word):
        return Meaning.PLACEHOLDER
    if _NUMERIC.fullmatch(word) and any(char.isdigit() for char in word):
        return Meaning.NUMBER
    return Meaning.WORD
