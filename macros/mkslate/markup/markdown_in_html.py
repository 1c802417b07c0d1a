"""Markdown in HTML: how the host's `md_in_html` reads what an element with the attribute `markdown` holds."""

from __future__ import annotations

from typing import Literal

from mkslate.markup.tags import tags

# The host's own sets: elements that hold blocks, and those that hold text. No other's content is read.
_BLOCKS = frozenset((
    "article", "aside", "blockquote", "body", "center", "colgroup", "details", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "group", "header", "hgroup", "hr", "html", "iframe", "main",
    "map", "menu", "nav", "noscript", "object", "ol", "output", "progress", "section", "table", "tbody",
    "tfoot", "thead", "tr", "ul", "video",
))  # fmt: skip  # a list of words
_TEXT = frozenset((
    "address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary", "td", "th",
))  # fmt: skip  # a list of words

Content = Literal["blocks", "text"]
_KINDS: dict[str, Content] = {"block": "blocks", "span": "text"}


def content_kind(opener: str) -> Content | None:
    """What the element that a line opens holds, as its attribute says; None if it is left as it stands."""
    tag = next(tags(opener), None)
    attribute = next((one for one in tag.attributes if one.name == "markdown"), None) if tag else None
    if tag is None or attribute is None or tag.name not in _BLOCKS | _TEXT:
        return None
    # `markdown` alone is `markdown="1"`, `markdown=""` is nothing.
    given = opener[attribute.start - 1] in "\"'="
    value = attribute.value if given else "1"
    if value in ("1", "markdown"):
        return "text" if tag.name in _TEXT else "blocks"
    return _KINDS.get(value)
