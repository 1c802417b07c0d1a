"""dialect: blocks -> HTML, as an extension of Python-Markdown."""

from __future__ import annotations

from markdown import Markdown

from mkslate.dialect.extension import MkslateExtension
from mkslate.dialect.loaded import guests
from mkslate.dialect.rendering import Address, Rendering
from mkslate.markup.settings import Settings

__all__ = ["Address", "MkslateExtension", "Rendering", "guests", "render"]


def render(text: str, settings: Settings) -> str:
    """The HTML of one file's Markdown, in source order, with no other extension loaded."""
    extension = MkslateExtension(
        heading_ids=settings.heading_ids,
        smartypants=settings.smartypants,
        strikethrough=settings.strikethrough,
        quirks=sorted(settings.quirks),
    )
    return Markdown(extensions=[extension], output_format="html").convert(text)
