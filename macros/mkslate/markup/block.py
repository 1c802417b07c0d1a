"""Block grammar: which block begins at a line, and where paragraphs end (D2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkslate.markup import fence, guests, html, lists, quote, table
from mkslate.markup.attributes import cut_attributes, own_id
from mkslate.markup.blocks import Block, Blocks, Fence, Heading, Paragraph, Rule
from mkslate.markup.inline import inlines
from mkslate.markup.inlines import Text
from mkslate.markup.reading import Passage, Reading, Spot
from mkslate.markup.render import inline_html
from mkslate.markup.rule import is_rule

_ATX = re.compile(r"(#{1,6}) *+")
_UNDERLINE = re.compile(r"(?:(=+)|-+) *\Z")
_ANY_CLOSES = frozenset({"any-fence-closes"})
_MAY_END_TEXT = frozenset("#=-*_> `~<1+!?/[")


def blocks(reading: Reading, passage: Passage, depth: int) -> Blocks:
    """The blocks of a passage, in the order of D2.1. `depth` counts Redcarpet's work buffers (D14.1)."""
    if depth and reading.too_deep(depth, reading.place(passage, 0)):
        if reading.imitates("nesting-limit"):
            return ()
        return (Paragraph((Text("\n".join(passage.texts)),), reading.place(passage, 0)),)
    return tuple(one_by_one(reading, passage, depth))


def one_by_one(reading: Reading, passage: Passage, depth: int = 0) -> Iterator[Block]:
    """The blocks of a passage, each read when the one before it is done with."""
    found: list[Block] = []
    at = 0
    texts = passage.texts
    while at < len(texts):
        if not texts[at] or not texts[at].strip(" "):
            at += 1
            continue
        at = _block(reading, passage, at, depth, found)
        yield from found
        found.clear()


def _block(reading: Reading, passage: Passage, at: int, depth: int, found: list[Block]) -> int:
    """Read the block that begins at a line; returns the line after it."""
    text = passage.texts[at]
    first = text.lstrip(" ")[:1]
    block: tuple[Block, int] | None = None
    if text[0] == "#":
        heading = _atx(reading, passage, at, depth)
        if heading is not None:
            found.append(heading)
        return at + 1
    if reading.settings.guests:
        block = guests.read(reading, passage, at, depth)
    if block is None and first == "<":
        if text[0] == "<":
            block = html.read(reading, passage, at)
        block = block or html.hidden_comment(reading, passage, at)
    if block is None and first in "*-_" and is_rule(text):
        block = Rule(reading.place(passage, at)), at + 1
    if block is None and first in "`~":
        block = _fence(reading, passage, at)
    if block is None and "|" in text:
        columns = table.alignments(reading, passage, at)
        if columns is not None:
            block = table.read(reading, passage, at, columns, depth)
    if block is None and first == ">" and quote.starts(text):
        block = quote.read(reading, passage, at, depth)
    if block is None and first in "*+-0123456789":
        marker = lists.starts(passage, at)
        if marker is not None:
            block = lists.read(reading, passage, at, marker[1], depth)
    if block is None:
        return _paragraph(reading, passage, at, depth, found)
    found.append(block[0])
    return block[1]


def _fence(reading: Reading, passage: Passage, at: int) -> tuple[Fence, int] | None:
    quirks = reading.settings.quirks
    text = passage.texts[at]
    opened = fence.opening(text, quirks)
    place = reading.place(passage, at, len(text) - len(text.lstrip(" ")))
    if opened is None:
        if "one-line-fence" not in quirks and fence.opening(text, quirks | {"one-line-fence"}) is not None:
            reading.mended("one-line-fence", place)
        return None
    if opened.quirk:
        reading.mended(opened.quirk, place)
    end = reading.fence_end(passage, at, opened)
    if end is None:
        reading.unclosed(place)
    stop = len(passage.texts) if end is None else end
    lines = []
    slate_closes = fence.any_closes(quirks)
    for index in range(at + 1, stop):
        text = passage.texts[index]
        lines.append(reading.line(passage, index, text if text.strip(" ") else ""))
        if slate_closes or ("```" not in text and "~~~" not in text):
            continue
        if fence.closes(text, opened, _ANY_CLOSES):
            reading.mended("any-fence-closes", reading.place(passage, index))
            slate_closes = True
    language = opened.name.partition("--")[0]
    return Fence(opened.name, language, tuple(lines), place, opened.options), stop + 1


