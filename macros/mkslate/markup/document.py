"""The front door of the grammar: a file's lines become a document, or its blocks one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkslate.markup.attributes import given_ids
from mkslate.markup.block import blocks, one_by_one
from mkslate.markup.blocks import Block, Document
from mkslate.markup.heading_id import HeadingIds
from mkslate.markup.reading import Passage, Reading
from mkslate.markup.reference import first_pass
from mkslate.markup.settings import Settings
from mkslate.place import Line

_BYTE_ORDER_MARK = "\ufeff"


def parse(lines: Sequence[Line], settings: Settings, path: str) -> Document:
    """What the Markdown of one file says. Pure, linear in time; no text is an error.

    References, ids and unclosed fences end with the file (D0.5). The document's problems are notes
    on the places where a result that nobody wants was mended (D13), and warnings of such fences.
    """
    reading, passage = _begun(lines, settings, path)
    found = tuple(one_by_one(reading, passage))
    ids = tuple(given_ids(found)) if "attr_list" in settings.guests else ()
    return Document(path, found, tuple(reading.problems), ids=ids)


def read(lines: Sequence[Line], settings: Settings) -> Iterator[Block]:
    """The blocks that `parse` finds, for a reader who is done with each before the next is read."""
    return one_by_one(*_begun(lines, settings, ""))


def _begun(lines: Sequence[Line], settings: Settings, path: str) -> tuple[Reading, Passage]:
    if lines and lines[0].text.startswith(_BYTE_ORDER_MARK):
        lines = [replace(lines[0], text=lines[0].text[1:]), *lines[1:]]
    left, references, mended = first_pass([line.text for line in lines], settings)
    texts = [text or "" for text in left]
    reading = Reading(
        path=path,
        settings=settings,
        source=lines,
        texts=texts,
        references=references,
        ids=HeadingIds(settings.heading_ids),
        blocks=blocks,
        foreign_marks=settings.foreign_marks(),
        longest_reference=max(map(len, references), default=0),
    )
    for index, quirk in mended:
        reading.mended(quirk, lines[index].place)
    if None not in left:
        return reading, Passage([*texts], range(len(texts)))
    origins = [index for index, text in enumerate(left) if text is not None]
    return reading, Passage([texts[index] for index in origins], origins)
