"""Ids: what stands twice on one page, so that a link can lead to the first alone."""

from __future__ import annotations

from collections.abc import Iterator

from mkslate.check.rule import Rule
from mkslate.errors import Problem
from mkslate.markup.blocks import walk
from mkslate.model.link import named
from mkslate.model.page import Page
from mkslate.place import Place

DUPLICATE = Rule(
    "id-duplicate",
    "An `id` in raw HTML that the page has already: a link can lead to the first alone.",
    '# Kittens\n\n<div id="kittens">All of them.</div>\n',
    '# Kittens\n\n<div id="all-kittens">All of them.</div>\n',
)
RULES = (DUPLICATE,)


def find(page: Page) -> Iterator[Problem]:
    """The ids that stand twice in a page's sources."""
    first: dict[str, Place] = {}
    for document in page.documents:
        for name, place, is_id in named(walk(document.blocks)):
            if not is_id:
                continue
            if name in first:
                known = first[name]
                yield DUPLICATE.at(place, f"the id `{name}` stands in {known} already")
            else:
                first[name] = place
