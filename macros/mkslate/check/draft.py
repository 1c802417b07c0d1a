"""Drafts: a text that is changed again and again, and still knows where each part of it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

# A stretch of a text and what is to stand in its place: start, end, text.
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text; `start` is where the original has it, -1 if an edit wrote it."""

    start: int
    text: str


class Draft:
    """A text with edits made to it, as the runs of the original that are left and what is between them."""

    __slots__ = ("_offsets", "_original", "_pieces")

    def __init__(self, original: str) -> None:
        """Begin with the original."""
        self._original = original
        self._keep([_Piece(0, original)])

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(piece.text for piece in self._pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original around a stretch of the text, as near as what is left of it tells."""
        first = max(bisect_left(self._offsets, start) - 1, 0)
        last = bisect_right(self._offsets, end) - 1
        return self._left(first, start), self._right(last, end)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make some edits, given in order; one that overlaps those before it is passed over."""
        made: list[_Piece] = []
        position = 0
        for start, end, text in edits:
            if not position <= start <= end:
                continue
            made += [*self._cut(position, start), _Piece(-1, text)]
            position = end
        made += self._cut(position, self._offsets[-1])
        self._keep(made)

    def edits(self) -> Iterator[Edit]:
        """What was done to the original, in order."""
        position, written = 0, ""
        for piece in (*self._pieces, _Piece(len(self._original), "")):
            if piece.start < 0:
                written += piece.text
                continue
            if written or piece.start > position:
                yield position, piece.start, written
            position, written = piece.start + len(piece.text), ""

    def _keep(self, pieces: list[_Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.text]
        self._offsets = [0, *accumulate(len(piece.text) for piece in self._pieces)]

    def _cut(self, start: int, end: int) -> Iterator[_Piece]:
        """The pieces between two offsets, those at the borders cut."""
        index = max(bisect_right(self._offsets, start) - 1, 0)
        while index < len(self._pieces) and self._offsets[index] < end:
            piece, at = self._pieces[index], self._offsets[index]
            first, last = max(start - at, 0), min(end - at, len(piece.text))
            yield _Piece(piece.start + first if piece.start >= 0 else -1, piece.text[first:last])
            index += 1

    def _left(self, index: int, offset: int) -> int:
        """Where the original has an offset at the end of, or within, a piece or what is left before it."""
        for at in range(min(index, len(self._pieces) - 1), -1, -1):
            if (piece := self._pieces[at]).start >= 0:
                return piece.start + min(offset - self._offsets[at], len(piece.text))
        return 0

    def _right(self, index: int, offset: int) -> int:
        """Where the original has an offset at the start of, or within, a piece or what is left behind it."""
        for at in range(index, len(self._pieces)):
            if (piece := self._pieces[at]).start >= 0:
                return piece.start + max(offset - self._offsets[at], 0)
        return len(self._original)
