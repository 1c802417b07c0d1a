"""Annotated code: the list behind a sample that says what the marks in its comments, `(1)`, mean.

This is Material's own syntax, which Slate has not: it counts for a fence with the class `annotate`, and for
all of them where the site asks for it (`content.code.annotate`).
"""

from __future__ import annotations

import re

from mkslate.markup.blocks import Block, Fence, List

# What begins a comment in one language or another, and a mark in it.
_COMMENT = re.compile(r"#|//|/\*|<!--|--|;|%")
_MARK = re.compile(r"\(\d+\)")


def annotates(block: Block, fence: Block, *, everywhere: bool) -> bool:
    """Whether a block is the list that annotates the code before it; `everywhere` if it need not say so."""
    if not isinstance(block, List) or not block.ordered or not isinstance(fence, Fence):
        return False
    classes = next((value for name, value in fence.options if name == "class"), "").split()
    return "annotate" in classes or (everywhere and any(_has_mark(line.text) for line in fence.lines))


def _has_mark(text: str) -> bool:
    comment = _COMMENT.search(text)
    return comment is not None and _MARK.search(text, comment.end()) is not None
