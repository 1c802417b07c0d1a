"""The reader: one conversion of the host, from a page's text to the tree.

The host's blocks are never asked to read a page. Our preprocessor takes the whole text, and our
block processor, the first of all, writes what our grammar made of it. A processor of the host
sees only the lines of its own block, and hands back what it holds: a token for blocks that are
parsed already, or text of its own making, which is parsed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import count
from typing import overload
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import ETX, STX

from mkslate.dialect.code import CodeWriter, inline_code
from mkslate.dialect.column import ColumnWriter
from mkslate.dialect.guest import GuestWriter
from mkslate.dialect.inline import InlineWriter
from mkslate.dialect.loaded import loaded_guests
from mkslate.dialect.rendering import Rendering
from mkslate.dialect.stash import Stash
from mkslate.dialect.tree import TreeWriter
from mkslate.markup import read
from mkslate.markup.blocks import Block, Blocks, Paragraph
from mkslate.markup.inlines import Inlines, Text
from mkslate.markup.settings import Settings
from mkslate.place import Line, Place, split_texts

# Stands between two documents of a page: SmartyPants counts its quotes in each by itself (D0.5).
DOCUMENT_END = f"{STX}mkslate-document{ETX}"
_TOKEN = re.compile(f"({STX}mkslate-held:[0-9]+{ETX})")
_NOWHERE = Place("")
# How pymdownx.critic's marks, made before us, come through `normalize_whitespace`.
_CRITIC_MARKS = str.maketrans("\u0001\u0004", STX + ETX)


class Reader:
    """What one instance of the host knows of the page that it converts."""

    def __init__(self, md: Markdown, pages: Mapping[str, Rendering], settings: Settings) -> None:
        self.stash = Stash()
        self._md = md
        self._pages = pages
        self._settings = settings
        self._page: Element | None = None
        self._root: Element | None = None
        self._in_blocks = True
        self._held: dict[str, Blocks] = {}
        self._numbers = count()
        self._late: list[tuple[Element, Inlines]] = []

    def take(self, lines: list[str]) -> list[str]:
        """Take a page's lines, all of them, and write its tree; gives those that the host may have.

        These are the anchors of its raw HTML, one a line, for MkDocs, which looks for them there.
        """
        text = "\n".join(lines).replace(STX, "").replace(ETX, "")
        lines.clear()  # the host holds the list until the page is written
        if "pymdownx-post-norm-ws" in self._md.preprocessors:
            text = text.translate(_CRITIC_MARKS)
        settings = replace(self._settings, guests=loaded_guests(self._md))
        page = self._pages.get(text)
        known = page or self._pages.get(text.partition("\n")[0], Rendering(()))
        self._begin(known, settings)
        written = Element(self._md.doc_tag)
        documents = (
            (read(_lines(text), settings),) if page is None else (one.blocks for one in page.documents)
        )
        del text  # it is as long as the page
        self._write_page(written, known, documents)
        self._page = written
        return [f'<a id="{escape(name)}"></a>' for name in self.stash.anchors()]

    def _begin(self, page: Rendering, settings: Settings) -> None:
        self.stash.clear()
        self._held.clear()
        self._late.clear()
        self._in_blocks, self._page, self._root = True, None, None
        self._parse_settings = settings
        self._guests = GuestWriter(self._md, self._hold, self._fill_plain, self._title)
        code = CodeWriter(self._md)
        self._drawn = code.drawn
        inline = InlineWriter(self.stash, page.address, inline_code(self._md), smart=settings.smartypants)
        self._tree = TreeWriter(
            self.stash, page.address, code.html, inline, self._guests.write, scroll=bool(page.documents)
        )

    def fill(self, parent: Element, text: str) -> None:
        """Write into an element what a text stands for: the page, held blocks, or itself."""
        if self._page is None:
            self._fill(parent, text, self._parse_settings)
            return
        parent.extend(self._page)
        parent.text = self._page.text
        self._page, self._root, self._in_blocks = None, parent, False

    def is_mixed(self, tree: Element) -> bool:
        """Whether something in a tree was not written by us: all of it, or a guest."""
        return tree is not self._root or self._guests.seen

    def finish(self) -> None:
        """Write what had to wait for the host's inline pass."""
        self._guests.read_texts()
        for element, content in self._late:
            addition, children = element.text or "", list(element)
            element.text, element[:] = None, []
            self._tree.inline.write(element, content)
            if len(element):
                element[-1].tail = (element[-1].tail or "") + addition
            else:
                element.text = (element.text or "") + addition
            element.extend(children)
        self._late.clear()
        self._in_blocks = True

    def _fill_plain(self, parent: Element, text: str) -> None:
        self._fill(parent, text, replace(self._parse_settings, guests=frozenset()))

    def _fill(self, parent: Element, text: str, settings: Settings) -> None:
        before = len(parent)
        for part in _TOKEN.split(text):
            if part in self._held:
                self._write(parent, self._held.pop(part))
            elif part.strip():
                self._write(parent, _parse(part, settings))
        self._guests.ours(parent[before:])

    def _write_page(self, parent: Element, page: Rendering, documents: Iterable[Iterable[Block]]) -> None:
        columns: ColumnWriter | TreeWriter = self._tree
        if page.columns:
            columns = ColumnWriter(self._tree, page.tabs, annotated=page.annotated, drawn=self._drawn)
        for number, blocks in enumerate(documents):
            if number and self._settings.smartypants:
                self._tree.html(parent, DOCUMENT_END)
            columns.write(parent, blocks)

    def _write(self, parent: Element, blocks: Blocks) -> None:
        """Write blocks that a processor of the host has asked for.

        In the host's tight definitions a lone paragraph is bare text. A footnote's last paragraph waits
        until the inline pass: its processor puts the way back behind what it takes for raw text.
        """
        last = blocks[-1] if blocks else None
        if not isinstance(last, Paragraph):
            self._tree.write(parent, blocks)
        elif self._md.parser.state.isstate("list") and len(blocks) == 1 and len(parent):
            self._tree.inline.write(parent, last.content)  # behind the title of an admonition
        elif self._md.parser.state.isstate("list") and len(blocks) == 1:
            parent.text = self._hold(blocks)  # the processor may yet make a paragraph of it
        elif self._in_blocks:
            self._tree.write(parent, blocks)
        else:
            self._tree.write(parent, blocks[:-1])
            element = SubElement(parent, "p")
            element.text = ""
            self._late.append((element, last.content))

    def _hold(self, blocks: Blocks) -> str:
        token = f"{STX}mkslate-held:{next(self._numbers)}{ETX}"
        self._held[token] = blocks
        return token

    def _title(self, parent: Element, text: str) -> None:
        blocks = self._held.pop(text.strip(), None) or _parse(text, self._parse_settings)
        content = blocks[0].content if len(blocks) == 1 and isinstance(blocks[0], Paragraph) else None
        self._tree.inline.write(parent, (Text(text),) if content is None else content)


def _parse(text: str, settings: Settings) -> Blocks:
    return tuple(read(_lines(text), settings))


def _lines(text: str) -> Sequence[Line]:
    """The lines of a text; nobody asks where on the page they stand."""
    return _Lines(split_texts(text))


class _Lines(Sequence[Line]):
    """Lines made when they are asked for: a long page has more of them than all its blocks hold at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return _Lines(self._texts[index])
        return Line(self._texts[index], _NOWHERE)
