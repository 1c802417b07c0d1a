"""The stash: finished HTML that no processor of the host must read, with a token in its place.

Python-Markdown has a stash of its own; ours differs in two points. A block of ours loses the `<p>`
that carries its token whatever it begins with, and an inline piece never does (`<p><hr></p>` is
what Redcarpet makes of a lone `<hr>`, D7.7).
"""

from __future__ import annotations

import re

from markdown.postprocessors import Postprocessor
from markdown.util import ETX, STX

_TOKEN = re.compile(f"<p>{STX}mkslate-block:([0-9]+){ETX}</p>|{STX}mkslate-(?:block|inline):([0-9]+){ETX}")


class Stash:
    """The finished pieces of one page, numbered from 0."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def block(self, html: str) -> str:
        """Keep a block; the token must be all that its `<p>` holds."""
        self._pieces.append(html)
        return f"{STX}mkslate-block:{len(self._pieces) - 1}{ETX}"

    def inline(self, html: str) -> str:
        """Keep a part of a text, such as one raw tag."""
        self._pieces.append(html)
        return f"{STX}mkslate-inline:{len(self._pieces) - 1}{ETX}"

    def clear(self) -> None:
        """Forget everything: another page begins."""
        self._pieces.clear()

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
