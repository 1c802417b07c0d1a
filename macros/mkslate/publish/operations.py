"""Operations: the sections that stand for endpoints, in the navigation and in the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from mkslate.markup.blocks import Block, Fence, Paragraph
from mkslate.model.endpoint import Endpoint, request_line
from mkslate.model.page import Page
from mkslate.model.portal import Tree
from mkslate.model.section import Section


def repeated_titles(tree: Tree) -> frozenset[str]:
    """The titles that several sections of a tree have: alone they say nothing (`Query Parameters`)."""
    counts = Counter(section.title for page in tree.pages for section in page.sections if section.heading)
    return frozenset(title for title, count in counts.items() if count > 1)


def only_requests(section: Section, repeated: frozenset[str]) -> bool:
    """Whether a section says nothing but requests and has no name of its own; it belongs to the one above."""
    if not section.endpoints or not (section.title in repeated or "request" in section.title.lower()):
        return False
    return all(isinstance(block, Fence) or is_request(block) for block in section.blocks)


def is_request(block: Block) -> bool:
    """Whether a block is a request line."""
    return isinstance(block, Paragraph) and request_line(block) is not None


def operations(page: Page, repeated: frozenset[str]) -> Mapping[str, Endpoint]:
    """The first endpoint of each section that stands for endpoints of one method, by the section's id."""
    found: dict[str, list[Endpoint]] = {}
    above: list[Section] = []
    for section in page.sections:
        while above and above[-1].level >= section.level:
            above.pop()
        owner = above[-1] if above and only_requests(section, repeated) else section
        if section.endpoints and owner.id:
            found.setdefault(owner.id, []).extend(section.endpoints)
        above.append(section)
    return {name: many[0] for name, many in found.items() if len({one.method for one in many}) == 1}
