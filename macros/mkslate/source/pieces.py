"""Pieces: what a template yields, each with the place that it came from (Decision 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from mkslate.place import Line, Place


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text within one line, with the line's end if it has it.

    `literal` text stands so in the author's file; `within` is text that a macro made, whose place
    is the call's once it is put out. `place` is None until then for what an expression gave.
    """

    text: str
    place: Place | None
    literal: bool = False
    within: bool = False


class Text(str):
    """A text that knows its pieces, through macros, captures and calls; any other operation loses them."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __new__(cls, pieces: Iterable[Piece] = ()) -> Self:
        """The text that the pieces make."""
        kept = tuple(pieces)
        self = super().__new__(cls, "".join(piece.text for piece in kept))
        self.pieces = kept
        return self

    def __str__(self) -> str:
        """The text itself, pieces and all: what Jinja writes is `str(value)`."""
        return self


def joined(parts: Iterable[str]) -> str:
    """The parts as one text: what Jinja calls to concatenate its output."""
    kept = list(parts)
    if not any(isinstance(part, Text) for part in kept):
        return "".join(kept)
    return Text(piece for part in kept for piece in pieces_of(part))


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a text; a plain one has no place yet."""
    if isinstance(text, Text):
        return text.pieces
    return (Piece(str(text), None),) if text else ()


def literal(text: str, place: Place, within: bool) -> Text:
    """Text that stands in the author's file from `place` on, a piece for each line."""
    lines = text.split("\n")
    pieces = []
    for number, line in enumerate(lines):
        end = "\n" if number < len(lines) - 1 else ""
        if line or end:
            at = Place(place.path, place.line + number, 1) if number else place
            pieces.append(Piece(line + end, at, literal=True, within=within))
    return Text(pieces)


def put(text: str, place: Place, within: bool) -> Text:
    """What an expression at `place` puts out: what it made itself, or a macro did, gets that place."""
    return Text(
        Piece(piece.text, place, within=within) if piece.place is None or piece.within else piece
        for piece in pieces_of(text)
    )


def lines_of(pieces: Iterable[Piece], path: str) -> tuple[Line, ...]:
    """The lines that pieces make.

    A line has the place of its first literal text, else of its first piece; its column is known
    only where the line is all one literal.
    """
    lines: list[Line] = []
    begun: list[Piece] = []  # of the line that no end was seen of
    for piece in pieces:
        *ended, rest = piece.text.split("\n")
        for text in ended:
            if begun:
                lines.append(_line([*begun, replace(piece, text=text)], path))
                begun = []
            else:  # most lines: all of one piece
                lines.append(Line(text, _origin(piece, path, alone=True)))
        if rest:
            begun.append(replace(piece, text=rest) if ended else piece)
    if begun:
        lines.append(_line(begun, path))
    return tuple(lines)


def _line(pieces: list[Piece], path: str) -> Line:
    shown = [piece for piece in pieces if piece.text]
    first = next((piece for piece in shown if piece.literal), shown[0])
    return Line("".join(piece.text for piece in shown), _origin(first, path, alone=len(shown) == 1))


def _origin(piece: Piece, path: str, *, alone: bool) -> Place:
    place = piece.place or Place(path)
    return place if not place.column or (alone and piece.literal) else Place(place.path, place.line)
