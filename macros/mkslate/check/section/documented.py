"""Documented requests: the lines of a section that say what to send where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkslate.check.section.path import Address, address
from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Fence, Heading, Paragraph
from mkslate.markup.inlines import Code, Inlines, Text, walk
from mkslate.place import Place

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_METHOD = rf"({'|'.join(METHODS)})"
_LINE = re.compile(
    rf"(?:[\w ]{{1,24}}:\s*)?{_METHOD}:?\s+(?:request\s+(?:to\s+)?)?(?=[^\s/]*[/{{<:])(\S+)"
    r"(?:\s+HTTP/[\d.]+)?",
    re.IGNORECASE,
)
_FENCED = re.compile(rf"\s*{_METHOD}\s+(?=\S*/)(\S+)(?:\s+HTTP/[\d.]+)?\s*(?:\n|$)")
_NAMED = re.compile(_METHOD, re.IGNORECASE)
# How many inlines a request line has at most: more are prose.
_LONGEST = 16
_LONGEST_TEXT = 250
# Fences in which a request may stand as it goes over the wire, or as a line of documentation.
_LANGUAGES = frozenset({"http", "", "text", "plaintext", "plain", "endpoint", "url", "request"})


@dataclass(frozen=True, slots=True)
class Documented:
    """A method, an address, and where they stand; `fenced` where they stand in a sample."""

    method: str
    address: Address
    place: Place
    fenced: bool = False

    def __str__(self) -> str:
        """`GET /answers/:id`, as a message names it."""
        return f"{self.method} {self.address.path}"


def documented(block: Block) -> Iterator[Documented]:
    """The requests that a block documents: it says nothing else, or is a message of HTTP."""
    if isinstance(block, Fence):
        if block.language.lower() in _LANGUAGES and (match := _FENCED.match(block.code[:2000])):
            yield Documented(match.group(1).upper(), address(match.group(2)), block.place, fenced=True)
    elif isinstance(block, Paragraph | Heading) and _may_be_line(block.content):
        for line in plain_text(block.content).split("\n"):
            if match := _LINE.fullmatch(line.strip()):
                yield Documented(match.group(1).upper(), address(match.group(2)), block.place)


def _may_be_line(content: Inlines) -> bool:
    """Whether some content is short enough for a request line, and names a method: a cheap look first."""
    if len(content) > _LONGEST:
        return False
    return any(
        isinstance(one, Text | Code) and len(one.text) < _LONGEST_TEXT and _NAMED.search(one.text)
        for one in walk(content)
    )
