"""Description: what search engines show of a page."""

from __future__ import annotations

from mkslate.markup import plain_text
from mkslate.markup.blocks import Paragraph
from mkslate.model.page import Page

_LONGEST = 160  # characters: what the usual result pages show


def description(page: Page) -> str:
    """The beginning of a page's first paragraph, ended at a word; empty if it has none."""
    for block in page.blocks:
        if isinstance(block, Paragraph):
            text = " ".join(plain_text(block.content).split())
            if len(text) <= _LONGEST:
                return text
            return f"{text[:_LONGEST].rsplit(' ', 1)[0].rstrip('.,;:')} …"
    return ""
