"""Markdown in HTML: how the host's `md_in_html` reads what an element with the attribute `markdown` holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from mkslate.markup import fence
from mkslate.markup.blocks import Html
from mkslate.markup.reading import FARTHEST, Passage, Reading
from mkslate.markup.tags import opening_tag, tags

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

# Elements that are blocks to the host, but hold nothing that it reads; `hr` has no end.
_RAW = frozenset({"canvas", "math", "option", "pre", "script", "style", "textarea"})
_EMPTY = frozenset({"hr"})
_OPENING = re.compile(r" {0,3}<(?:!--|([A-Za-z][A-Za-z0-9]*)(?=[\s/>]|\Z))")

Content = Literal["blocks", "text"]
_KINDS: dict[str, Content] = {"block": "blocks", "span": "text"}


def content_kind(opener: str) -> Content | None:
    """What the element that a line opens holds, as its attribute says; None if it is left as it stands."""
    tag = next(tags(opener), None)
    attribute = next((one for one in tag.attributes if one.name.lower() == "markdown"), None) if tag else None
    if tag is None or attribute is None or tag.name not in _BLOCKS | _TEXT:
        return None
    # `markdown` alone is `markdown="1"`, `markdown=""` is nothing.
    given = opener[attribute.start - 1] in "\"'="
    value = attribute.value if given else "1"
    if value in ("1", "markdown"):
        return "text" if tag.name in _TEXT else "blocks"
    return _KINDS.get(value)


def parts(reading: Reading, passage: Passage) -> Iterator[Html | Passage]:
    """What the content of an element consists of, read one after another.

    The host's blocks of HTML among its lines, wherever they begin one, are raw, as are comments; such a block
    that asks for Markdown is a passage. The rest of the line that a raw one ends in is read on its own.
    """
    texts = passage.texts
    begin = at = 0
    while at < len(texts):
        extent = _extent(passage, at)
        if extent is None:
            at = _behind(reading, passage, at)
            continue
        if at > begin:
            yield passage.part(begin, at)
        line, stop, raw = extent
        if raw:
            yield _html(reading, passage, at, line, stop)
        else:
            yield passage.part(at, line + 1)
            stop = len(texts[line])
        begin = at = line if texts[line][stop:].strip(" ") else line + 1
        if at == line:
            texts[line] = texts[line][stop:].lstrip(" ")
    if begin < len(texts):
        yield passage.part(begin, len(texts))


def _behind(reading: Reading, passage: Passage, at: int) -> int:
    """The line behind one, or behind the fence that it opens."""
    text = passage.texts[at]
    opened = fence.opening(text, reading.settings.quirks) if text.lstrip(" ")[:1] in ("`", "~") else None
    end = reading.fence_end(passage, at, opened) if opened else None
    return (at if end is None else end) + 1


def _extent(passage: Passage, at: int) -> tuple[int, int, bool] | None:
    """The last line of the block of HTML that begins in one, where that ends in it, and whether it is raw."""
    texts = passage.texts
    opener = _OPENING.match(texts[at])
    if opener is None:
        return None
    if opener[1] is None:
        line = at if "-->" in texts[at] else passage.next_with("-->", at + 1)
        return None if line is None else _ended(texts, line, texts[line].index("-->") + 3)
    name = opener[1].lower()
    start = opener.start(1) - 1
    tag = opening_tag(texts, at, start) if name in _BLOCKS | _TEXT | _RAW else None
    if tag is None:
        return None
    raw = content_kind(tag[0]) is None
    if raw and (name in _EMPTY or tag[0].endswith("/>")):
        return _ended(texts, *tag[1:])
    partner = passage.closing_tags().partner(name, at, start, guest=True)
    if partner is None:
        return len(texts) - 1, len(texts[-1]), raw
    return _ended(texts, partner[0], partner[2], raw=raw)


def _ended(texts: list[str], line: int, stop: int, *, raw: bool = True) -> tuple[int, int, bool]:
    """An extent; a line that goes on too far to be read once more behind the block belongs to it."""
    return line, stop if len(texts[line]) - stop <= FARTHEST else len(texts[line]), raw


def _html(reading: Reading, passage: Passage, at: int, line: int, stop: int) -> Html:
    lines = [reading.line(passage, index) for index in range(at, line)]
    last = reading.line(passage, line, passage.texts[line][:stop])
    return Html((*lines, last), reading.place(passage, at))
