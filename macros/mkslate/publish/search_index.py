"""The search index: a page's sections as documents, in the form that Material's search reads.

It is made of the model: highlighted code, whose spans outweigh its words, adds nothing to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Fence, contents, walk
from mkslate.model.failure import is_failure
from mkslate.model.page import Page
from mkslate.model.section import Section

Entry = dict[str, Any]


def entries(page: Page, url: str, title: str) -> list[Entry]:
    """The search documents of a page: one for the page, one for each of its sections.

    `url` is the page's URL within the site. Text is HTML, as Material's worker expects it.
    """
    found: list[Entry] = []
    for section in page.sections:
        whole_page = not found and section.level <= 1
        location = url if whole_page or not section.id else f"{url}#{section.id}"
        heading = (section.title or title) if not whole_page or section.title else title
        found.append({"location": location, "title": escape(heading), "text": _text(section)})
    return found or [{"location": url, "title": escape(title), "text": ""}]


def with_entries(index: Mapping[str, Any], added: Iterable[Entry]) -> dict[str, Any]:
    """Material's index with our entries after its own."""
    return {**index, "docs": [*index.get("docs", []), *added]}


def _text(section: Section) -> str:
    parts = [f"<code>{one.method} {escape(one.path)}</code>" for one in section.endpoints]
    for block in walk(section.blocks):
        if isinstance(block, Fence) or is_failure(block):
            continue
        parts += [f"<p>{escape(text)}</p>" for text in _texts(block)]
    return "".join(parts)


def _texts(block: Block) -> Iterable[str]:
    for content in contents(block):
        if text := " ".join(plain_text(content).split()):
            yield text
