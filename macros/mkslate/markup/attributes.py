"""Attribute lists (`{#id .class}`): the host's, where its `attr_list` is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkslate.markup.blocks import Blocks, List, Paragraph, Table, contents, walk
from mkslate.markup.inlines import Inlines, Text
from mkslate.markup.inlines import walk as walk_inlines
from mkslate.place import Place

_PART = re.compile(
    r"""(?:\#|id=)(?P<word>[^ =}"']++)|id="(?P<double>[^"]*+)"|id='(?P<single>[^']*+)'|"""
    r"""[^ =}]++=(?:"[^"]*+"|'[^']*+'|[^ =}]++)|[^ =}]++"""
)
_LIST = r"\{:?[ ]*(?P<attributes>[^}\n ][^}\n]*)\}"
_BEHIND_INLINE = re.compile(_LIST)
_LAST_LINE = re.compile(rf"\n[ ]*{_LIST}[ ]*\Z")
_END = re.compile(rf"[ ]{_LIST}[ ]*\Z")


def cut_attributes(text: str) -> tuple[str, str]:
    """A heading's text without its attribute list, and what stands in the braces; empty if there is none."""
    at = text.find(" {")
    bare = text.rstrip(" ")
    inside = bare[at + 2 : -1].removeprefix(":").strip(" ")
    if at < 0 or not bare.endswith("}") or not inside or "}" in inside:
        return text, ""
    return text[:at].rstrip(" ").rstrip("#").rstrip(" "), inside


def own_id(attributes: str) -> str:
    """The id that an attribute list gives, if it gives one: the last, as the host takes it."""
    found = ""
    for part in _PART.finditer(attributes):
        found = part["word"] or part["double"] or part["single"] or found
    return found


def given_ids(blocks: Blocks) -> Iterator[tuple[str, Place]]:
    """The ids that attribute lists give to anything but headings and code, each with its block's place.

    A list stands directly behind what it belongs to in a line, on the last line of a paragraph or an item,
    or at the end of a cell.
    """
    for block in walk(blocks):
        if isinstance(block, Paragraph | List | Table):
            ends = _END if isinstance(block, Table) else _LAST_LINE
            for content in contents(block):
                for attributes in _attributes(content, ends):
                    if name := own_id(attributes):
                        yield name, block.place


def _attributes(content: Inlines, ends: re.Pattern[str]) -> Iterator[str]:
    last = content[-1] if content else None
    for inline in walk_inlines(content):
        if isinstance(inline, Text) and "{" in inline.text:
            found = ends.search(inline.text) if inline is last else None
            found = found or _BEHIND_INLINE.match(inline.text)
            if found:
                yield found["attributes"]
