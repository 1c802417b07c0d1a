"""Tabs: spelled out as spaces (D1.3), and the way back to the author's line."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import lru_cache

from mkslate.place import Line, Place


def expand_tabs(text: str) -> str:
    """Tabs become spaces up to the next column that is a multiple of 4, counted in bytes (D1.3)."""
    if text.isascii():
        return text.expandtabs(4)
    parts = text.split("\t")
    out = []
    column = 0
    for part in parts[:-1]:
        column += len(part.encode("utf-8", "surrogatepass"))
        gap = 4 - column % 4
        column += gap
        out.append(part + " " * gap)
    return "".join(out) + parts[-1]


def raw_offset(text: str, offset: int) -> int:
    """The offset in a line of a character whose offset in the expanded line is given."""
    offsets = _offsets(text)
    return offsets[offset] if offset < len(offsets) else len(text)


def is_within_tab(text: str, offset: int) -> bool:
    """Whether an offset in the expanded line is none of the line itself, but within what a tab has become."""
    offsets = _offsets(text)
    return offset + 1 < len(offsets) and offsets[offset] == offsets[offset + 1]


def place_in(line: Line, offset: int) -> Place:
    """Where the author's file has a character of a line; the line's own place if it has no column."""
    if not line.place.column:
        return line.place
    if line.tabbed:
        given, start = line.tabbed.text, line.tabbed.start
        offset = raw_offset(given, start + offset) - raw_offset(given, start)
    return replace(line.place, column=line.place.column + offset)


# Lines are asked about one after another, each as often as it has places.
@lru_cache(maxsize=2)
def _offsets(text: str) -> array[int]:
    """For each offset in the expanded line, and for its end, the one in the line as given."""
    offsets = array("Q")
    column = 0  # in bytes
    for index, character in enumerate(text):
        offsets.append(index)
        if character == "\t":
            gap = 4 - column % 4
            offsets.extend([index + 1] * (gap - 1))
            column += gap
        else:
            column += len(character.encode("utf-8", "surrogatepass"))
    offsets.append(len(text))
    return offsets
