"""Around: everything that stands under a scope's heading, and the names in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from mkslate.markup import inlines, plain_text
from mkslate.markup.blocks import Block, Html, Table, contents, walk
from mkslate.markup.inlines import Code

NAME = re.compile(r"[A-Za-z_][\w-]*")
# A cell that a program of the author's own fills in, and one that stands for more.
_FILLED_IN = re.compile(r"\w\([:'\"]|\{\{|\{%|<%|\$\{|\.{3}|…")


class Around:
    """All blocks under a heading that begins a request of its own, read when they are first asked for."""

    def __init__(self, blocks: Callable[[], Iterable[Block]]) -> None:
        """Keep what gives the top-level blocks."""
        self._top = blocks

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return tuple(walk(tuple(self._top())))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that could be a parameter's name."""
        texts = [plain_text(content) for block in self._blocks for content in contents(block)]
        texts += [block.text for block in self._blocks if isinstance(block, Html)]
        return frozenset(word for text in texts for word in NAME.findall(text))

    @cached_property
    def names(self) -> frozenset[str]:
        """The same words, and the names that the tables list, as people tell them (`plain`)."""
        lists = [listed(block) for block in self._blocks if isinstance(block, Table)]
        return frozenset().union(*lists, map(plain, self.words))

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths that the text names, and whatever else it has as code of its own."""
        every = [content for block in self._blocks for content in contents(block)]
        spans = [one for content in every for one in inlines.walk(content) if isinstance(one, Code)]
        return frozenset(span.text.strip() for span in spans)

    @cached_property
    def is_filled_in(self) -> bool:
        """Whether something else than its author writes names into a table: then any may stand there."""
        tables = [block for block in self._blocks if isinstance(block, Table)]
        return any(_FILLED_IN.search(cell) for table in tables for cell in _first_cells(table))


def listed(table: Table) -> frozenset[str]:
    """The names that a table lists, `plain`: its first cells, and every word of them (`kitten[name]`)."""
    return frozenset(plain(name) for cell in _first_cells(table) for name in (cell, *NAME.findall(cell)))


def plain(name: str) -> str:
    """A name as people tell it: `first_name`, `firstName` and "First name" are one."""
    return re.sub(r"[\W_]", "", name).lower()


def _first_cells(table: Table) -> Iterator[str]:
    return (plain_text(row.cells[0]) for row in table.rows if row.cells)
