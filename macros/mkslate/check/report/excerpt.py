"""Excerpts: the author's line that a problem stands in, and a caret under the place."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from mkslate.markup.tabs import expand_tabs

# How many characters of a line are shown, and how many of them stand before the place in a longer one.
_WIDTH = 100
_BEFORE = 60
_CUT = "…"
# What Persian, Arabic and Indic words are spelled with; Python does not call it printable.
_JOINERS = frozenset("\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")


def excerpt(line: str, number: int, column: int) -> tuple[str, str]:
    """Two lines for a terminal: the numbered line, and its caret; a long line is cut around the place.

    `column` counts from 1; where it is 0 there is no place in the line, and the caret's line is empty.
    Tabs are spelled out.
    """
    column = len(expand_tabs(line[: column - 1])) + 1 if column else 0
    line = _printable(expand_tabs(line))
    start = max(0, column - 1 - _BEFORE) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH]
    if start:
        shown = _CUT + shown[1:]
    if start + _WIDTH < len(line):
        shown = shown[:-1] + _CUT
    gutter = f"{number:>5} | "
    if not column:
        return gutter + shown, ""
    before = shown[: column - 1 - start]
    return gutter + shown, " " * (len(gutter) - 2) + "| " + " " * sum(map(_cells, before)) + "^"


def _printable(line: str) -> str:
    """The line with a mark for each character that would move a terminal's cursor."""
    kept = _JOINERS | {char for char in line if char.isprintable()}
    return "".join(char if char in kept else "\N{REPLACEMENT CHARACTER}" for char in line)


def _cells(char: str) -> int:
    """How many cells of a terminal a character takes."""
    if combining(char) or char in _JOINERS:
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} else 1
