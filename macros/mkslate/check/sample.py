"""Samples as the checks see them: code, its language and its part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkslate.check.code import Code
from mkslate.markup.blocks import Fence, Guest, List, Quote, walk
from mkslate.model.page import Page
from mkslate.place import Place

_HOLDERS = (List, Quote, Guest)


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
        for block in document.blocks:
            if isinstance(block, Fence):
                yield _sample(block)
            elif isinstance(block, _HOLDERS):
                yield from (_sample(inner) for inner in walk((block,)) if isinstance(inner, Fence))


def _sample(fence: Fence) -> Sample:
    return Sample(fence, fence.language.lower(), Code(fence.lines, fence.place))
