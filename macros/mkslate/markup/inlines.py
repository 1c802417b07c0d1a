"""Inline content: what the text of a paragraph, a heading or a table cell is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as the reader sees them: backslash escapes are gone, nothing is HTML-escaped."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code span (D8.9)."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised content (D8.2-D8.8)."""

    kind: Literal["em", "strong", "del"]
    content: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link (D8.13-D8.18, D7.9). `target` is as meant: escapes removed, nothing percent-encoded."""

    target: str
    title: str | None
    content: Inlines
    place: Place
    kind: Literal["link", "autolink"] = "link"


@dataclass(frozen=True, slots=True)
class Image:
    """An image (D8.19)."""

    target: str
    title: str | None
    alt: str
    place: Place


@dataclass(frozen=True, slots=True)
class RawTag:
    """One HTML tag, verbatim (D7.8); what stands between two tags is content of its own."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Entity:
    """A character reference, verbatim (D8.11)."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard break (D8.20)."""


Inline = Text | Code | Emphasis | Link | Image | RawTag | Entity | LineBreak
Inlines = tuple[Inline, ...]

_HOLDERS = Emphasis | Link


def walk(content: Inlines) -> Iterable[Inline]:
    """Every inline of some content, containers before what they hold, in reading order."""
    if len(content) == 1 and not isinstance(content[0], _HOLDERS):  # as in most cells
        return content
    return _walk(content)


def _walk(content: Inlines) -> Iterator[Inline]:
    stack = [iter(content)]
    while stack:
        for inline in stack[-1]:
            yield inline
            if isinstance(inline, _HOLDERS):
                stack.append(iter(inline.content))
                break
        else:
            stack.pop()
