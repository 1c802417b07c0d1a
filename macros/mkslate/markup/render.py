"""Inline content as HTML and as plain text."""

from __future__ import annotations

import re
from html import unescape

from mkslate.markup.inlines import (
    Code,
    Emphasis,
    Entity,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    RawTag,
    Text,
    walk,
)

_SPECIAL = re.compile("[&<>\"']")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_OUTSIDE_URL = re.compile(r"[^-A-Za-z0-9_.+!*(),%#@?=;:/$&]")
_SPACES = re.compile(r"\s+")


def escape(text: str) -> str:
    """Text as Redcarpet escapes it (D8.1)."""
    return _SPECIAL.sub(lambda special: _ESCAPES[special[0]], text)


def href(target: str) -> str:
    """An address as Redcarpet writes it: bytes that no URL holds percent-encoded."""
    return _OUTSIDE_URL.sub(_encode, target)


def _encode(character: re.Match[str]) -> str:
    if character[0] == "'":
        return "&#x27;"
    return "".join(f"%{byte:02X}" for byte in character[0].encode("utf-8", "replace"))


def inline_html(content: Inlines) -> str:
    """The HTML that Redcarpet writes for inline content; addresses stay as the author wrote them."""
    return "".join(map(_html, content))


def _html(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case Emphasis(kind, content):
            return f"<{kind}>{inline_html(content)}</{kind}>"
        case Link(target, title, content):
            return f'<a href="{href(target)}"{_title(title)}>{inline_html(content)}</a>'
        case Image(target, title, alt):
            return f'<img src="{href(target)}" alt="{escape(alt)}"{_title(title)}>'
        case RawTag(text) | Entity(text):
            return text
        case LineBreak():
            return "<br>\n"


def _title(title: str | None) -> str:
    return "" if title is None else f' title="{escape(title)}"'


def plain_text(content: Inlines) -> str:
    """What a reader reads of inline content, on one line; an image is read as its alternative text."""
    if len(content) == 1 and isinstance(content[0], Text):  # most content is
        return _SPACES.sub(" ", content[0].text).strip()
    parts = []
    for inline in walk(content):
        match inline:
            case Text(text) | Code(text):
                parts.append(text)
            case Entity(text):
                parts.append(unescape(text))
            case Image(_, _, alt):
                parts.append(alt)
            case LineBreak():
                parts.append(" ")
            case RawTag(text) if text[:3].lower() == "<br":
                parts.append(" ")
            case _:
                pass
    return _SPACES.sub(" ", "".join(parts)).strip()
