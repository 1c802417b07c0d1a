"""A document as the HTML that `redcarpet.rb` writes for it: the grammar's result, made visible."""

from __future__ import annotations

from mkslate.markup import inline_html, parse
from mkslate.markup.blocks import (
    Block,
    Blocks,
    Document,
    Fence,
    Guest,
    Heading,
    Html,
    Item,
    List,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from mkslate.markup.render import escape
from mkslate.markup.settings import Settings
from mkslate.place import split_lines


def document(text: str, settings: Settings) -> Document:
    return parse(split_lines(text, "page.md"), settings, "page.md")


def html(text: str, settings: Settings) -> str:
    return blocks_html(document(text, settings).blocks, settings)


def blocks_html(blocks: Blocks, settings: Settings) -> str:
    return "".join(f"{block_html(block, settings)}\n" for block in blocks)


def block_html(block: Block, settings: Settings) -> str:
    match block:
        case Heading(level, content, name):
            mark = '"' if settings.heading_ids == "redcarpet" else "'"
            return f"<h{level} id={mark}{name}{mark}>{inline_html(content)}</h{level}>"
        case Paragraph(content):
            return f"<p>{inline_html(content)}</p>"
        case List(ordered, items):
            kind = "ol" if ordered else "ul"
            return f"<{kind}>\n{''.join(item_html(item, settings) for item in items)}</{kind}>"
        case Table(alignments, header, rows):
            styles = [f' style="text-align: {one}"' if one else "" for one in alignments]
            body = "".join(row_html(row, styles, "td") for row in rows)
            return f"<table><thead>\n{row_html(header, styles, 'th')}</thead><tbody>\n{body}</tbody></table>"
        case Fence(name):
            return f'<pre data-name="{escape(name)}">{escape(block.code)}</pre>'
        case Quote(inner):
            return f"<blockquote>\n{blocks_html(inner, settings)}</blockquote>"
        case Html():
            return block.text
        case Rule():
            return "<hr>"
        case Guest(extension, head, inner):
            lines = "\n".join(line.text for line in head)
            return f"<guest {extension}>\n{lines}\n{blocks_html(inner, settings)}</guest>"


def item_html(item: Item, settings: Settings) -> str:
    inner = blocks_html(item.blocks, settings)
    gap = "\n\n" if item.content and inner else ""
    return f"<li>{inline_html(item.content)}{gap}{inner.rstrip()}</li>\n"


def row_html(row: Row, styles: list[str], tag: str) -> str:
    cells = (
        f"<{tag}{style}>{inline_html(cell)}</{tag}>\n" for cell, style in zip(row.cells, styles, strict=True)
    )
    return f"<tr>\n{''.join(cells)}</tr>\n"
