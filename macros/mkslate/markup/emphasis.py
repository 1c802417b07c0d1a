"""Emphasis: where it closes (D8.2-D8.8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mkslate.markup.code import Ticks
from mkslate.markup.inlines import Emphasis, Inlines
from mkslate.markup.occurrences import Occurrences

_ALNUM = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_STOPS = {mark: re.compile("[" + re.escape(mark) + "\\[]") for mark in "*_~"}
_STOPS_AND_CODE = {mark: re.compile("[" + re.escape(mark) + "\\[`]") for mark in "*_~"}
_SPACES = re.compile(r"[ \n]*+")

Kind = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Found:
    """Emphasis that closes: how many marks it has (3: strong and em), its content, its end."""

    marks: Kind
    start: int
    end: int
    stop: int

    def emphasis(self, mark: str, content: Inlines) -> Emphasis:
        """The emphasis with its content."""
        if mark == "~":
            return Emphasis("del", content)
        if self.marks == 3:
            return Emphasis("strong", (Emphasis("em", content),))
        return Emphasis("strong" if self.marks == 2 else "em", content)


class Closers:
    """Finds the closing marks in a text up to an end.

    What a search passes is remembered with what the search found, so that a later one that comes by
    the same character stops there: each is looked at once for each kind of emphasis (D14.4). With
    `passed`, code spans are skipped, and it is told where Slate would have closed inside one.
    """

    def __init__(
        self,
        text: str,
        end: int,
        ticks: Ticks,
        occurrences: Occurrences,
        passed: Callable[[int], None] | None,
    ) -> None:
        self._text = text
        self._end = end
        self._ticks = ticks
        self._passed = passed
        self._known: dict[tuple[str, Kind], dict[int, int]] = {}
        self._next = occurrences.next

    def find(self, mark: str, at: int, run: int) -> Found | None:
        """What the 1 to 3 marks at an offset open, if it closes; nothing opens before a space (D8.2)."""
        start = at + run
        if start >= self._end or self._text[start] in " \n" or (mark == "~" and run != 2):
            return None
        # The first character closes nothing; only code that begins with it must be seen to be skipped.
        first = start if self._passed is not None and self._text[start] == "`" else start + 1
        if run == 1:
            return self._single(mark, start, first)
        if run == 2:
            return self._double(mark, start, first)
        close = self._search(mark, 3, first)
        if close < 0:
            return None
        following = self._text[close + 1 : min(close + 3, self._end)]
        if following == mark * 2:
            return Found(3, start, close, close + 3)
        if following[:1] == mark:
            return self._single(mark, at + 1, start)
        return self._double(mark, at + 2, start)

    def _single(self, mark: str, start: int, at: int) -> Found | None:
        close = self._search(mark, 1, at)
        return None if close < 0 else Found(1, start, close, close + 1)

    def _double(self, mark: str, start: int, at: int) -> Found | None:
        close = self._search(mark, 2, at)
        return None if close < 0 else Found(2, start, close, close + 2)

    def _search(self, mark: str, kind: Kind, at: int) -> int:
        """The first closing mark from an offset on, or -1."""
        known = self._known.setdefault((mark, kind), {})
        stops = _STOPS[mark] if self._passed is None else _STOPS_AND_CODE[mark]
        text = self._text
        visited = []
        close = -1
        while stop := stops.search(text, at, self._end):
            at = stop.start()
            if at in known:
                close = known[at]
                break
            visited.append(at)
            if text[at - 1] == "\\":
                at += 1
                continue
            if text[at] == "`":
                at = self._after_code(mark, kind, at)
                continue
            if text[at] == "[":
                inside, at = self._brackets(mark, at)
                if inside < 0:
                    continue
                at = inside
            if self._closes(mark, kind, at):
                close = at
                break
            at += 2 if kind == 2 else 1
        known.update(dict.fromkeys(visited, close))
        return close

    def _closes(self, mark: str, kind: Kind, at: int) -> bool:
        """Whether a mark may close (D8.4-D8.6)."""
        text = self._text
        if text[at - 1] in " \n":
            return False
        if kind == 1:
            return at + 1 >= self._end or text[at + 1] not in _ALNUM
        return kind == 3 or (at + 1 < self._end and text[at + 1] == mark)

    def _after_code(self, mark: str, kind: Kind, at: int) -> int:
        """The end of the code span at an offset; where Slate would have closed in it is told."""
        span = self._ticks.span(at)
        if span is None:
            return max(self._ticks.retry(at), at + 1)
        start, end = span
        inside = self._next(mark, start, end)
        while inside < end:
            if self._closes(mark, kind, inside) and self._passed is not None:
                self._passed(inside)
                break
            inside = self._next(mark, inside + 1, end)
        return end + (start - at)

    def _brackets(self, mark: str, at: int) -> tuple[int, int]:
        """What a search does at `[` (D8.7): the mark inside that it may take, or -1, and where it goes on."""
        inside = self._next(mark, at + 1, self._end)
        nothing = (inside if inside < self._end else -1, self._end)
        close = self._next("]", at + 1, self._end)
        if close >= self._end:
            return nothing
        spaces = _SPACES.match(self._text, close + 1, self._end)
        after = spaces.end() if spaces else close + 1
        if after >= self._end:
            return nothing
        closing = {"[": "]", "(": ")"}.get(self._text[after])
        if closing is None:
            return (inside if inside < close else -1), after
        end = self._next(closing, after + 1, self._end)
        return nothing if end >= self._end else (-1, end + 1)
