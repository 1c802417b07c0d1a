"""Links: the brackets of their text, and the address and title in parentheses (D8.13-D8.15)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_BRACKET = re.compile(r"[\[\]]")
_SPACES = re.compile(r"[ \n]*+")
_PLAIN = re.compile(r"""\([ \n]*+([^ \n()\\'"<>]*+)(?:[ \n]++"([^"\\]*+)")?[ \n]*+\)""")
_PARTS = re.compile(r"\\.|[()\"']", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: its address and title as written, the end of the link.

    `cost` is how many of Redcarpet's work buffers are in use when it reads the link's text (D14.1).
    """

    address: str
    title: str | None
    stop: int
    cost: int


class Brackets:
    """The brackets and parentheses of a text, each matched once, so that no search is made twice (D14.4)."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closing: dict[int, int] = _matched(text)
        self._spaces = (-1, -1, -1)
        self._parentheses: dict[int, int] | None = None
        self._unescaped: dict[str, list[int]] = {}

    def closing(self, at: int) -> int:
        """The bracket that closes the one at an offset, or -1 (D8.13)."""
        return self._closing.get(at, -1)

    def after_spaces(self, at: int, end: int) -> int:
        """The first offset that holds neither a space nor a newline."""
        if self._spaces[:2] != (at, end):
            spaces = _SPACES.match(self._text, at, end)
            self._spaces = (at, end, spaces.end() if spaces else at)
        return self._spaces[2]

    def target(self, at: int, end: int) -> Target | None:
        """The address and title in the parentheses at an offset, if they close (D8.14, D8.15)."""
        plain = _PLAIN.match(self._text, at, end)
        if plain is not None and (plain[2] is None or plain[1]):
            title = plain[2] or None
            return Target(plain[1], title, plain.end(), bool(plain[1]) + bool(title) + 1)
        if self._parentheses is None:
            self._match_parentheses()
        text = self._text
        start = self.after_spaces(at + 1, end)
        stop = min((self._parentheses or {}).get(at, end), end)
        quote = self._next("quote", start, end)
        finish = stop
        title = None
        if quote < stop:
            unquote = self._next(text[quote], quote + 1, end)
            stop = self._next(")", unquote + 1, end)
            if stop >= end:
                return None
            finish = stop
            last = stop - 1
            while last > quote + 1 and text[last] in " \n":
                last -= 1
            if text[last] in "'\"":
                finish = quote
                title = text[quote + 1 : last] or None
        elif stop >= end:
            return None
        while finish > start and text[finish - 1] in " \n":
            finish -= 1
        if text[start] == "<":
            start += 1
        if text[finish - 1] == ">":
            finish -= 1
        address = text[start:finish]
        return Target(address, title, stop + 1, bool(address) + bool(title) + 1)

    def _next(self, what: str, at: int, end: int) -> int:
        places = self._unescaped[what]
        index = bisect_left(places, at)
        return places[index] if index < len(places) and places[index] < end else end

    def _match_parentheses(self) -> None:
        """Match all parentheses, and list where unescaped quotes and closing ones stand."""
        text = self._text
        matched: dict[int, int] = {}
        places: dict[str, list[int]] = {"quote": [], '"': [], "'": [], ")": []}
        stack: list[int] = []
        for part in _PARTS.finditer(text):
            at, what = part.start(), part[0]
            if what == "(":
                stack.append(at)
            elif what == ")":
                places[what].append(at)
                if stack:
                    matched[stack.pop()] = at
            elif what in "'\"":
                places[what].append(at)
                if at and text[at - 1] in " \n":
                    places["quote"].append(at)
        self._parentheses = matched
        self._unescaped = places


def _matched(text: str) -> dict[int, int]:
    r"""For each `[` the `]` that closes it; a bracket after a backslash opens and closes nothing.

    Such a `[` may still begin a link itself (after `\\`); then it closes where what holds it closes.
    """
    closing: dict[int, int] = {}
    base: list[int] = []
    stack: list[list[int]] = []
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if at and text[at - 1] == "\\":
            if text[at] == "[":
                (stack[-1] if stack else base).append(at)
        elif text[at] == "[":
            stack.append([at])
        else:
            openers = stack.pop() if stack else base
            closing.update(dict.fromkeys(openers, at))
            if openers is base:
                base = []
    return closing
