"""Sections: a heading with what stands under it, up to the next heading."""

from __future__ import annotations

from dataclasses import dataclass

from mkslate.markup.blocks import Blocks, Heading
from mkslate.model.endpoint import Endpoint
from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Section:
    """One heading's part of a page.

    `heading` is None for what stands before the first one. `level` is the heading's (0 without),
    `title` its text, `id` its anchor on the page, unique there. `blocks` are those under the
    heading, without it; `endpoints` are those that they document.
    """

    heading: Heading | None
    level: int
    title: str
    id: str
    blocks: Blocks
    endpoints: tuple[Endpoint, ...]
    place: Place
