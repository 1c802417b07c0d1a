"""Foreign patterns: the inline syntax of other extensions (footnote references, emoji, keys)."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# The host's own patterns, by the names that they are registered under: what they read is read by
# our grammar, whoever has put a pattern of his own under one of these names.
_OWN = (
    "backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference",
    "short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "not_strong", "em_strong",
    "em_strong2", "strong_em", "strong", "strong2", "emphasis", "emphasis2",
)  # fmt: skip


class ForeignPass(InlineProcessor):
    """The host's inline pass, with nothing left to do but the patterns of other extensions.

    They see leaves of ordinary text only, never code. `before` is called first: what was left
    for this pass by others. `found` says whether a foreign pattern has matched.
    """

    def __init__(self, md: Markdown, before: Callable[[], None]) -> None:
        super().__init__(md)
        self._before = before
        self.found = False

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the foreign patterns to a tree, in place."""
        self._before()
        self.found = False
        patterns = self.md.inlinePatterns
        own = [patterns[name] for name in _OWN if name in patterns]
        foreign: list[Pattern] = [one for one in patterns if one not in own]
        if foreign:
            # The host looks its patterns up here by number.
            self.inlinePatterns = foreign  # type: ignore[assignment]  # a list answers as the registry does
            self._searches = [one.getCompiledRegExp().search for one in foreign]
            self._apply(tree, ancestors or [])
        return tree

    def _apply(self, tree: Element, ancestors: list[str]) -> None:
        parents = {child: parent for parent in tree.iter() for child in parent}
        for element in list(tree.iter()):
            names: list[str] | None = None
            children: list[Element] = []
            if self._wanted(element.text):
                names = [*ancestors, *_names(element, parents)]
                leaf = self._leaf(element.text or "", names)
                element.text = leaf.text
                children += leaf
            for child in element:
                children.append(child)
                if self._wanted(child.tail):
                    names = names or [*ancestors, *_names(element, parents)]
                    leaf = self._leaf(child.tail or "", names)
                    child.tail = leaf.text
                    children += leaf
            if names is not None:
                element[:] = children

    def _wanted(self, text: str | None) -> bool:
        if not text or isinstance(text, AtomicString):
            return False
        return any(search(text) for search in self._searches)

    def _leaf(self, text: str, names: list[str]) -> Element:
        """The text as the host's pass writes it into an element of its own."""
        self.found = True
        holder = Element(names[-1])
        leaf = SubElement(holder, "span")
        leaf.text = text
        super().run(holder, names[:-1])
        return leaf


def _names(element: Element, parents: dict[Element, Element]) -> list[str]:
    """The tags from the top of the tree down to an element."""
    names = []
    one: Element | None = element
    while one is not None:
        names.append(str(one.tag))
        one = parents.get(one)
    return names[::-1]
