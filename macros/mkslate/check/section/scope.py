"""Scopes: the parts of a page that each speak of one request, with the samples that send it.

A request line belongs to the smallest heading's part that holds a sample too: Slate's own
`## Get a kitten` has the samples, and `### HTTP Request` under it the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from mkslate.check.sample import Sample
from mkslate.check.section.around import Around
from mkslate.check.section.documented import Documented, documented
from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Fence, Guest, Heading, List, Paragraph, Quote, walk
from mkslate.markup.inlines import Text

# Headings that do not begin a request of their own, but say which part of one follows.
_PARTS = re.compile(
    r"\b(?:requests?|end-?points?|urls?|uris?|examples?|samples?|curl|code|usage|methods?|paths?|routes?|call"
    r"|quer(?:y|ies)|responses?|returns?|parameters?|params?|body|arguments?|attributes?|fields?|headers?|payload"
    r"|http|definition|errors?)\b",
    re.IGNORECASE,
)

_MEANT = re.compile(r"\s*(#{1,6})\s")
_HOLDERS = (List, Quote, Guest)
_HEADINGS = (Heading, Paragraph)


@dataclass(frozen=True, slots=True)
class Scope:
    """What speaks of one request, or of a few: the request lines, the samples, and all top-level blocks.

    `around` has the blocks of other scopes and headings there, too.
    """

    lines: tuple[Documented, ...]
    samples: tuple[Sample, ...]
    blocks: tuple[Block, ...]
    around: Around


@dataclass(slots=True)
class _Node:
    """A heading with the blocks up to the next one, itself the first, and with the headings below it."""

    heading: Heading | Paragraph | None = None
    level: int = 0
    blocks: list[Block] = field(default_factory=list)
    above: _Node | None = None
    inner: list[_Node] = field(default_factory=list)
    known: Around | None = None

    @property
    def is_part(self) -> bool:
        """Whether it belongs to what is above it: `### HTTP Request`."""
        return self.heading is not None and _PARTS.search(plain_text(self.heading.content)) is not None

    @property
    def around(self) -> Around:
        """What stands under its heading; under the one above, where it is part of that."""
        if self.known is None:
            above = self.above if self.level > 1 and self.is_part else None
            self.known = above.around if above else Around(partial(_every, self))
        return self.known


def scopes(blocks: Iterable[Block], samples: Mapping[int, Sample]) -> Iterator[Scope]:
    """The scopes of a page's top-level blocks; `samples` has each fence's, by the fence's id."""
    found: list[Scope] = []
    _Maker(samples, found).make(_tree(blocks))
    return iter(found)


def _tree(blocks: Iterable[Block]) -> _Node:
    root = _Node()
    path = [root]
    for block in blocks:
        if isinstance(block, _HEADINGS) and (level := _level(block)):
            while path[-1].level >= level:
                path.pop()
            node = _Node(block, level, [block], path[-1])
            path[-1].inner.append(node)
            path.append(node)
        else:
            path[-1].blocks.append(block)
    return root


def _level(block: Heading | Paragraph) -> int:
    """The level of a heading, and of what its author took for one: `## Title` that is indented; else 0."""
    if isinstance(block, Heading):
        return block.level
    first = block.content[0] if block.content else None
    match = _MEANT.match(first.text) if isinstance(first, Text) else None
    return len(match.group(1)) if match else 0


def _every(node: _Node) -> Iterator[Block]:
    yield from node.blocks
    for inner in node.inner:
        yield from _every(inner)


@dataclass(slots=True)
class _Open:
    """What no scope has yet of a part and of those below it."""

    lines: list[Documented] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def take(self, other: _Open) -> None:
        """Add what another has."""
        self.lines += other.lines
        self.samples += other.samples
        self.blocks += other.blocks


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes scopes from the smallest parts up; headings nest six deep at most."""

    samples: Mapping[int, Sample]
    found: list[Scope]

    def make(self, node: _Node) -> _Open:
        """Make the scopes of a part; gives what is left for the part above it."""
        here = self._own(node)
        for inner in node.inner:
            below = self.make(inner)
            if node.level and (below.lines or below.samples or here.lines) and inner.is_part:
                here.take(below)
        if here.lines and here.samples:
            self.found.append(Scope(tuple(here.lines), tuple(here.samples), tuple(here.blocks), node.around))
            return _Open()
        return here

    def _own(self, node: _Node) -> _Open:
        own = _Open(blocks=[*node.blocks])
        for block in node.blocks:
            for inner in walk((block,)) if isinstance(block, _HOLDERS) else (block,):
                if line := documented(inner):
                    own.lines.append(line)
                if isinstance(inner, Fence) and (sample := self.samples.get(id(inner))):
                    own.samples.append(sample)
        return own