def _atx(reading: Reading, passage: Passage, at: int, depth: int) -> Heading | None:
    """The heading on a line that begins with `#`, unless it is empty (D2.4)."""
    text = passage.texts[at]
    head = _ATX.match(text)
    if head is None:
        return None
    bare = text.rstrip("#")
    if bare == text[:-1] and bare[-1:] not in ("", " ", "#") and not reading.imitates("heading-loses-hash"):
        reading.mended("heading-loses-hash", reading.place(passage, at, len(bare)))
        bare = text
    bare = bare.rstrip(" ")[head.end() :]
    if not bare:
        return None
    return _heading(reading, passage, at, head.end(), bare, len(head[1]), depth)


def _heading(
    reading: Reading, passage: Passage, index: int, cut: int, text: str, level: int, depth: int
) -> Heading:
    attributes = ""
    if "attr_list" in reading.settings.guests:
        text, attributes = cut_attributes(text)
    content = inlines(reading, text, Spot(reading, passage, index, cut), depth + 1)
    html = inline_html(content)
    for mark in reading.foreign_marks:
        html = html.replace(f"&#{ord(mark)};", mark)  # an escape that guests must not see; ids are Slate's
    name = own_id(attributes) or reading.ids.next(level, html)
    return Heading(level, content, name, reading.place(passage, index), attributes)


def _paragraph(reading: Reading, passage: Passage, at: int, depth: int, found: list[Block]) -> int:
    """A paragraph, or a setext heading with what stands before it (D2.2, D2.5); returns the line after."""
    texts = passage.texts
    count = len(texts)
    index = at + 1
    level = 0
    while index < count:
        text = texts[index]
        if not text:
            break
        if text[0] in _MAY_END_TEXT or "|" in text:
            underline = _UNDERLINE.match(text)
            if underline is not None:
                level = 1 if underline[1] else 2
                break
            if text[0] == "#" or not text.strip(" ") or is_rule(text) or quote.starts(text):
                break
            if _mended_under_text(reading, passage, index):
                break
        index += 1
    last = index - 1 if level else index
    if last > at:
        text = "\n".join(texts[at:last])
        bare = text.lstrip(" ")
        cut = len(text) - len(bare)
        content = inlines(reading, bare, Spot(reading, passage, at, cut), depth + 1)
        if content:
            found.append(Paragraph(content, reading.place(passage, at, cut)))
    if level:
        found.append(_heading(reading, passage, last, 0, texts[last], level, depth))
        return index + 1
    return index


def _mended_under_text(reading: Reading, passage: Passage, at: int) -> bool:
    """Whether a block begins directly under a line of text that Slate takes for text (D2.2)."""
    text = passage.texts[at]
    first = text.lstrip(" ")[:1]
    quirk = ""
    if reading.is_left(passage, at):
        pass
    elif first in "`~":
        opened = fence.opening(text, reading.settings.quirks)
        end = None if opened is None else reading.fence_end(passage, at, opened)
        if end is not None and reading.imitates("fence-under-text"):
            reading.leave(passage, at, end)
        elif end is not None:
            quirk = "fence-under-text"
    elif first in "*+-1" and lists.starts_under_text(reading, passage, at):
        quirk = "list-under-text"
    elif "|" in text and not reading.imitates("table-under-text"):
        following = passage.texts[at + 1] if at + 1 < len(passage.texts) else ""
        if "|" in following and table.alignments(reading, passage, at) is not None:
            quirk = "table-under-text"
    elif first == "<" and text.lstrip(" ").startswith("<!--"):
        return html.hidden_comment(reading, passage, at) is not None
    if quirk == "list-under-text":
        passage.under_text = at
    if quirk:
        reading.mended(quirk, reading.place(passage, at))
    return bool(quirk) or bool(reading.settings.guests and guests.starts(reading, passage, at))
