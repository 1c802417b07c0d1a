"""Idle processors: passes of the host over the whole tree that have nothing to do where all of it is ours."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor


class IdleTreeprocessor(Treeprocessor):
    """A tree processor of the host's own, run only if `needed` says so of the tree that it gets.

    Our elements come with their line breaks, and hold no escapes of the host's inline patterns.
    """

    def __init__(self, md: Markdown, inner: Treeprocessor, needed: Callable[[Element], bool]) -> None:
        super().__init__(md)
        self._inner = inner
        self._needed = needed

    def run(self, root: Element) -> Element | None:
        """The host's result, or the tree as it is."""
        return self._inner.run(root) if self._needed(root) else None
