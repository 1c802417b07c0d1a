"""Closing tags: where the raw HTML blocks of a passage may end (D7.2), found once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from mkslate.markup.blanked import blanked
from mkslate.markup.tag_pairs import Partner, Start, host_pairs, pairs

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
        self._pairs: dict[tuple[str, bool], dict[Start, Partner]] = {}
        self._blanked: list[str] | None = None
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

    def partner(self, name: str, at: int, indent: int = 0, *, guest: bool = False) -> Partner | None:
        """The closing tag that matches the opening one at the beginning of a line, nesting counted.

        The beginning is `indent` spaces from the line's. To a `guest`, what stands in fences, comments,
        scripts and styles is no tag, and a tag within a line counts only if that closes it.
        """
        key = (name, guest)
        if key not in self._pairs:
            self._pairs[key] = self._host_pairs(name) if guest else pairs(self._whole, name)
        found = self._pairs[key].get((at, self._read(at) + indent))
        if found is None:
            return None
        line, start, stop = found
        return line, start - self._read(line), stop - self._read(line)

    def _host_pairs(self, name: str) -> dict[Start, Partner]:
        if self._blanked is None:
            self._blanked = blanked(self._whole)
        return host_pairs(self._blanked, name)

    def _read(self, line: int) -> int:
        """How much a line has lost."""
        return len(self._whole[line]) - len(self._texts[line])
