"""Brackets: the one that is too many, or that lacks its partner, where one change makes the text whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from mkslate.check.languages.explain import CLOSERS, OPENERS, Fault, indent_of, leads
from mkslate.check.languages.parse import Token

# How many characters are parsed in all for one mistake.
_BUDGET = 60_000
_NAME = re.compile(r"\*?\w")

Reads = Callable[[str], bool]
# A bracket, the offset at which it may have to be closed, and what is written there.
Closing = tuple[Token, int, str]


def one_bracket(text: str, tokens: tuple[Token, ...], reads: Reads) -> Fault | None:
    """The bracket that is wrong, if there is one more of a kind than of its partners.

    Many places may look right; only one that makes the text whole (`reads`) is told.
    """
    brackets = [token for token in tokens if token.kind[-1:] == token.text[-1:] and _kind(token)]
    lead = Counter[str]()
    for token in brackets:
        lead[_kind(token)] += 1 if token.text[-1] in CLOSERS else -1
    odd = [(opener, count) for opener, count in lead.items() if count]
    if len(odd) != 1 or abs(odd[0][1]) != 1:
        return None
    opener, count = odd[0]
    mine = [token for token in brackets if _kind(token) == opener]
    tries = max(_BUDGET // (len(text) + 1), 1)
    return _unclosed(text, mine, reads, tries) if count > 0 else _extra(text, mine, reads, tries)


def _kind(token: Token) -> str:
    last = token.text[-1]
    return last if last in CLOSERS else OPENERS.get(last, "")


def _extra(text: str, brackets: list[Token], reads: Reads, tries: int) -> Fault | None:
    """A closing bracket without which all is well; one that stands first in its line may lack its opener."""
    closers = [one for one in brackets if one.text in OPENERS and not leads(text, one)]
    closers.sort(key=lambda one: text[one.start - 1 : one.start] != one.text)
    for closer in closers[:tries]:
        if reads(text[: closer.start] + text[closer.end :]):
            return Fault(closer.start, f"`{closer.text}` closes nothing")
    return None


def _unclosed(text: str, brackets: list[Token], reads: Reads, tries: int) -> Fault | None:
    """An opening bracket that needs one more to close it: at its line's end, or where its block ends."""
    for opener, offset, added in islice(_closings(text, brackets), tries):
        if reads(f"{text[:offset]}{added}{text[offset:]}"):
            return Fault(opener.end - 1, f"`{opener.text[-1]}` is never closed")
    return None


def _closings(text: str, brackets: list[Token]) -> Iterator[Closing]:
    """Where one more closing bracket may make the text whole."""
    for at in range(len(brackets) - 1, -1, -1):
        yield from _ends(text, brackets, at)
    if left := _left(brackets):
        # Where no indentation tells, it is the one that is still open at the end, as most parsers say.
        closer = CLOSERS[left.text[-1]]
        yield from ((left, len(text.rstrip()), closer), (left, len(text), f"\n{closer}"))


def _left(brackets: list[Token]) -> Token | None:
    """The bracket that nothing closes if each closing one belongs to the last that is open."""
    opened: list[Token] = []
    for one in brackets:
        if one.text[-1] in CLOSERS:
            opened.append(one)
        elif opened:
            opened.pop()
    return opened[-1] if opened else None


def _ends(text: str, brackets: list[Token], at: int) -> Iterator[Closing]:
    """Where the bracket at an index may have to be closed, if it is not closed there."""
    opener = brackets[at]
    closer = CLOSERS.get(opener.text[-1])
    if closer is None:
        return
    end = _line_end(text, opener.end)
    after = bisect_left(brackets, end, at, key=lambda one: one.start)
    line = [one.text[-1] in CLOSERS for one in brackets[at:after]]
    if 2 * sum(line) <= len(line):
        return
    rest = text[opener.end : end].rstrip()
    for length in dict.fromkeys((len(rest.rstrip(";,:{ \t")), len(rest))):
        if length:
            yield opener, opener.end + length, closer
    if opener.text[-1] == "[" and _NAME.match(rest):
        # The type of a list's values comes behind empty brackets: `[]string`.
        yield opener, opener.end, closer
    indent = indent_of(text, opener.start)
    below = _behind_block(text, end + 1, indent)
    rest = text[below:].lstrip()
    if below > end + 1 and not (rest.startswith(closer) and indent_of(text, below) == indent):
        # Some languages want the next statement on a line of its own, some no line's end here.
        yield opener, below, f"{closer}\n" if rest else f"\n{closer}"
        yield opener, below, closer


def _behind_block(text: str, at: int, indent: int) -> int:
    """The first line from an offset on that is indented so far, or less; the text's end without one."""
    while at < len(text):
        end = _line_end(text, at)
        if text[at:end].strip() and indent_of(text, at) <= indent:
            return at
        at = end + 1
    return len(text)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
