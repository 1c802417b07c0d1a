"""Brackets of JSON samples, counted: how many more close than open."""

from __future__ import annotations

import re
from bisect import bisect_left

_BRACKET = re.compile(r'"(?:[^"\\\n]++|\\.)*+(?:"|$)|([{\[])|([}\]])', re.MULTILINE)
PARTNER = {"{": "}", "[": "]", "}": "{", "]": "["}


class Brackets:
    """The brackets of a text outside of its strings, counted from the end."""

    __slots__ = ("_balance", "_offsets", "_text")

    def __init__(self, text: str) -> None:
        """Find them."""
        found = [match for match in _BRACKET.finditer(text) if match.lastgroup or match.lastindex]
        self._text = text
        self._offsets = [match.start() for match in found]
        self._balance = [0] * (len(found) + 1)
        for index in range(len(found) - 1, -1, -1):
            self._balance[index] = self._balance[index + 1] + (1 if found[index].group(2) else -1)

    def closing(self, offset: int) -> int:
        """How many more brackets close than open from an offset to the end of the text."""
        return self._balance[bisect_left(self._offsets, offset)]

    def indent(self, offset: int) -> int:
        """The column at which the line of an offset begins to say something."""
        start = self._text.rfind("\n", 0, offset) + 1
        line = self._text[start:offset]
        return len(line) - len(line.lstrip())

    def begins_line(self, offset: int) -> bool:
        """Whether nothing stands before an offset on its line."""
        start = self._text.rfind("\n", 0, offset) + 1
        return not self._text[start:offset].strip()
