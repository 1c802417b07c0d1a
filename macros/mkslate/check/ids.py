"""Ids: what stands twice on one page, so that a link can lead to the first alone."""

from __future__ import annotations

from collections.abc import Iterator

from mkslate.check.rule import Rule
from mkslate.errors import Problem
from mkslate.model.page import Page

DUPLICATE = Rule(
    "id-duplicate",
    "An `id` in raw HTML that the page has already: a link can lead to the first alone.",
    '# Kittens\n\n<div id="kittens">All of them.</div>\n',
    '# Kittens\n\n<div id="all-kittens">All of them.</div>\n',
)
RULES = (DUPLICATE,)


def find(page: Page) -> Iterator[Problem]:
    """The ids that stand twice in a page's sources."""
    for anchor, first in page.repeated:
        yield DUPLICATE.at(anchor.place, f"the id `{anchor.name}` stands in {first} already")
