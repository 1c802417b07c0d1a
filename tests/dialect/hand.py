"""Blocks made by hand, and the HTML of a page made of them."""

from __future__ import annotations

from typing import Any

from markdown import Markdown

from mkslate.dialect import MkslateExtension, Rendering
from mkslate.markup.blocks import Block, Document, Fence, Guest, Heading, Html, Item, List, Paragraph, Quote
from mkslate.markup.inlines import Inline, Text
from mkslate.place import Line, Place

AT = Place("index.html.md", 1, 1)


def lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(one, AT) for one in text.split("\n"))


def paragraph(*content: Inline | str) -> Paragraph:
    return Paragraph(inlines(*content), AT)


def inlines(*content: Inline | str) -> tuple[Inline, ...]:
    return tuple(Text(one) if isinstance(one, str) else one for one in content)


def heading(level: int, text: str, id: str) -> Heading:  # noqa: A002 - the block's own word
    return Heading(level, inlines(text), id, AT)


def fence(name: str, code: str = "1", **options: str) -> Fence:
    return Fence(name, name.split("--")[0], lines(code) if code else (), AT, tuple(options.items()))


def quote(*blocks: Block) -> Quote:
    return Quote(blocks, AT)


def tight(*items: Item) -> List:
    return List(False, items, AT)


def item(text: str, *blocks: Block, loose: bool = False) -> Item:
    return Item(inlines(text) if text else (), blocks, loose, AT)


def raw(html: str) -> Html:
    return Html(lines(html), AT)


def guest(extension: str, head: str, *blocks: Block) -> Guest:
    return Guest(extension, lines(head), blocks, AT)


def page(*blocks: Block, extensions: list[Any] | None = None, configs: Any = None, **rendering: Any) -> str:
    """The HTML of a page of one document, as HTML5."""
    given = Rendering((Document("index.html.md", blocks),), **rendering)
    loaded = [MkslateExtension(pages={"the page": given}), *(extensions or [])]
    md = Markdown(extensions=loaded, extension_configs=configs or {}, output_format="html")
    return md.convert("the page")
