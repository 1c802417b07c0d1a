"""Samples as the checks see them: code, its language and its part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkslate.check.code import Code
from mkslate.check.output import output_kind
from mkslate.markup.blocks import Fence, walk
from mkslate.model.page import Page
from mkslate.place import Place

# What no prose begins with: the program, and an option or an address.
_CURL = re.compile(r"\s*(?:\$ +)?curl[ \t]+(?:-|[\"']?https?://|\\\n)")


@dataclass(frozen=True, slots=True)
class Sample:
    """One fenced code block.

    `language` is in lower case, without what follows `--`; where a fence names none, what its code looks
    like: `shell` for a curl command, `json`, `http` or `xml` for a response, else empty.
    """

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
                code = Code(block.lines, block.place)
                yield Sample(block, block.language.lower() or _language_of(code.text), code)


def _language_of(text: str) -> str:
    return "shell" if _CURL.match(text) else output_kind(text) or ""
