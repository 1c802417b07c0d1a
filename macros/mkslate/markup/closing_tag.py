"""Closing tags: where the raw HTML blocks of a passage may end (D7.2), found once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_CLOSING = re.compile(r"</([A-Za-z0-9]+)> *\Z")


class ClosingTags:
    """The lines of a passage that end in a closing tag."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._ends: dict[str, list[int]] = {}
        self._own_lines: dict[str, list[int]] = {}
        self._pairs: dict[str, dict[int, tuple[int, int, int]]] = {}
        for index, text in enumerate(texts):
            at = text.rfind("</")
            tag = _CLOSING.match(text, at) if at >= 0 else None
            if tag is not None:
                name = tag[1].lower()
                self._ends.setdefault(name, []).append(index)
                if at == 0:
                    self._own_lines.setdefault(name, []).append(index)

    def end(self, name: str, at: int) -> int | None:
        """The line that ends a block of a tag which opens at a line: nested tags are not counted.

        The closing tag must stand on the first line or at the beginning of one; if there is none such,
        it may stand anywhere, but for `ins` and `del`.
        """
        ends = self._ends.get(name, ())
        index = bisect_right(ends, at)
        if index and ends[index - 1] == at:
            return at
        own = self._own_lines.get(name, ())
        first = bisect_right(own, at)
        if first < len(own):
            return own[first]
        return ends[index] if index < len(ends) and name not in ("ins", "del") else None

    def partner(self, name: str, at: int) -> tuple[int, int, int] | None:
        """The closing tag that matches the opening one in column 0 of a line, nesting counted.

        Its line and its offsets.
        """
        if name not in self._pairs:
            self._pairs[name] = _pairs(self._texts, name)
        return self._pairs[name].get(at)


def _pairs(texts: Sequence[str], name: str) -> dict[int, tuple[int, int, int]]:
    tag = re.compile(rf"<(/?){re.escape(name)}(?:>|(?=[\s/])[^<>]*+>)", re.IGNORECASE)
    pairs: dict[int, tuple[int, int, int]] = {}
    stack: list[tuple[int, int]] = []
    for index, text in enumerate(texts):
        if "<" not in text:
            continue
        for found in tag.finditer(text):
            if not found[1]:
                stack.append((index, found.start()))
            elif stack:
                line, column = stack.pop()
                if column == 0:
                    pairs[line] = (index, found.start(), found.end())
    return pairs
