"""Inline content and code as Markdown that reads back as what it is."""

from __future__ import annotations

import re
from collections.abc import Callable

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
)

# (address as the author means it, "link" | "image" | "asset") -> address to write
Address = Callable[[str, str], str]

_SPECIAL = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])")
# What would begin a list, a quote or a heading at the beginning of a line.
_BEGINNING = re.compile(r"^([ ]*)(?:(\d+)([.)])|([-+]))(?=\s|$)|^([ ]*)([#>])", re.MULTILINE)
_TICKS = re.compile("`+")
_MARKS = {"em": "*", "strong": "**", "del": "~~"}


def markdown_text(content: Inlines, address: Address) -> str:
    """Inline content as Markdown; raw tags and character references stay as they are."""
    return "".join(_inline(one, address) for one in content)


def paragraph_text(content: Inlines, address: Address) -> str:
    """Inline content as the Markdown of a paragraph, no line of which begins anything else."""
    return _BEGINNING.sub(_plain_beginning, markdown_text(content, address))


def fenced(code: str, language: str) -> str:
    """Code between fences that are longer than any within it."""
    fence = "`" * max(3, _longest(code) + 1)
    return f"{fence}{language}\n{code}{fence}"


def _inline(inline: Inline, address: Address) -> str:
    match inline:
        case Text(text):
            return _escaped(text)
        case Code(text):
            ticks = "`" * (_longest(text) + 1)
            room = " " if text.startswith("`") or text.endswith("`") else ""
            return f"{ticks}{room}{text}{room}{ticks}"
        case Emphasis(kind, content):
            return f"{_MARKS[kind]}{markdown_text(content, address)}{_MARKS[kind]}"
        case Link(target, title, content):
            return f"[{markdown_text(content, address)}]({_target(address(target, 'link'), title)})"
        case Image(target, title, alt):
            return f"![{_escaped(alt)}]({_target(address(target, 'image'), title)})"
        case RawTag(text) | Entity(text):
            return text
        case LineBreak():
            return "  \n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _plain_beginning(found: re.Match[str]) -> str:
    room, number, dot, mark, other_room, other = found.groups(default="")
    return f"{room}{other_room}{number}\\{dot or mark or other}"


def _target(address: str, title: str | None) -> str:
    written = f"<{address}>" if re.search(r"[\s()]", address) else address
    return written if title is None else f'{written} "{title}"'


def _longest(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)
