"""Tables (D6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkslate.markup.blocks import Alignment, Row, Table
from mkslate.markup.code import Ticks
from mkslate.markup.inline import inlines
from mkslate.markup.inlines import Inlines
from mkslate.markup.reading import Passage, Reading, Spot

_COLUMN = re.compile(r" *+(:?)(-*+)(:?) *+([|+]|\Z)")
_ALIGNMENTS: dict[tuple[bool, bool], Alignment] = {
    (False, False): "",
    (True, False): "left",
    (False, True): "right",
    (True, True): "center",
}
_PIPE_OR_PROTECTED = re.compile(r"\\.|`|\|")


def alignments(reading: Reading, passage: Passage, at: int) -> tuple[Alignment, ...] | None:
    """The columns of the table that begins at a line, or None if none does (D6.1-D6.4)."""
    header = passage.texts[at]
    if "|" not in header:
        return None
    mend = not reading.imitates("indented-table")
    count = _count(_undented(header) if mend else header, reading)
    if count == 0:
        if not reading.imitates("lone-pipe"):
            reading.mended("lone-pipe", reading.place(passage, at))
            return None
        return ()
    if at + 1 == len(passage.texts):
        return None
    underline = passage.texts[at + 1]
    if mend:
        underline = _undented(underline)
    start = 1 if underline.startswith("|") else 0
    found: list[Alignment] = []
    while len(found) < count and start < len(underline):
        column = _COLUMN.match(underline, start)
        if column is None or not (column[1] or column[2] or column[3]):
            return None
        found.append(_ALIGNMENTS[bool(column[1]), bool(column[3])])
        start = column.end()
    return tuple(found) if len(found) == count else None


def _undented(line: str) -> str:
    """A line whose first character is a pipe without its indent."""
    bare = line.lstrip(" ")
    return bare if bare.startswith("|") else line


def _count(header: str, reading: Reading) -> int:
    header = header.rstrip(" ")
    pipes = sum(1 for _ in _pipes(header, reading))
    return pipes + 1 - header.startswith("|") - header.endswith("|")


def _pipes(text: str, reading: Reading) -> Iterator[int]:
    """The pipes that cut a row into cells: all of them in Slate (D6.6), here none in code."""
    if reading.imitates("pipe-in-code") or ("`" not in text and "\\" not in text):
        at = text.find("|")
        while at >= 0:
            yield at
            at = text.find("|", at + 1)
        return
    ticks = Ticks(text, 0, len(text))
    at = 0
    while part := _PIPE_OR_PROTECTED.search(text, at):
        at = part.end()
        if part[0] == "|":
            yield part.start()
        elif part[0] == "`":
            code = ticks.span(part.start())
            run = ticks.after(part.start()) - part.start()
            at = code[1] + run if code else max(ticks.retry(part.start()), at)


def read(
    reading: Reading, passage: Passage, at: int, columns: tuple[Alignment, ...], depth: int
) -> tuple[Table, int]:
    """The table with these columns that begins at a line, and the line after it."""
    texts = passage.texts
    if columns and texts[at + 1].lstrip(" ")[:1] == "|" and texts[at + 1][:1] == " ":
        reading.mended("indented-table", reading.place(passage, at + 1))
    header = _row(reading, passage, at, columns, depth)
    rows = []
    index = min(at + 2, len(texts))
    while index < len(texts) and "|" in texts[index]:
        rows.append(_row(reading, passage, index, columns, depth))
        index += 1
    return Table(columns, header, tuple(rows), reading.place(passage, at)), index


def _row(reading: Reading, passage: Passage, index: int, columns: tuple[Alignment, ...], depth: int) -> Row:
    text = passage.texts[index].rstrip(" ")
    place = reading.place(passage, index)
    start = 0
    if text.startswith("|"):
        start = 1
    elif text.startswith(" ") and text.lstrip(" ").startswith("|") and not reading.imitates("indented-table"):
        start = text.index("|") + 1
        reading.mended("indented-table", place)
    cells: list[Inlines] = []
    cuts = [*_pipes(text, reading), len(text)]
    if len(cuts) - 1 < text.count("|"):
        reading.mended("pipe-in-code", place)
    for cut in cuts:
        if cut < start:
            continue
        if len(cells) == len(columns) or start >= len(text):
            break
        cells.append(_cell(reading, passage, index, start, cut, depth + 4))
        start = cut + 1
    cells += [()] * (len(columns) - len(cells))
    return Row(tuple(cells), place)


def _cell(reading: Reading, passage: Passage, index: int, start: int, end: int, depth: int) -> Inlines:
    text = passage.texts[index][start:end]
    bare = text.lstrip(" ")
    content = bare.rstrip(" ")
    return inlines(reading, content, Spot(reading, passage, index, start + len(text) - len(bare)), depth)
