"""Attribute lists at the end of headings (`{#id .class}`): the host's, where its `attr_list` is loaded."""

from __future__ import annotations

import re

_PART = re.compile(
    r"""(?:\#|id=)(?P<word>[^ =}"']++)|id="(?P<double>[^"]*+)"|id='(?P<single>[^']*+)'|"""
    r"""[^ =}]++=(?:"[^"]*+"|'[^']*+'|[^ =}]++)|[^ =}]++"""
)


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
