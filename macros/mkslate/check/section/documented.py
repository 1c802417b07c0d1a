"""Documented requests: the lines of a section that say what to send where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkslate.check.section.path import Address, address
from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Fence, Heading, Paragraph
from mkslate.markup.inlines import Code, Emphasis, Inlines, Link, Text
from mkslate.place import Place

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_METHOD = rf"({'|'.join(METHODS)})"
_LINE = re.compile(
    rf"(?:[\w ]{{1,24}}:\s*)?{_METHOD}:?\s+(?:request\s+(?:to\s+)?)?(?=[^\s/]*[/{{<:])(\S+)"
    r"(?:\s+HTTP/[\d.]+|\s+(?:or|and))?",
    re.IGNORECASE,
)
_FENCED = re.compile(rf"\s*{_METHOD}\s+(?=\S*/)(\S+)(?:\s+HTTP/[\d.]+)?\s*$")
_NAMED = re.compile("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|Get|Post|Put|Patch|Delete")
# How many inlines a request line has at most: more are prose.
_LONGEST = 16
_LONGEST_TEXT = 250
# How much may stand before the method, blanks included: "Request: ".
_LEAD = 80
_WRITTEN = (Text, Code)
_HOLDERS = (Emphasis, Link)
_SAYING = (Paragraph, Heading)
# Fences in which a request may stand as it goes over the wire, or as a line of documentation.
_LANGUAGES = frozenset({"http", "", "text", "plaintext", "plain", "endpoint", "url", "request"})


@dataclass(frozen=True, slots=True)
class Documented:
    """A method, an address, and where they stand."""

    method: str
    address: Address
    place: Place


def documented(block: Block) -> Documented | None:
    """The request that a block documents: it says nothing else, or is a message of HTTP."""
    match = None
    if isinstance(block, _SAYING):
        match = _LINE.fullmatch(plain_text(block.content)) if _may_be_line(block.content) else None
    elif isinstance(block, Fence) and block.lines and block.language.lower() in _LANGUAGES:
        match = _FENCED.match(block.lines[0].text)
    return Documented(match.group(1).upper(), address(match.group(2)), block.place) if match else None


def _may_be_line(content: Inlines) -> bool:
    """Whether some content is short enough for a request line, and names a method: a cheap look first."""
    if len(content) > _LONGEST:
        return False
    before = 0
    for one in content:
        if isinstance(one, _WRITTEN):
            if len(one.text) < _LONGEST_TEXT and _NAMED.search(one.text, 0, _LEAD):
                return True
            before += len(one.text)
            if before > _LEAD:
                return False
        elif isinstance(one, _HOLDERS) and _may_be_line(one.content):
            return True
    return False
