"""Guests: the host's own block syntax, read here so that what it holds is in the document.

A guest's lines count only if its extension is among the loaded ones (`Settings.guests`). The host
renders it: it gets the lines that open it, and what our grammar made of its content.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mkslate.markup.blocks import Block, Blocks, Guest, Html, Paragraph
from mkslate.markup.inline import inlines
from mkslate.markup.markdown_in_html import Content, content_kind, opening_tag, parts
from mkslate.markup.reading import FARTHEST, Passage, Reading, Spot


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines of a guest, from its opening line on: where its head, its content and all of it ends.

    The content is cut by `indent` spaces. `inline` is where an opener with content on its line ends in it,
    `closer` the offset of a closing tag on the content's last line, `stop` that of what stands behind the
    guest on its last line. An element `holds` blocks, with raw HTML between them, or one text.
    """

    head: int
    content: int
    end: int
    indent: int = 0
    inline: int = 0
    closer: int = 0
    stop: int = 0
    holds: Content | None = None


Measure = Callable[[Passage, int, re.Match[str]], Extent | None]


def _indented(passage: Passage, at: int, _: re.Match[str] | None = None) -> Extent:
    """Lines indented by four, with blank ones between."""
    end = at + 1
    for index in range(at + 1, len(passage.texts)):
        text = passage.texts[index]
        if text.startswith("    "):
            if text.strip(" "):
                end = index + 1
        elif text.strip(" "):
            break
    return Extent(at + 1, end, end, 4)


def _footnote(passage: Passage, at: int, opener: re.Match[str]) -> Extent:
    """Text on the opening line and lazy lines under it, then lines indented by four."""
    lazy = at + 1
    while lazy < len(passage.texts) and passage.texts[lazy].strip(" "):
        if _FOOTNOTE.match(passage.texts[lazy]):
            return Extent(at + 1, lazy, lazy, 4, opener.end())
        lazy += 1
    end = _indented(passage, lazy - 1).end
    return Extent(at + 1, end, end, 4, opener.end())


def _one_line(_passage: Passage, at: int, _: re.Match[str]) -> Extent:
    return Extent(at + 1, at + 1, at + 1)


def _definition_list(passage: Passage, at: int, _: re.Match[str]) -> Extent | None:
    """Terms, then `: definitions`; left to the host as a whole."""
    texts = passage.texts
    first = passage.next_such("definition", at, lambda text: _DEFINITION.match(text) is not None)
    blank = passage.next_such("blank", at, lambda text: not text.strip(" "))
    if first is None or first == at or (blank is not None and blank < first - 1):
        return None
    end = first + 1
    for index in range(end, len(texts)):
        text = texts[index]
        if text.startswith("    ") or _DEFINITION.match(text) or texts[index - 1].strip(" "):
            end = index + 1 if text.strip(" ") else end
        elif text.strip(" "):
            break
    return Extent(end, end, end)


def _slashes(passage: Passage, at: int, opener: re.Match[str]) -> Extent | None:
    """Lines up to the same number of slashes; indented options under the opener are the host's."""
    head = at + 1
    while head < len(passage.texts) and passage.texts[head].startswith("    "):
        head += 1
    end = passage.line_that_is(opener[1], head)
    return None if end is None else Extent(head, end, end + 1)


def _element(passage: Passage, at: int, opener: re.Match[str]) -> Extent | None:
    """An HTML element with the attribute `markdown`, up to its closing tag; without one, all that follows."""
    start = opener.start(1) - 1
    tag = opening_tag(passage.texts, at, start)
    kind = content_kind(tag[0]) if tag else None
    if tag is None or kind is None:
        return None
    texts, (_, first, inline) = passage.texts, tag
    if not texts[first][inline:].strip(" "):
        inline = 0
    partner = passage.closing_tags().partner(opener[1].lower(), at, start, guest=True)
    if partner is None:
        return Extent(first + 1, len(texts), len(texts), inline=inline, holds=kind)
    line, closer, stop = partner
    if len(texts[line]) - stop > FARTHEST:
        return None
    alone = line > first and not texts[line][:closer].strip(" ")
    return Extent(
        head=first + 1,
        content=line if alone else line + 1,
        end=line + 1,
        inline=inline,
        closer=0 if alone else closer,
        stop=stop if texts[line][stop:].strip(" ") else 0,
        holds=kind,
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """One extension's block syntax: the first line of a block of it, and how far it extends."""

    extension: str
    opener: re.Pattern[str]
    extent: Measure
    interrupts: bool = True


_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]*\]: *")
_DEFINITION = re.compile(r" {0,3}: {1,3}")
_BLOCK_NAMES = {
    "admonition": "admonition|note|attention|caution|danger|error|tip|hint|warning|important",
    "details": "details",
    "tab": "tab",
    "html": "html",
    "definition": "define",
    "caption": "caption|figure-caption|table-caption",
}

