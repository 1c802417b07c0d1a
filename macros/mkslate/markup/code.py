"""Code spans (D8.9)."""

from __future__ import annotations

import re
from bisect import bisect_left

_TICKS = re.compile("`+")


class Ticks:
    """The backticks of a part of a text: which of them begin a code span."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._starts: list[int] | None = None
        self._longest: list[int] = []

    def span(self, at: int) -> tuple[int, int] | None:
        """The start and the end of the code that begins with the run of backticks at an offset."""
        after = self.after(at)
        length = after - at
        if self._starts is not None and length > self._longest_from(after):
            return None
        close = self._text.find("`" * length, after, self._end)
        return None if close < 0 else (after, close)

    def after(self, at: int) -> int:
        """Where the run of backticks at an offset ends."""
        run = _TICKS.match(self._text, at, self._end)
        return run.end() if run else at

    def retry(self, at: int) -> int:
        """Where to go on after a run that begins nothing: at its longest rest that another run can close."""
        after = self.after(at)
        return after - min(self._longest_from(after), after - at - 1)

    def _longest_from(self, at: int) -> int:
        """The length of the longest run from an offset on; counted once, so that no run is sought in vain."""
        if self._starts is None:
            runs = list(_TICKS.finditer(self._text, self._start, self._end))
            self._starts = [run.start() for run in runs]
            self._longest = [0] * (len(runs) + 1)
            for index in range(len(runs) - 1, -1, -1):
                length = runs[index].end() - runs[index].start()
                self._longest[index] = max(length, self._longest[index + 1])
        return self._longest[bisect_left(self._starts, at)]
