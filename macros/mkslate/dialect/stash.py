"""The stash: finished HTML that no processor of the host must read, with a token in its place.

Python-Markdown has a stash of its own; ours differs in two points. A block of ours loses the `<p>`
that carries its token whatever it begins with, and an inline piece never does (`<p><hr></p>` is
what Redcarpet makes of a lone `<hr>`, D7.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markdown.postprocessors import Postprocessor
from markdown.util import ETX, STX

from mkslate.markup.tags import tags

_TOKEN = re.compile(f"<p>{STX}mkslate-block:([0-9]+){ETX}</p>|{STX}mkslate-(?:block|inline):([0-9]+){ETX}")
_MANY_SPACES = " " * 200
_MANY_BRACES = 100
_LONG_SPACES = re.compile(f"(?<! ){_MANY_SPACES} *+")


class Stash:
    """The finished pieces of one page, numbered from 0."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._raw: list[str] = []

    def block(self, html: str) -> str:
        """Keep a block of our making; the token must be all that its `<p>` holds."""
        self._pieces.append(html)
        return f"{STX}mkslate-block:{len(self._pieces) - 1}{ETX}"

    def raw_block(self, html: str) -> str:
        """Keep a block of the author's raw HTML."""
        self._raw.append(html)
        return self.block(html)

    def raw_tag(self, html: str) -> str:
        """Keep one of the author's tags within a text."""
        self._raw.append(html)
        return self._inline(html)

    def without_long_searches(self, text: str) -> str:
        """A text in which attr_list need not search long for the list at the end of a heading or a cell.

        It takes quadratic time for a run of spaces, of which it looks for the brace behind the last one,
        and for many braces, behind each of which it looks for the text's end. So of long runs all
        spaces but the last are kept here, and of many braces all.
        """
        if _MANY_SPACES in text:
            text = _LONG_SPACES.sub(lambda run: self._inline(run[0][1:]) + " ", text)
        if text.count(" {") > _MANY_BRACES:
            text = text.replace(" {", f" {self._inline('{')}")
        return text

    def _inline(self, html: str) -> str:
        self._pieces.append(html)
        return f"{STX}mkslate-inline:{len(self._pieces) - 1}{ETX}"

    def clear(self) -> None:
        """Forget everything: another page begins."""
        self._pieces.clear()
        self._raw.clear()

    def anchors(self) -> Iterator[str]:
        """Every name that the author's raw HTML gives a place on the page (`id`, `<a name>`)."""
        for html in self._raw:
            if "=" in html:
                for tag in tags(html):
                    for one in tag.attributes:
                        if one.name == "id" or (one.name == "name" and tag.name == "a"):
                            yield unescape(one.value)

    def restore(self, text: str) -> str:
        """The text with every piece in its place, in one pass: no piece holds a token of ours."""
        if not self._pieces:
            return text
        return _TOKEN.sub(lambda match: self._pieces[int(match[1] or match[2])], text)


class RestorePostprocessor(Postprocessor):
    """Puts the pieces back, before the host restores its own: ours can hold tokens of its stash."""

    def __init__(self, stash: Stash) -> None:
        super().__init__()
        self._stash = stash

    def run(self, text: str) -> str:
        """The page with our pieces in it."""
        return self._stash.restore(text)