KINDS = (
    Kind("admonition", re.compile(r'!!! ?[\w-]+(?: +[\w-]+)*(?: +"[^"]*")? *\Z'), _indented),
    Kind(
        "pymdownx.details",
        re.compile(r'\?\?\?\+? ?(?:[\w-]+(?: +[\w-]+)*)?(?: *"[^"]*")? *\Z'),
        _indented,
    ),
    Kind("pymdownx.tabbed", re.compile(r'===(?:\+!?|!\+?)? +"[^"]*" *\Z'), _indented),
    *(
        Kind(
            f"pymdownx.blocks.{name}",
            re.compile(rf" {{0,3}}(/{{3,}}) *(?:{names}) *(?:\|.*)?\Z"),
            _slashes,
        )
        for name, names in _BLOCK_NAMES.items()
    ),
    Kind("footnotes", _FOOTNOTE, _footnote),
    Kind("abbr", re.compile(r"\*\[[^\\\]]*\] ?: *[^ ]"), _one_line),
    Kind(
        "md_in_html",
        re.compile(r" {0,3}<([A-Za-z][A-Za-z0-9]*)(?:(?= [^<>]*\bmarkdown\b)[^<>]*>|(?: [^<>]*)?\Z)"),
        _element,
    ),
    Kind("def_list", re.compile(r" {0,3}[^ :]"), _definition_list, interrupts=False),
)
_FIRST = frozenset("!?=/[*< ")


def _kind(reading: Reading, text: str, *, under_text: bool) -> tuple[Kind, re.Match[str]] | None:
    loaded = reading.settings.guests
    if text[0] not in _FIRST and "def_list" not in loaded:
        return None
    for kind in KINDS:
        if kind.extension in loaded and (kind.interrupts or not under_text):
            opener = kind.opener.match(text)
            if opener is not None:
                return kind, opener
    return None


def starts(reading: Reading, passage: Passage, at: int) -> bool:
    """Whether a guest begins directly under a line of text."""
    found = _kind(reading, passage.texts[at], under_text=True)
    return found is not None and found[0].extent(passage, at, found[1]) is not None


def read(reading: Reading, passage: Passage, at: int, depth: int) -> tuple[Guest, int] | None:
    """The guest that begins at a line, and the line after it."""
    found = _kind(reading, passage.texts[at], under_text=False)
    if found is None:
        return None
    kind, opener = found
    extent = kind.extent(passage, at, opener)
    if extent is None:
        return None
    head = [reading.line(passage, index) for index in range(at, extent.head)]
    content = passage.part(extent.head, extent.content)
    if extent.indent:
        content.texts = [text[_cut(text, extent.indent) :] for text in content.texts]
    if extent.inline:
        last = extent.head - 1
        text = passage.texts[last]
        head[-1] = reading.line(passage, last, text[: extent.inline])
        content = Passage([text[extent.inline :], *content.texts], [passage.origins[last], *content.origins])
    if extent.closer:
        behind = len(passage.texts[extent.content - 1]) - extent.closer
        content.texts[-1] = content.texts[-1][:-behind]
        content.origins = [*content.origins[:-1], reading.without_end(content.origins[-1], behind)]
    blocks: Blocks = ()
    if extent.holds == "text":
        blocks = _text(reading, content, depth + 1)
    elif extent.holds == "blocks":
        blocks = _blocks_and_html(reading, content, depth + 2)
    elif content.texts:
        blocks = reading.blocks(reading, content, depth + 1)
    guest, end = Guest(kind.extension, tuple(head), blocks, reading.place(passage, at)), extent.end
    if extent.stop:
        end -= 1
        passage.texts[end] = passage.texts[end][extent.stop :].lstrip(" ")
    return guest, end


def _blocks_and_html(reading: Reading, passage: Passage, depth: int) -> Blocks:
    """The blocks of a passage, between those of raw HTML; it takes two levels of the stack."""
    found: list[Block] = []
    for part in parts(reading, passage):
        found += (part,) if isinstance(part, Html) else reading.blocks(reading, part, depth)
    return tuple(found)


def _text(reading: Reading, passage: Passage, depth: int) -> Blocks:
    """All of a passage as one text."""
    first = next((index for index, text in enumerate(passage.texts) if text.strip(" ")), None)
    if first is None:
        return ()
    text = "\n".join(passage.texts[first:]).rstrip(" \n")
    bare = text.lstrip(" ")
    cut = len(text) - len(bare)
    content = inlines(reading, bare, Spot(reading, passage, first, cut), depth)
    return (Paragraph(content, reading.place(passage, first, cut)),)


def _cut(text: str, indent: int) -> int:
    """How much of a line's indent, at most so many spaces, is cut."""
    return min(len(text) - len(text.lstrip(" ")), indent)
