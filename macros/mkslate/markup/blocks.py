"""Blocks: what a document is made of, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from mkslate.errors import Problem
from mkslate.markup.inlines import Inlines
from mkslate.place import Line, Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (D2.4, D2.5) with the id that Slate gives it (D10), or that its attribute list does.

    `attributes` is what stands in the braces of that list, where the host reads such lists.
    """

    level: int
    content: Inlines
    id: str
    place: Place
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text (D2.2)."""

    content: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list (D3.3).

    A tight item has its text in `content` and its sublist, if any, in `blocks`; a loose one
    (D3.9) has all of it in `blocks`.
    """

    content: Inlines
    blocks: Blocks
    loose: bool
    place: Place


@dataclass(frozen=True, slots=True)
class List:
    """A list (D3)."""

    ordered: bool
    items: tuple[Item, ...]
    place: Place


Alignment = Literal["", "left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: as many cells as the table has columns."""

    cells: tuple[Inlines, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A table (D6); `alignments` has one entry a column."""

    alignments: tuple[Alignment, ...]
    header: Row
    rows: tuple[Row, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Fence:
    """Fenced code (D5): a sample, once the model has given it a part.

    `name` is the tab's name, `ruby--tab` as written; `language` is the part before `--`.
    `options` holds what Material knows after the name (`title`, `hl_lines`, `linenums`).
    """

    name: str
    language: str
    lines: tuple[Line, ...]
    place: Place
    options: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        """The code; ends in a newline unless it is empty."""
        return "".join(f"{line.text}\n" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Quote:
    """A blockquote (D4): at the top level of a page it is an annotation."""

    blocks: Blocks
    place: Place


@dataclass(frozen=True, slots=True)
class Html:
    """Raw HTML (D7.1-D7.7), comments included, verbatim without outer newlines."""

    lines: tuple[Line, ...]
    place: Place

    @property
    def text(self) -> str:
        """The HTML, without a newline at the end."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule (D2.8)."""

    place: Place


@dataclass(frozen=True, slots=True)
class Guest:
    """A block of the host's own syntax (an admonition, a content tab), which the host renders.

    `extension` is the name of the host's extension that it belongs to. `head` holds the lines
    that the host's processor reads itself (`!!! note "Title"`); `blocks` is its content, read by
    our grammar. A guest that is opaque to us has all of its lines in `head` and no blocks.
    """

    extension: str
    head: tuple[Line, ...]
    blocks: Blocks
    place: Place


Block = Heading | Paragraph | List | Table | Fence | Quote | Html | Rule | Guest
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What one file's Markdown says.

    `problems` are the grammar's own findings (mended quirks); `lines` is the text that was read; `ids` are
    those that attribute lists in its text give, each with where.
    """

    path: str
    blocks: Blocks
    problems: tuple[Problem, ...] = field(default=())
    lines: tuple[Line, ...] = field(default=(), repr=False)
    ids: tuple[tuple[str, Place], ...] = ()


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, containers before what they hold, in reading order."""
    stack = [iter(blocks)]
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
            continue
        yield block
        if isinstance(block, List):
            stack.append(iter([inner for item in block.items for inner in item.blocks]))
        elif isinstance(block, Quote | Guest):
            stack.append(iter(block.blocks))


def contents(block: Block) -> tuple[Inlines, ...]:
    """The inline contents that a block holds itself, not those of the blocks within it."""
    if isinstance(block, Heading | Paragraph):
        return (block.content,)
    if isinstance(block, List):
        return tuple(item.content for item in block.items if item.content)
    if isinstance(block, Table):
        return tuple(cell for row in (block.header, *block.rows) for cell in row.cells)
    return ()


def is_comment(block: Block) -> bool:
    """Whether a block is nothing but an HTML comment, which readers never see."""
    return (
        isinstance(block, Html)
        and block.text.startswith("<!--")
        and block.text.find("-->") == len(block.text) - 3
    )
