"""Closing tags: where the raw HTML blocks of a passage may end (D7.2), found once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from mkslate.markup.fence import Closings, opening

_NO_QUIRKS: frozenset[str] = frozenset()
_CLOSING = re.compile(r"</([A-Za-z0-9]+)> *\Z")


class ClosingTags:
    """The lines of a passage that end in a closing tag.

    A line may lose its beginning later, when that has been read as a block of its own.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._whole = [*texts]
        self._ends: dict[str, list[int]] = {}
        self._own_lines: dict[str, list[int]] = {}
        self._pairs: dict[tuple[str, bool], dict[tuple[int, int], tuple[int, int, int]]] = {}
        self._outside: list[str] | None = None
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

    def partner(self, name: str, at: int, *, in_fences: bool = True) -> tuple[int, int, int] | None:
        """The closing tag that matches the opening one at the beginning of a line, nesting counted.

        Its line and its offsets. Unless tags `in_fences` count as others do, they are code.
        """
        key = (name, in_fences)
        if key not in self._pairs:
            self._pairs[key] = _pairs(self._whole if in_fences else self._outside_of_fences(), name)
        found = self._pairs[key].get((at, self._read(at)))
        if found is None:
            return None
        line, start, stop = found
        return line, start - self._read(line), stop - self._read(line)

    def _read(self, line: int) -> int:
        """How much a line has lost."""
        return len(self._whole[line]) - len(self._texts[line])

    def _outside_of_fences(self) -> list[str]:
        """The lines of the passage, those between fences empty."""
        if self._outside is None:
            closings = Closings(self._whole, _NO_QUIRKS)
            self._outside = [*self._whole]
            index = 0
            while index < len(self._whole):
                fence = opening(self._whole[index], _NO_QUIRKS)
                end = closings.next(fence, index) if fence else None
                if end is not None:
                    self._outside[index + 1 : end] = [""] * (end - index - 1)
                    index = end
                index += 1
        return self._outside


def _pairs(texts: Sequence[str], name: str) -> dict[tuple[int, int], tuple[int, int, int]]:
    tag = re.compile(rf"<(/?){re.escape(name)}(?:>|(?=[\s/])[^<>]*+>)", re.IGNORECASE)
    pairs: dict[tuple[int, int], tuple[int, int, int]] = {}
    stack: list[tuple[int, int]] = []
    for index, text in enumerate(texts):
        if "<" not in text:
            continue
        for found in tag.finditer(text):
            if not found[1]:
                stack.append((index, found.start()))
            elif stack:
                pairs[stack.pop()] = (index, found.start(), found.end())
    return pairs
