"""Samples as the checks see them: code, its language and its part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkslate.check.code import Code
from mkslate.markup.blocks import Fence, walk
from mkslate.model.page import Page
from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Sample:
    """One fenced code block. `language` is in lower case, without what follows `--`."""

    fence: Fence
    language: str
    code: Code

    @property
    def place(self) -> Place:
        """The line of its opening fence."""
        return self.fence.place


def samples(page: Page) -> Iterator[Sample]:
    """Every sample of a page, those in lists and quotes too, in reading order."""
    for document in page.documents:
        for block in walk(document.blocks):
            if isinstance(block, Fence):
                yield Sample(block, block.language.lower(), Code(block.lines, block.place))
