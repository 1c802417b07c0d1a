"""Raw HTML blocks and comments (D7.1-D7.7)."""

from __future__ import annotations

import re

from mkslate.markup.blocks import Html
from mkslate.markup.reading import Passage, Reading
from mkslate.place import Line

BLOCK_TAGS = frozenset((
    "abbr", "address", "article", "aside", "audio", "blockquote", "canvas", "dd", "del", "details",
    "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "iframe", "ins", "math", "nav", "noscript", "ol", "output", "p",
    "pre", "script", "section", "style", "summary", "table", "tfoot", "ul", "video",
))  # fmt: skip  # a list of words
_NAME = re.compile(r"<([^ >]*)[ >]")
_HR = re.compile(r"<hr[^>]*>", re.IGNORECASE)
_HR_LINE = re.compile(r"<hr *+/?> *+\Z", re.IGNORECASE)


def read(reading: Reading, passage: Passage, at: int) -> tuple[Html, int] | None:
    """The block that begins with a line's `<`, and the line after it; None if it is none."""
    text = passage.texts[at]
    name = _NAME.match(text)
    tag = name[1].lower() if name else ""
    if tag in BLOCK_TAGS:
        if tag == "hr" and _HR_LINE.match(text) and not reading.imitates("hr-tag"):
            reading.mended("hr-tag", reading.place(passage, at))
            return _block(reading, passage, at, at), at + 1
        return _element(reading, passage, at, tag)
    if text.startswith("<!--"):
        end = _comment_end(passage, at)
        return None if end is None else (_block(reading, passage, at, end), end + 1)
    if text[1:3].lower() == "hr":
        return _self_closing(reading, passage, at)
    return None


def _element(reading: Reading, passage: Passage, at: int, tag: str) -> tuple[Html, int] | None:
    tags = passage.closing_tags()
    end = tags.end(tag, at)
    if end != at and not reading.imitates("text-after-tag"):
        partner = tags.partner(tag, at)
        if partner is not None and (end is None or partner[0] < end):
            line, column, stop = partner
            rest = passage.texts[line][stop:].lstrip(" ")
            if rest and rest[0] != "<" and (column == 0 or line == at):
                return _cut(reading, passage, at, line, stop)
    return None if end is None else (_block(reading, passage, at, end), end + 1)


def _cut(reading: Reading, passage: Passage, at: int, line: int, stop: int) -> tuple[Html, int]:
    """A block that ends within a line: the rest of it is read as a line of its own."""
    reading.mended("text-after-tag", reading.place(passage, line, stop))
    last = reading.line(passage, line, passage.texts[line][:stop])
    lines = [reading.line(passage, index) for index in range(at, line)]
    block = Html((*lines, last), reading.place(passage, at))
    passage.texts[line] = passage.texts[line][stop:].lstrip(" ")
    return block, line


def _self_closing(reading: Reading, passage: Passage, at: int) -> tuple[Html, int] | None:
    """`<hr/>` and whatever else begins like it (D7.7)."""
    tag = _HR.match(passage.texts[at])
    end, stop = at, tag.end() if tag else 0
    if tag is None:
        following = passage.next_with(">", at + 1)
        if following is None:
            return None
        end, stop = following, passage.texts[following].index(">") + 1
    if passage.texts[end][stop:].strip(" "):
        return None
    return _block(reading, passage, at, end), end + 1


def _comment_end(passage: Passage, at: int, begin: int = 0) -> int | None:
    """The line that ends the comment which begins in a line, if nothing follows it there (D7.6)."""
    text = passage.texts[at]
    stop = text.find("-->", begin + 3)
    end: int | None = at
    if stop < 0:
        end = passage.next_with("-->", at + 1)
        if end is None:
            return None
        text = passage.texts[end]
        stop = text.index("-->")
    return None if text[stop + 3 :].strip(" ") else end


def hidden_comment(reading: Reading, passage: Passage, at: int) -> tuple[Html, int] | None:
    """A comment on lines of its own that Slate would show: indented, or under a line of text."""
    if reading.imitates("visible-comment"):
        return None
    text = passage.texts[at]
    indent = len(text) - len(text.lstrip(" "))
    if not text.startswith("<!--", indent):
        return None
    end = _comment_end(passage, at, indent)
    if end is None:
        return None
    reading.mended("visible-comment", reading.place(passage, at, indent))
    return _block(reading, passage, at, end), end + 1


def _block(reading: Reading, passage: Passage, first: int, last: int) -> Html:
    lines: list[Line] = [reading.line(passage, index) for index in range(first, last + 1)]
    return Html(tuple(lines), reading.place(passage, first))
