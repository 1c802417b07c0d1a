"""Occurrences: where a string stands in a text, looked for once."""

from __future__ import annotations

import re
from bisect import bisect_left


class Occurrences:
    """The offsets of strings in one text, so that the next one is found without reading on to it again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offsets: dict[str, list[int]] = {}

    def next(self, what: str, at: int, end: int) -> int:
        """Where a string begins next, from an offset on; the end if nowhere before it."""
        offsets = self._offsets.get(what)
        if offsets is None:
            offsets = [found.start() for found in re.finditer(re.escape(what), self._text)]
            self._offsets[what] = offsets
        index = bisect_left(offsets, at)
        return offsets[index] if index < len(offsets) and offsets[index] < end else end
