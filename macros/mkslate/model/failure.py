"""Failures: errors shown on the page, in their place, when a portal is published all the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from mkslate.errors import Problem, Severity
from mkslate.markup.blocks import Block, Document, Html
from mkslate.place import Line

_OPENING = '<aside class="mkslate-error" role="alert">'


def failure(problem: Problem) -> Html:
    """The block that shows an error to whoever reads the page."""
    text = f"{_OPENING}<strong>{escape(str(problem.place))}</strong>: {escape(problem.message)}"
    hint = f" <em>({escape(problem.hint)})</em>" if problem.hint else ""
    return Html((Line(f"{text}{hint}</aside>", problem.place),), problem.place)


def is_failure(block: Block) -> bool:
    """Whether a block was made by `failure`: it is no part of what the author wrote."""
    return isinstance(block, Html) and block.text.startswith(_OPENING)


def with_failures(document: Document, problems: Iterable[Problem]) -> Document:
    """The document with a box for each error, before the first block that begins after it."""
    blocks = list(document.blocks)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in reversed(errors):
        at = next(
            (
                index
                for index, block in enumerate(blocks)
                if block.place.path == problem.place.path and block.place.line > problem.place.line
            ),
            len(blocks),
        )
        blocks.insert(at, failure(problem))
    return replace(document, blocks=tuple(blocks)) if errors else document
