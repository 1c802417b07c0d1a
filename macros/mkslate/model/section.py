"""Sections: a heading with what stands under it, up to the next heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Blocks, Heading, Paragraph
from mkslate.model.endpoint import Endpoint, request_line
from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Section:
    """One heading's part of a page.

    `heading` is None for what stands before the first one. `level` is the heading's (0 without),
    `title` its text, `id` its anchor on the page. `blocks` are those under the heading, without
    it; `endpoints` are those whose request line stands in the section.
    """

    heading: Heading | None
    level: int
    title: str
    id: str
    blocks: Blocks
    endpoints: tuple[Endpoint, ...]
    place: Place


def sections(blocks: Iterable[Block], endpoints: Iterable[Endpoint], start: Place) -> tuple[Section, ...]:
    """The sections of a page's top-level blocks, in order; `start` is the place of its beginning.

    `endpoints` are those that the blocks document, in order.
    """
    stretches: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if isinstance(block, Heading):
            stretches.append((block, []))
        else:
            stretches[-1][1].append(block)
    documented = iter(endpoints)
    return tuple(
        _section(heading, tuple(inner), documented, start) for heading, inner in stretches if heading or inner
    )


def _section(
    heading: Heading | None, blocks: Blocks, documented: Iterator[Endpoint], start: Place
) -> Section:
    # In order, not by place: all that one macro writes has the place of its call.
    requests = [block for block in blocks if isinstance(block, Paragraph) and request_line(block)]
    found = tuple(islice(documented, len(requests)))
    if heading is None:
        return Section(None, 0, "", "", blocks, found, start)
    title = plain_text(heading.content)
    return Section(heading, heading.level, title, heading.id, blocks, found, heading.place)
