"""Pages: what one include (or the index itself) publishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkslate.markup.blocks import Block, Document, Heading, walk
from mkslate.model.endpoint import endpoints
from mkslate.model.ids import with_unique_ids
from mkslate.model.link import Anchor, Target, anchors, targets
from mkslate.model.section import Section, sections
from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a page tree.

    `name` is its path within the site without an extension: `index`, `answers`, `v2/index`,
    `v2/errors/codes`. `source` is the author's file that it begins in, `base` the folder within
    the site that its relative addresses start in. `documents` are the files that it is made of,
    in order, with ids made unique over the page; `sections` is a view of their blocks. `targets`
    are its links and images, `anchors` every id that a link can lead to, `repeated` the ids that
    the page has already, each with where. A `plain` page is a file of its own that no index includes.
    """

    name: str
    title: str
    source: str
    base: str
    documents: tuple[Document, ...]
    sections: tuple[Section, ...]
    targets: tuple[Target, ...]
    anchors: frozenset[str]
    repeated: tuple[tuple[Anchor, Place], ...] = ()
    plain: bool = False

    @property
    def place(self) -> Place:
        """The author's file, as a whole."""
        return Place(self.source)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The top-level blocks of all documents, in order."""
        return tuple(block for document in self.documents for block in document.blocks)


def build_page(
    name: str, title: str, source: str, base: str, documents: Iterable[Document], *, plain: bool = False
) -> Page:
    """A page made of some files' documents."""
    documents = with_unique_ids(documents)
    top = [block for document in documents for block in document.blocks]
    every = [block for document in documents for block in walk(document.blocks)]
    given = [Anchor(name, place) for document in documents for name, place in document.ids]
    found = [*anchors(every), *given]
    return Page(
        name=name,
        title=title,
        source=source,
        base=base,
        documents=documents,
        sections=sections(top, endpoints(top), Place(source, 1)),
        targets=tuple(targets(every)),
        anchors=frozenset(anchor.name for anchor in found),
        repeated=tuple(_repeated(found)),
        plain=plain,
    )


def _repeated(found: Iterable[Anchor]) -> Iterator[tuple[Anchor, Place]]:
    first: dict[str, Place] = {}
    for anchor in found:
        if anchor.is_id and first.setdefault(anchor.name, anchor.place) is not anchor.place:
            yield anchor, first[anchor.name]


def first_title(documents: Iterable[Document]) -> Heading | None:
    """The first H1 at the top level of some documents."""
    return next(
        (
            block
            for document in documents
            for block in document.blocks
            if isinstance(block, Heading) and block.level == 1
        ),
        None,
    )
