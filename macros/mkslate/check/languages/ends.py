"""Ends: the block of Ruby that no `end` closes, where writing one makes the text whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mkslate.check.languages.explain import Fault
from mkslate.check.languages.parse import Token

_BLOCKS = frozenset({"def", "class", "module", "case", "begin", "for", "do"})
# These stand behind a statement as well, and then need no `end`.
_CONDITIONS = frozenset({"if", "unless", "while", "until"})
# Each of these may have a `do` of its own on its line.
_LOOPS = frozenset({"while", "until", "for"})
# What a value ends with; these words end so, too, but a value follows them.
_VALUE = re.compile(r"[\w)\]}\"'`/?!]\Z")
_BEFORE_VALUES = frozenset(
    {"return", "then", "else", "do", "begin", "and", "or", "not", "in", "when", "yield"}
)


@dataclass(frozen=True, slots=True)
class _Word:
    """The first word of a block, or the `end` of one.

    `indent` is how far its line is indented; `leads` says that it stands first there.
    """

    token: Token
    indent: int
    leads: bool

    @property
    def is_end(self) -> bool:
        """Whether it closes a block."""
        return self.token.kind == "end"


def unended(text: str, tokens: tuple[Token, ...], reads: Callable[[str], bool]) -> Fault | None:
    """The block that lacks its `end`, if nothing else is wrong with a text (`reads`)."""
    words = list(_words(text, tokens))
    ends = sum(word.is_end for word in words)
    missing = len(words) - 2 * ends
    if missing <= 0 or not reads(text + "\nend" * missing + "\n"):
        return None
    token = _unclosed(words).token
    return Fault(token.start, f"`{token.text}` lacks its `end`")


def _words(text: str, tokens: tuple[Token, ...]) -> Iterator[_Word]:
    """What opens and closes blocks, in order."""
    indent, loop = 0, False
    before: Token | None = None
    for token in tokens:
        line = text.rfind("\n", before.end if before else 0, token.start) + 1
        leads = before is None or line > 0
        if leads:
            indent, loop = token.start - line, False
        if token.kind == token.text:
            if token.kind == "do" and loop:
                loop = False
            elif token.kind == "end" or _opens(token, None if leads else before):
                yield _Word(token, indent, leads)
            loop = loop or token.kind in _LOOPS
        before = token


def _opens(token: Token, before: Token | None) -> bool:
    """Whether a word begins a block, given the token before it on its line."""
    if token.kind not in _CONDITIONS:
        return token.kind in _BLOCKS
    return before is None or before.kind in _BEFORE_VALUES or not _VALUE.search(before.text)


def _unclosed(words: list[_Word]) -> _Word:
    """The first block whose place an `end` further out takes; without one, the last that is still open."""
    opened: list[_Word] = []
    for word in words:
        if not word.is_end:
            opened.append(word)
        elif opened:
            inner = opened.pop()
            if word.leads and opened and inner.indent > word.indent and opened[-1].indent >= word.indent:
                return inner
    return opened[-1]
