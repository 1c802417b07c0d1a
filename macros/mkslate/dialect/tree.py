"""Blocks -> elements of the host's tree, written as Redcarpet writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from mkslate.dialect import text
from mkslate.dialect.address import with_addresses
from mkslate.dialect.inline import InlineWriter, append
from mkslate.dialect.rendering import Address
from mkslate.dialect.stash import Stash
from mkslate.markup.blocks import (
    Alignment,
    Block,
    Fence,
    Guest,
    Heading,
    Html,
    List,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)

# The line breaks between blocks are no text: nl2br, say, has nothing to do with them.
_BREAK = AtomicString("\n")
_LONG = 24  # characters of code in a table's cell that stay on one line
_LONGEST_NAME = 40  # and of a single word, which leaves room for what it means


def child(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """A new block element at the end of another, with a line break behind it."""
    element = SubElement(parent, tag, attributes or {})
    element.tail = _BREAK
    return element


def box(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """The same for an element that holds blocks: its content begins on a line of its own."""
    element = child(parent, tag, attributes)
    element.text = _BREAK
    return element


class TreeWriter:
    """Writes blocks into an element.

    `code` gives a fence's HTML; `inline` writes the blocks' texts; `guest` writes a block of the
    host's own syntax into its parent. With `scroll` tables stand in what they scroll in, with a class
    that keeps Material's script from wrapping them late, under the reader's eyes.
    """

    def __init__(
        self,
        stash: Stash,
        address: Address | None,
        code: Callable[[Fence], str],
        inline: InlineWriter,
        guest: Callable[[Element, Guest], None],
        *,
        scroll: bool = False,
    ) -> None:
        self._stash = stash
        self._address = address
        self._code = code
        self._guest = guest
        self._scroll = scroll
        self.inline = inline

    def write(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Append the blocks to an element."""
        for block in blocks:
            self._write(parent, block)

    def _write(self, parent: Element, block: Block) -> None:
        if len(parent) and not isinstance(block, Heading | Fence):
            # Redcarpet's glue (D0.7); it shows within a raw `<pre>` that a paragraph leaves open.
            tail = f"{parent[-1].tail or ''}\n"
            parent[-1].tail = tail if tail.strip() else AtomicString(tail)
        match block:
            case Paragraph(content):
                self.inline.write(child(parent, "p"), content)
            case Heading():
                self._heading(parent, block)
            case Fence():
                self.html(parent, self._code(block))
            case Table():
                self._table(parent, block)
            case List():
                self._list(parent, block)
            case Html():
                html = with_addresses(block.text, self._address)
                child(parent, "p").text = self._stash.raw_block(html)
            case Quote(blocks):
                self.write(box(parent, "blockquote"), blocks)
            case Rule():
                child(parent, "hr")
            case Guest():
                self._guest(parent, block)

    def html(self, parent: Element, html: str) -> None:
        """Append finished HTML of our making to an element."""
        child(parent, "p").text = self._stash.block(html)

    def _heading(self, parent: Element, heading: Heading) -> None:
        element = child(parent, f"h{heading.level}")
        if heading.id:
            element.set("id", heading.id)
        self.inline.write(element, heading.content)
        if heading.attributes:
            # The host reads them from the text; of two ids the last counts.
            name = f"#{heading.id}" if heading.id else ""
            append(element, f" {{{text.literal(heading.attributes)} {name}}}")

    def _list(self, parent: Element, block: List) -> None:
        element = box(parent, "ol" if block.ordered else "ul")
        for item in block.items:
            entry = child(element, "li")
            if not item.loose:
                self.inline.write(entry, item.content)
            self.write(entry, item.blocks)

    def _table(self, parent: Element, table: Table) -> None:
        if self._scroll:
            parent = box(parent, "div", {"class": "mkslate-scroll"})
        element = box(parent, "table", {"class": "mkslate-table"} if self._scroll else None)
        self._row(box(element, "thead"), table.header, table.alignments, "th")
        body = box(element, "tbody")
        for row in table.rows:
            self._row(body, row, table.alignments, "td")

    def _row(self, parent: Element, row: Row, alignments: tuple[Alignment, ...], tag: str) -> None:
        element = box(parent, "tr")
        for content, alignment in zip(row.cells, alignments, strict=True):
            cell = child(element, tag, {"style": f"text-align: {alignment}"} if alignment else None)
            self.inline.write(cell, content)
            if self._scroll:
                _let_wrap(cell)


def _let_wrap(cell: Element) -> None:
    """Mark code of several words, and long names, that no column should be as wide as."""
    for code in cell.iter("code"):
        if code.text and len(code.text) > _LONG and " " in code.text:
            code.set("class", "mkslate-wraps")
        elif code.text and len(code.text) > _LONGEST_NAME:
            code.set("class", "mkslate-breaks")
