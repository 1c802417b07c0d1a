"""Elided: a piece of a program whose beginning or end is left out, and the brackets that stand in what is."""

from __future__ import annotations

import re

from mkslate.check.languages.explain import CLOSERS, OPENERS
from mkslate.check.languages.frames import Frame

_MARK = r"[ \t]*(?://+|#+|/\*+|--|<!--)?[ \t]*(?:\.{3,}|…)"
_BEGINS = re.compile(rf"\s*{_MARK}")
_ENDS = re.compile(rf"(?:^|\n){_MARK}[^\n]*\s*\Z")
# Brackets outside of strings and comments.
_BRACKET = re.compile(
    r"//[^\n]*|/\*(?s:.*?)(?:\*/|\Z)|'(?:[^'\\\n]|\\.)*+(?:'|$)|\"(?:[^\"\\\n]|\\.)*+(?:\"|$)|([()\[\]{}])",
    re.MULTILINE,
)


def elided(text: str, code: str) -> Frame | None:
    """What stands around a text whose author says that something is left out before it, or behind it.

    `code` is the text without what is no code. None if nothing is left out, or its brackets do not fit.
    """
    begins, ends = _BEGINS.match(text), ends_elided(text)
    if not (begins or ends):
        return None
    opened: list[str] = []
    before = ""
    for bracket in _BRACKET.findall(code):
        if bracket in CLOSERS:
            opened.append(bracket)
        elif bracket and opened:
            if CLOSERS[opened.pop()] != bracket:
                return None
        elif bracket:
            before = f"{OPENERS[bracket]}{before}"
    after = "".join(CLOSERS[bracket] for bracket in reversed(opened))
    fits = (begins or not before) and (ends or not after)
    return (before, f"\n{after}") if fits and (before or after) else None


def ends_elided(text: str) -> bool:
    """Whether the author of a text says that its end is left out."""
    return _ENDS.search(text) is not None
