"""Guests: the host's own block syntax, read here so that what it holds is in the document.

A guest's lines count only if its extension is among the loaded ones (`Settings.guests`). The host
renders it: it gets the lines that open it, and what our grammar made of its content.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mkslate.markup.blocks import Block, Blocks, Guest, Html, Paragraph
from mkslate.markup.extent import (
    FOOTNOTE,
    Extent,
    Measure,
    definition_list,
    element,
    footnote,
    indented,
    math,
    one_line,
    slashes,
)
from mkslate.markup.inline import inlines
from mkslate.markup.markdown_in_html import parts
from mkslate.markup.reading import Passage, Reading, Spot


@dataclass(frozen=True, slots=True)
class Kind:
    """One extension's block syntax: the first line of a block of it, and how far it extends.

    `interrupts` says whether it begins under a line of text, `ends_lists` whether under a list or a quote,
    too: whether the host looks for it before it looks for those.
    """

    extension: str
    opener: re.Pattern[str]
    extent: Measure
    interrupts: bool = True
    ends_lists: bool = True


_BLOCK_NAMES = {
    "admonition": "admonition|note|attention|caution|danger|error|tip|hint|warning|important",
    "details": "details",
    "tab": "tab",
    "html": "html",
    "definition": "define",
    "caption": "caption|figure-caption|table-caption",
}

KINDS = (
    Kind("admonition", re.compile(r'!!! ?[\w-]+(?: +[\w-]+)*(?: +".*")? *\Z'), indented),
    Kind(
        "pymdownx.details",
        re.compile(r'\?\?\?\+? ?(?:[\w-]+(?: +[\w-]+)*)?(?: *".*")? *\Z'),
        indented,
    ),
    Kind("pymdownx.tabbed", re.compile(r'===(?:\+!?|!\+?)? +".*" *\Z'), indented),
    *(
        Kind(
            f"pymdownx.blocks.{name}",
            re.compile(rf" {{0,3}}(/{{3,}}) *(?:{names}) *(?:\|.*)?\Z"),
            slashes,
        )
        for name, names in _BLOCK_NAMES.items()
    ),
    Kind("footnotes", FOOTNOTE, footnote, ends_lists=False),
    Kind("abbr", re.compile(r"\*\[[^\\\]]*\] ?: *[^ ]"), one_line, ends_lists=False),
    Kind("md_in_html", re.compile(r" {0,3}<([A-Za-z][A-Za-z0-9]*)(?=[ >]|\Z)"), element),
    Kind("pymdownx.arithmatex", re.compile(r"\$\$|\\\[|\\begin\{"), math, interrupts=False, ends_lists=False),
    Kind("def_list", re.compile(r" {0,3}[^ :]"), definition_list, interrupts=False, ends_lists=False),
)
_FIRST = frozenset("!?=/[*< $\\")


Found = tuple[Kind, Extent]


def _found(reading: Reading, passage: Passage, at: int, wanted: Callable[[Kind], bool]) -> Found | None:
    """The guest that begins at a line, of those wanted, and how far it extends."""
    text = passage.texts[at]
    loaded = reading.settings.guests
    if text[:1] not in _FIRST and "def_list" not in loaded:
        return None
    for kind in KINDS:
        if kind.extension in loaded and wanted(kind):
            opener = kind.opener.match(text)
            extent = kind.extent(passage, at, opener) if opener else None
            if extent is not None:
                return kind, extent
    return None


def starts(reading: Reading, passage: Passage, at: int) -> bool:
    """Whether a guest begins directly under a line of text."""
    return _found(reading, passage, at, lambda kind: kind.interrupts) is not None


def ends_list(reading: Reading, passage: Passage, at: int) -> bool:
    """Whether a guest begins directly under a list or a quote."""
    return _found(reading, passage, at, lambda kind: kind.ends_lists) is not None


def may_open(reading: Reading, text: str) -> bool:
    """Whether a line looks like the first of a guest that may begin a list's item."""
    loaded = reading.settings.guests
    return text[:1] in _FIRST and any(
        kind.extension in loaded and kind.ends_lists and kind.opener.match(text) for kind in KINDS
    )


def read(reading: Reading, passage: Passage, at: int, depth: int) -> tuple[Guest, int] | None:
    """The guest that begins at a line, and the line after it."""
    found = _found(reading, passage, at, lambda _: True)
    if found is None:
        return None
    kind, extent = found
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
