"""Links: what a page points to and what can be pointed to, in Markdown and in raw HTML alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from mkslate.markup.attributes import own_id
from mkslate.markup.blocks import Block, Fence, Guest, Heading, Html, contents
from mkslate.markup.extent import FOOTNOTE
from mkslate.markup.inlines import Image, Link, RawTag
from mkslate.markup.inlines import walk as walk_inlines
from mkslate.markup.tabs import place_in
from mkslate.markup.tags import Tag, tags
from mkslate.place import Line, Place

Kind = Literal["link", "image", "asset"]

# What a browser follows or loads: (tag, attribute), "" for any tag.
_ADDRESSES: dict[tuple[str, str], Kind] = {
    ("a", "href"): "link",
    ("area", "href"): "link",
    ("link", "href"): "asset",
    ("object", "data"): "asset",
    ("", "src"): "asset",
    ("", "srcset"): "asset",
    ("", "poster"): "asset",
}
_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}")
_OPTION = re.compile(r"\bid: *[\"']?([^\s\"',}]+)")


@dataclass(frozen=True, slots=True)
class Target:
    """One address that a page points to, as meant: character references are resolved.

    `kind` says by what: a link, a Markdown image (Middleman looks for it in `images/`, D8.12),
    or a raw HTML attribute that loads something (`src`, `srcset`, `poster`).
    """

    address: str
    kind: Kind
    place: Place


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a link can lead to; `is_id` says whether it is an `id` (an `<a name>` is none)."""

    name: str
    place: Place
    is_id: bool = True


def address_kind(tag: str, attribute: str) -> Kind | None:
    """What an attribute of raw HTML points to; None if it is no address."""
    return _ADDRESSES.get((tag, attribute)) or _ADDRESSES.get(("", attribute))


def srcset_parts(value: str) -> list[tuple[str, str]]:
    """The candidates of a `srcset`: pairs of an address and its descriptor (`2x`, `640w` or nothing)."""
    parts = [part.strip().partition(" ") for part in value.split(",") if part.strip()]
    return [(address, descriptor.strip()) for address, _, descriptor in parts]


def targets(blocks: Iterable[Block]) -> Iterator[Target]:
    """Every address in some blocks (not in those within them), with its place."""
    for block in blocks:
        for content in contents(block):
            for inline in walk_inlines(content):
                if isinstance(inline, Link):
                    yield Target(inline.target, "link", inline.place)
                elif isinstance(inline, Image):
                    yield Target(inline.target, "image", inline.place)
        for tag, place in _raw_tags(block):
            yield from _tag_targets(tag, place)


def anchors(blocks: Iterable[Block]) -> Iterator[Anchor]:
    """Every anchor of some blocks that a link can lead to.

    Ids of headings and fences, those that the host gives its own blocks, and `id` and `<a name>` in raw HTML.
    """
    for block in blocks:
        if isinstance(block, Heading) and block.id:
            yield Anchor(block.id, block.place)
        elif isinstance(block, Fence) and (name := dict(block.options).get("id")):
            yield Anchor(name, block.place)
        elif isinstance(block, Guest):
            yield from (
                Anchor(name, line.place) for line in block.head for name in _host_ids(block, line.text)
            )
        for tag, place in _raw_tags(block):
            for attribute in tag.attributes:
                if attribute.name == "id" or (attribute.name == "name" and tag.name == "a"):
                    yield Anchor(unescape(attribute.value), place, attribute.name == "id")


def _host_ids(guest: Guest, line: str) -> Iterator[str]:
    """The ids that the host makes of a line that it reads itself; those of tags are found with the tags."""
    if guest.extension == "footnotes" and (note := FOOTNOTE.match(line)):
        yield from (f"fn:{note['name']}", f"fnref:{note['name']}")
    elif guest.extension == "def_list":
        yield from filter(None, map(own_id, _ATTRIBUTES.findall(line)))
    elif guest.extension.startswith("pymdownx.blocks.") and (given := _OPTION.search(line)):
        yield given[1]


def _raw_tags(block: Block) -> Iterator[tuple[Tag, Place]]:
    """The tags of a block's raw HTML that have attributes, each with its place."""
    if isinstance(block, Html) or (isinstance(block, Guest) and block.extension == "md_in_html"):
        lines = block.lines if isinstance(block, Html) else block.head
        places = _Offsets(lines)
        for tag in tags("\n".join(line.text for line in lines)):
            if tag.attributes:
                yield tag, places.at(tag.start)
        return
    for content in contents(block):
        for inline in walk_inlines(content):
            if isinstance(inline, RawTag):
                for tag in tags(inline.text):
                    yield tag, inline.place


def _tag_targets(tag: Tag, place: Place) -> Iterator[Target]:
    for attribute in tag.attributes:
        kind = address_kind(tag.name, attribute.name)
        if kind is None:
            continue
        value = unescape(attribute.value)
        addresses = [one for one, _ in srcset_parts(value)] if attribute.name == "srcset" else [value.strip()]
        yield from (Target(address, kind, place) for address in addresses)


class _Offsets:
    """Where offsets in the text of some lines stand."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self._index = 0
        self._start = 0

    def at(self, offset: int) -> Place:
        """The place of an offset; offsets must come in order."""
        while offset - self._start > len(self._lines[self._index].text):
            self._start += len(self._lines[self._index].text) + 1
            self._index += 1
        return place_in(self._lines[self._index], offset - self._start)
