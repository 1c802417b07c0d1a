"""The front door of the grammar: a file's lines become a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mkslate.markup.block import blocks
from mkslate.markup.blocks import Document
from mkslate.markup.heading_id import HeadingIds
from mkslate.markup.reading import Passage, Reading
from mkslate.markup.reference import first_pass
from mkslate.markup.settings import Settings
from mkslate.place import Line

_BYTE_ORDER_MARK = "\ufeff"


def parse(lines: Sequence[Line], settings: Settings, path: str) -> Document:
    """What the Markdown of one file says. Pure, linear in time; no text is an error.

    References, ids and unclosed fences end with the file (D0.5). The document's problems are notes
    on the places where a result that nobody wants was mended (D13).
    """
    if lines and lines[0].text.startswith(_BYTE_ORDER_MARK):
        lines = [replace(lines[0], text=lines[0].text[1:]), *lines[1:]]
    left, references = first_pass(lines, settings)
    texts = [text or "" for text in left]
    reading = Reading(
        path=path,
        settings=settings,
        source=lines,
        texts=texts,
        references=references,
        ids=HeadingIds(settings.heading_ids),
        blocks=blocks,
        longest_reference=max(map(len, references), default=0),
    )
    origins: Sequence[int] = range(len(texts))
    if None in left:
        origins = [index for index in origins if left[index] is not None]
    found = blocks(reading, Passage([texts[index] for index in origins], origins), 0)
    return Document(path, found, tuple(reading.problems))
