"""Extents: how far the host's blocks reach, each by its own rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mkslate.markup.markdown_in_html import Content, content_kind
from mkslate.markup.reading import FARTHEST, Passage
from mkslate.markup.tags import opening_tag

FOOTNOTE = re.compile(r" {0,3}\[\^(?P<name>[^\]]*)\]: *")
_DEFINITION = re.compile(r" {0,3}: {1,3}")
# What opens another of the host's blocks, which no text under a definition goes on in.
_ANOTHER = re.compile(r'!!! ?[\w-]|\?\?\?\+? ?[\w"-]|===[+!]* +"|/{3,} *\w')
_FORMULA = (
    r"\$\$(?:\\.|[^\\])+?\$\$",
    r"\\\[(?:\\[^]]|[^\\])+?\\]",
    r"\\begin\{(?P<name>[a-z]+\*?)\}(?:\\.|[^\\])+?\\end\{(?P=name)\}",
)
_MATH = re.compile(rf"(?:{'|'.join(_FORMULA)}) *", re.DOTALL)


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


def indented(passage: Passage, at: int, _: re.Match[str] | None = None) -> Extent:
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


def footnote(passage: Passage, at: int, opener: re.Match[str]) -> Extent:
    """Text on the opening line and lazy lines under it, then lines indented by four."""
    lazy = at + 1
    while lazy < len(passage.texts) and passage.texts[lazy].strip(" "):
        if FOOTNOTE.match(passage.texts[lazy]):
            return Extent(at + 1, lazy, lazy, 4, opener.end())
        lazy += 1
    end = indented(passage, lazy - 1).end
    return Extent(at + 1, end, end, 4, opener.end())


def one_line(_passage: Passage, at: int, _: re.Match[str]) -> Extent:
    """One line; left to the host."""
    return Extent(at + 1, at + 1, at + 1)


def definition_list(passage: Passage, at: int, _: re.Match[str]) -> Extent | None:
    """Terms, then `: definitions`; left to the host as a whole."""
    texts = passage.texts
    first = passage.next_such("definition", at, lambda text: _DEFINITION.match(text) is not None)
    blank = passage.next_such("blank", at, lambda text: not text.strip(" "))
    if first is None or first == at or (blank is not None and blank < first - 1):
        return None
    end = first + 1
    for index in range(end, len(texts)):
        text = texts[index]
        if _ANOTHER.match(text):
            break
        if text.startswith("    ") or _DEFINITION.match(text) or texts[index - 1].strip(" "):
            end = index + 1 if text.strip(" ") else end
        elif text.strip(" "):
            break
    return Extent(end, end, end)


def slashes(passage: Passage, at: int, opener: re.Match[str]) -> Extent | None:
    """Lines up to the same number of slashes; indented options under the opener are the host's."""
    head = at + 1
    while head < len(passage.texts) and passage.texts[head].startswith("    "):
        head += 1
    end = passage.line_that_is(opener[1], head)
    return None if end is None else Extent(head, end, end + 1)


def math(passage: Passage, at: int, _: re.Match[str]) -> Extent | None:
    """A formula alone between blank lines; left to the host as a whole."""
    blank = passage.next_such("blank", at, lambda text: not text.strip(" "))
    end = len(passage.texts) if blank is None else blank
    return Extent(end, end, end) if _MATH.fullmatch("\n".join(passage.texts[at:end])) else None


def element(passage: Passage, at: int, opener: re.Match[str]) -> Extent | None:
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
