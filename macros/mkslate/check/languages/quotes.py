"""Quotes: the one that is missing at the end of a string, where writing it makes the text whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mkslate.check.languages.explain import Fault, unclosed_quote

# How many characters are parsed in all for one mistake.
_BUDGET = 60_000
# A name in an object.
_NAME = re.compile(r"[\w$.-]++(?= ?:)")
# What may come after a string on its line.
_BEHIND = ",;)]}: \t"


def one_quote(text: str, reads: Callable[[str], bool]) -> Fault | None:
    """The string that its line does not close, if closing it there makes the text whole (`reads`)."""
    tries = max(_BUDGET // (len(text) + 1), 1)
    for start, end in _places(text):
        if not tries:
            break
        tries -= 1
        if reads(f"{text[:end]}{text[start]}{text[end:]}"):
            return Fault(start, "the string that begins here is not closed on its line")
    return None


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where a line leaves a string open, and where that may have to end: the likeliest first."""
    at = 0
    for line in text.split("\n"):
        opened = unclosed_quote(line)
        if opened is not None:
            start, end = at + opened, at + len(line.rstrip())
            if name := _NAME.match(text, start + 1):
                yield start, name.end()
            least = at + len(line.rstrip(_BEHIND))
            yield from ((start, one) for one in range(max(least, start + 1), end + 1))
        at += len(line) + 1
