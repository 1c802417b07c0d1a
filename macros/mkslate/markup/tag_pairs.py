"""Pairs of tags: which closing tag belongs to which opening one, nesting counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from mkslate.markup.tags import opening_tag

Start = tuple[int, int]
"""Where an opening tag begins: its line, and the offset in it."""
Partner = tuple[int, int, int]
"""A closing tag: its line, and where in it the tag begins and ends."""
_MOST_INDENT = 3


def pairs(texts: Sequence[str], name: str) -> dict[Start, Partner]:
    """The closing tag of each opening one of a name. An opening tag may go over several lines."""
    tag = re.compile(rf"<(?:(/){name}(?=[\s/>])[^<>\n]*+>|{name}(?=[\s/>])[^<>]*+>)", re.IGNORECASE)
    matched: dict[Start, Partner] = {}
    stack: list[Start] = []
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    for found in tag.finditer("\n".join(texts)):
        line = bisect_right(starts, found.start()) - 1
        start = found.start() - starts[line]
        if not found[1]:
            stack.append((line, start))
        elif stack:
            matched[stack.pop()] = (line, start, found.end() - starts[line])
    return matched


def host_pairs(texts: Sequence[str], name: str) -> dict[Start, Partner]:
    """The same as the host sees it.

    A tag opens at the beginning of a line, behind another element there, or in a line that closes it too.
    """
    tag = re.compile(rf"<(?:(/){name}(?=[\s/>])[^<>]*+>|{name}(?=[\s/>]|\Z))", re.IGNORECASE)
    matched: dict[Start, Partner] = {}
    stack: list[Start] = []
    after = (0, 0)  # where the last opening tag at the beginning of a line ends
    for line, text in enumerate(texts):
        inner = begun = 0  # `begun` is how far the line consists of elements
        for found in tag.finditer(text, after[1] if after[0] == line else 0):
            start = found.start()
            if (line, start) < after:
                continue
            if found[1]:
                if inner:
                    inner -= 1
                elif stack:
                    matched[stack.pop()] = (line, start, found.end())
                    begun = found.end()
            elif start <= begun + _MOST_INDENT and not text[begun:start].strip(" "):
                whole = opening_tag(texts, line, start)
                if whole is not None:
                    stack.append((line, start))
                    after = whole[1], whole[2]
            else:
                inner += 1
    return matched
