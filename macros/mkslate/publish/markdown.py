"""Pages as Markdown: what a page says, for programs that read, with every sample shown and labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape

from mkslate.markup import plain_text
from mkslate.markup.blocks import (
    Block,
    Fence,
    Guest,
    Heading,
    Html,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    is_comment,
)
from mkslate.markup.inlines import Inlines
from mkslate.markup.tags import Attribute, Tag, rewrite
from mkslate.model.failure import is_failure
from mkslate.model.front_matter import LanguageTab
from mkslate.model.link import address_kind
from mkslate.model.page import Page
from mkslate.publish.markdown_text import Address, fenced, markdown_text, paragraph_text

INDEX = "llms.txt"  # the list of all pages


def page_file(name: str) -> str:
    """The file of a page as Markdown: `answers.md` stands beside `answers/`, or beside `answers.html`."""
    return f"{name}.md"


def page_markdown(page: Page, tabs: Iterable[LanguageTab], address: Address, index: str = INDEX) -> str:
    """A page as Markdown; `address` gives what to write for an address and the kind of its link.

    Begins with the page's title, and a line that leads to the list of all pages, at `index`.
    """
    writer = _Writer({tab.name: unescape(tab.label) for tab in tabs}, address)
    blocks = [block for block in page.blocks if not is_comment(block)]
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and first.level == 1 and plain_text(first.content) == page.title:
        del blocks[0]
    head = f"# {page.title}\n\n> All pages of this site are listed in [{INDEX}]({index}).\n\n"
    return f"{head}{writer.blocks(blocks)}\n"


class _Writer:
    """Writes blocks as Markdown that says the same; errors shown on a page are no part of it."""

    def __init__(self, labels: dict[str, str], address: Address) -> None:
        self._labels = labels
        self._address = address

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Blocks, an empty line between each and the next."""
        return "\n\n".join(text for block in blocks if (text := self._block(block).strip("\n")))

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level, content):
                return f"{'#' * level} {self._text(content)}"
            case Paragraph(content):
                return paragraph_text(content, self._address)
            case Fence():
                return self._sample(block)
            case Table():
                return "\n".join(self._table(block))
            case List(ordered, items):
                return self._list(items, ordered=ordered)
            case Quote(blocks):
                return _indented(self.blocks(blocks), "> ", "> ")
            case Html():
                return "" if is_comment(block) or is_failure(block) else self._html(block.text)
            case Guest(_, head, blocks):
                lines = "\n".join(line.text for line in head)
                return f"{lines}\n\n{_indented(self.blocks(blocks), '    ', '    ')}" if blocks else lines
            case Rule():
                return "---"

    def _text(self, content: Inlines) -> str:
        return markdown_text(content, self._address)

    def _sample(self, fence: Fence) -> str:
        label = self._labels.get(fence.name)
        code = fenced(fence.code, fence.language)
        return f"{label}:\n\n{code}" if label else code

    def _table(self, table: Table) -> Iterator[str]:
        rules = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}
        yield self._row(table.header.cells)
        yield f"| {' | '.join(rules[one] for one in table.alignments)} |"
        for row in table.rows:
            yield self._row(row.cells)

    def _row(self, cells: Iterable[Inlines]) -> str:
        texts = (self._text(cell).replace("|", "\\|").replace("  \n", "<br>") for cell in cells)
        return f"| {' | '.join(text.replace(chr(10), ' ') for text in texts)} |"

    def _list(self, items: Iterable[Item], *, ordered: bool) -> str:
        parts = []
        for number, item in enumerate(items, 1):
            mark = f"{number}. " if ordered else "- "
            inner = "\n\n" if item.loose and item.content else "\n"
            said = inner.join(part for part in (self._text(item.content), self.blocks(item.blocks)) if part)
            parts.append(_indented(said, mark, " " * len(mark)))
        return "\n".join(parts)

    def _html(self, html: str) -> str:
        def change(tag: Tag, attribute: Attribute) -> str | None:
            kind = None if tag.closing else address_kind(tag.name, attribute.name)
            if kind is None or attribute.name == "srcset":
                return None
            return self._address(unescape(attribute.value), kind)

        return rewrite(html, change)


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join(f"{first if not number else rest}{line}".rstrip() for number, line in enumerate(lines))
