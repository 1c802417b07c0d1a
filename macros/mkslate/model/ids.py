"""Ids: Slate counts headings file by file, so a page of several files can hold one id twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha1

from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Blocks, Document, Guest, Heading, Item, List, Quote, walk


def with_unique_ids(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents of one page, each heading's id made unique over the page.

    The first of a name keeps it, so that links go where they went in Slate; each later one gets
    the next free number. An empty id (the `nesting` rule gives one to headings without an ASCII
    letter) becomes the digest that Slate's `unique` rule would give.
    """
    documents = tuple(documents)
    taken = {block.id for one in documents for block in walk(one.blocks) if isinstance(block, Heading)}
    names = _Names(taken)
    return tuple(replace(one, blocks=names.rename(one.blocks)) for one in documents)


class _Names:
    """The ids of one page: which are given out, and the next number to try for each."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def rename(self, blocks: Blocks) -> Blocks:
        """The blocks with unique ids; those that hold no repeated one are handed back as they are."""
        renamed = tuple(self._block(block) for block in blocks)
        return blocks if all(new is old for new, old in zip(renamed, blocks, strict=True)) else renamed

    def _block(self, block: Block) -> Block:
        if isinstance(block, Heading):
            name = self._unique(block)
            return block if name == block.id else replace(block, id=name)
        if isinstance(block, Quote | Guest):
            inner = self.rename(block.blocks)
            return block if inner is block.blocks else replace(block, blocks=inner)
        if isinstance(block, List):
            items = tuple(self._item(item) for item in block.items)
            same = all(new is old for new, old in zip(items, block.items, strict=True))
            return block if same else replace(block, items=items)
        return block

    def _item(self, item: Item) -> Item:
        inner = self.rename(item.blocks)
        return item if inner is item.blocks else replace(item, blocks=inner)

    def _unique(self, heading: Heading) -> str:
        name = (
            heading.id or sha1(plain_text(heading.content).encode(), usedforsecurity=False).hexdigest()[:10]
        )
        if name in self._given:
            number = self._next.get(name, 2)
            while f"{name}-{number}" in self._taken:
                number += 1
            self._next[name] = number + 1
            name = f"{name}-{number}"
            self._taken.add(name)
        self._given.add(name)
        return name
