"""Pages: what one include (or the index itself) publishes."""

from __future__ import annotations

from dataclasses import dataclass

from mkslate.markup.blocks import Document
from mkslate.model.link import Target
from mkslate.model.section import Section
from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a page tree.

    `name` is its path within the site without an extension: `index`, `answers`, `v2/index`,
    `v2/errors/codes`. `source` is the author's file that it begins in. `documents` are the files
    that it is made of, in order, with ids made unique over the page; `sections` is a view of
    their blocks. `targets` are its links and images, `anchors` every id that a link can lead to.
    """

    name: str
    title: str
    source: str
    documents: tuple[Document, ...]
    sections: tuple[Section, ...]
    targets: tuple[Target, ...]
    anchors: frozenset[str]
    place: Place
