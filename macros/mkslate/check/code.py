"""Code: the text of a sample, with the author's place of every character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeVar, cast

from mkslate.errors import Fix
from mkslate.markup.tabs import is_within_tab, place_in
from mkslate.place import Line, Place

Read = TypeVar("Read")


class Code:
    """Some lines as one text, joined by newlines; offsets into it lead back to the author's file."""

    __slots__ = ("_home", "_lines", "_offsets", "_read", "text")

    def __init__(self, lines: Sequence[Line], home: Place) -> None:
        """Join the lines; `home` is the place of the sample as a whole."""
        self.text = "\n".join([line.text for line in lines])
        self._lines = lines
        self._home = home
        self._read: dict[Callable[[Code], object], object] = {}
        self._offsets: list[int] = []

    @property
    def _starts(self) -> list[int]:
        """The offset of each line; most samples are right, and need none."""
        if not self._offsets:
            self._offsets = [0, *accumulate(len(line.text) + 1 for line in self._lines[:-1])]
        return self._offsets

    def place(self, offset: int) -> Place:
        """Where the character at an offset stands; the sample's own place if there is no line."""
        if not self._lines:
            return self._home
        index = bisect_right(self._starts, offset) - 1
        return place_in(self._lines[index], offset - self._starts[index])

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column of the text, both counted from 1, as parsers tell them."""
        index = min(max(line, 1), len(self._starts)) - 1
        end = self._starts[index + 1] - 1 if index + 1 < len(self._starts) else len(self.text)
        return min(self._starts[index] + max(column, 1) - 1, end)

    def once(self, read: Callable[[Code], Read]) -> Read:
        """What a reader makes of the code; it reads only when it is asked for the first time."""
        if read not in self._read:
            self._read[read] = read(self)
        return cast("Read", self._read[read])

    def fix(self, start: int, end: int, text: str) -> Fix | None:
        """The replacement of a stretch; None where no file holds it: a template made it, or a tab is cut."""
        first, last = self.place(start), self.place(end)
        known = bool(self._lines) and first.column and last.column
        return Fix(first, last, text) if known and not (self._in_tab(start) or self._in_tab(end)) else None

    def _in_tab(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        tabbed = self._lines[index].tabbed
        return tabbed is not None and is_within_tab(tabbed.text, tabbed.start + offset - self._starts[index])


class Part(Code):
    """Text that stands within some code, perhaps behind another language's quotes.

    `origin` leads from an offset in the text to the one in the code; fixes are made only where
    the text stands in the code as it is (`verbatim`).
    """

    __slots__ = ("_origin", "_verbatim", "_whole")

    def __init__(self, whole: Code, text: str, origin: Callable[[int], int], *, verbatim: bool) -> None:
        """Keep the text and the way back."""
        self.text = text
        self._read = {}
        self._whole = whole
        self._origin = origin
        self._verbatim = verbatim

    def place(self, offset: int) -> Place:
        """Where the character at an offset stands."""
        return self._whole.place(self._origin(offset))

    def fix(self, start: int, end: int, text: str) -> Fix | None:
        """The replacement of a stretch, where it can be made."""
        return self._whole.fix(self._origin(start), self._origin(end), text) if self._verbatim else None
