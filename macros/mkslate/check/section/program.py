"""Programs: the tokens of a sample, and what its names stand for where that is written out.

This is no grammar: it reads what Python, JavaScript and Ruby have in common, so far as a call that is
given its method and its address in quotes can be told. Whatever is not clear stands for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

_REST = r"(?P<name>[\w$]+)|(?P<mark>\S)"
_IN_LINE = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
PYTHON = re.compile(
    r"#[^\n]*|(?P<prefix>\b[rRbBuUfF]{1,2}(?=[\"']))?"
    rf"(?P<quoted>\"{{3}}.*?\"{{3}}|'{{3}}.*?'{{3}}|{_IN_LINE})|{_REST}",
    re.DOTALL,
)
JAVASCRIPT = re.compile(
    rf"//[^\n]*|/\*.*?(?:\*/|\Z)|(?P<prefix>)(?P<quoted>`(?:[^`\\]|\\.)*`|{_IN_LINE})|{_REST}", re.DOTALL
)
RUBY = re.compile(
    rf"#[^\n]*|(?P<prefix>)(?P<quoted>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|{_REST}", re.DOTALL
)

_QUOTES = frozenset("\"'`")
_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())
# What makes a longer value of the one before it, on the next line too.
_GOES_ON = frozenset("+.%?&|*/-,=\\")
# What comes after a name that is set, or changed.
_CHANGING = frozenset("=+|%<.[")
# What stands before a name that something is taken from, and what a field has that is not sent.
_TAKING = ("del", "delete")
_NOTHING = frozenset({"None", "undefined"})
# What an address, or an object that a call is given, has that can be set apart from the whole.
_MADE_OF = frozenset({"path", "pathname", "host", "hostname", "port", "href", "scheme", "method", "url"})


class Kind(Enum):
    """What a token is: a text that stands as it is, one with holes or escapes, a name, or a mark."""

    TEXT = auto()
    OPEN = auto()
    NAME = auto()
    MARK = auto()


class Token(NamedTuple):
    """One token; a text's `text` has no quotes. `fresh` says that it is the first of its line."""

    kind: Kind
    text: str
    start: int
    fresh: bool


_SAYING = (Kind.NAME, Kind.MARK)
# Some tokens, from one up to another.
Stretch = tuple[int, int]


class Program:
    """The tokens of one sample. Without a partner to each of its quotes it has none: then nothing is sure."""

    def __init__(self, text: str, grammar: re.Pattern[str]) -> None:
        """Read the tokens and what belongs together."""
        self._grammar = grammar
        self.tokens = list(_tokens(text, grammar))
        if self.tokens and self.tokens[-1].kind is Kind.MARK and self.tokens[-1].text in _QUOTES:
            self.tokens = []
        self._fields: dict[int, Mapping[str, Stretch]] = {}
        self._closing = self._pairs()
        self._bound = self._bindings()

    def says(self, at: int, *texts: str) -> bool:
        """Whether the tokens from one on are these names and marks."""
        if not 0 <= at <= len(self.tokens) - len(texts):
            return False
        for number, text in enumerate(texts, at):
            token = self.tokens[number]
            if token.text != text or token.kind not in _SAYING:
                return False
        return True

    def parts(self, opening: int) -> list[Stretch]:
        """What stands between a bracket and its partner, cut at the commas; nothing without a partner."""
        end = self._closing.get(opening, opening)
        found = []
        start = at = opening + 1
        while at < end:
            if self.says(at, ","):
                found.append((start, at))
                start = at + 1
            at = self._closing.get(at, at) + 1
        return [*found, (start, end)] if start < end else found

    def meant(self, stretch: Stretch) -> Stretch:
        """The same, or what the one name that it is stands for; empty if that is not sure."""
        start, end = stretch
        if end - start == 1 and self.tokens[start].kind is Kind.NAME:
            return self._bound.get(self.tokens[start].text) or (0, 0)
        return stretch

    def text(self, stretch: Stretch) -> Token | None:
        """The text in quotes that is meant, if it is one."""
        start, end = self.meant(stretch)
        return self.tokens[start] if end - start == 1 and self.tokens[start].kind is Kind.TEXT else None

    def is_whole(self, opening: int, end: int) -> bool:
        """Whether a bracket's partner is the last token before `end`: nothing is done with what it holds."""
        return self._closing.get(opening) == end - 1

    def is_pair(self, part: Stretch) -> bool:
        """Whether a part has a name and a value: `name: value`, `name => value`."""
        return part[1] - part[0] > 2 and self._value_of(part) is not None

    def names(self, parts: Iterable[Stretch]) -> Mapping[str, int] | None:
        """The names that stand in some parts, each with its offset; None where one is not written out."""
        found: dict[str, int] = {}
        for part in parts:
            token = self.tokens[part[0]]
            alone = self._grammar is JAVASCRIPT and part[1] - part[0] == 1
            # In Python a bare name before a colon is a value, and so is in Ruby one before an arrow.
            bare = token.kind is Kind.NAME and self._grammar is not PYTHON
            bare = bare and (alone or self.says(part[0] + 1, ":"))
            if not (token.kind is Kind.TEXT or bare) or not (alone or self.is_pair(part)):
                return None
            if not self._is_nothing(part):
                found[token.text] = token.start
        return found

    def _is_nothing(self, part: Stretch) -> bool:
        """Whether a name's value is what stands for none: it is not sent."""
        start, end = self._value_of(part) or part
        return (
            end - start == 1 and self.tokens[start].kind is Kind.NAME and self.tokens[start].text in _NOTHING
        )

    def fields(self, opening: int) -> Mapping[str, Stretch]:
        """The values of the `{name: value}` that begins at a bracket, by their names.

        What stands alone is its own value, as JavaScript has it; what is spread has the name `...`.
        """
        if opening not in self._fields:
            self._fields[opening] = dict(map(self._field, self.parts(opening)))
        return self._fields[opening]

    def _field(self, part: Stretch) -> tuple[str, Stretch]:
        if self.says(part[0], "."):
            return "...", part
        return self.tokens[part[0]].text, self._value_of(part) or part

    def _value_of(self, part: Stretch) -> Stretch | None:
        start, end = part
        if self.says(start + 1, ":"):
            return start + 2, end
        return (start + 3, end) if self.says(start + 1, "=", ">") else None

    def _pairs(self) -> Mapping[int, int]:
        waiting: list[int] = []
        found: dict[int, int] = {}
        for at, token in enumerate(self.tokens):
            if token.kind is not Kind.MARK:
                continue
            if token.text in _OPENING:
                waiting.append(at)
            elif token.text in _CLOSING and waiting:
                if _OPENING[self.tokens[waiting[-1]].text] != token.text:
                    return {}
                found[waiting.pop()] = at
        return found

    def _bindings(self) -> Mapping[str, Stretch | None]:
        """What each name is set to; None if it is set twice, or changed."""
        found: dict[str, Stretch | None] = {}
        given = {
            start for opening in self._closing if self.says(opening, "(") for start, _ in self.parts(opening)
        }
        for at, (token, following) in enumerate(pairwise(self.tokens)):
            if token.kind is not Kind.NAME or following.text not in _CHANGING:
                continue
            if at in given or self.says(at - 1, "."):
                continue
            if self.says(at + 1, "=") and not (self.says(at + 2, "=") or self.says(at + 2, ">")):
                found[token.text] = None if token.text in found else self.value(at + 2)
            elif self._changes(at + 1) or self._is_changed(at):
                found[token.text] = None
        return found

    def _changes(self, at: int) -> bool:
        """Whether what comes after a name changes what it stands for."""
        if self.says(at, "["):
            return self.says(self._closing.get(at, at) + 1, "=")
        following = [token.text for token in self.tokens[at : at + 3] if token.kind in (Kind.MARK, Kind.NAME)]
        match following:
            case ["+" | "|" | "%", "=", *_] | ["<", "<", *_]:
                return True
            case [".", part, "="]:
                return part in _MADE_OF and not self.says(at + 3, "=")
            case _:
                return False

    def _is_changed(self, at: int) -> bool:
        """Whether a line does something with a name, and with nothing that it gives: `kitten.pop("id")`."""
        if any(self.says(at - 1, word) for word in _TAKING):
            return True
        called = self.says(at + 3, "(") or self.says(at + 3, "!")
        return self.tokens[at].fresh and self.says(at + 1, ".") and called

    def value(self, start: int) -> Stretch | None:
        """The value that begins at a token: what is left of the line, or up to a `;`."""
        at = start
        while at < len(self.tokens):
            token = self.tokens[at]
            mark = token.text if token.kind is Kind.MARK else ""
            if mark == "=":
                return None
            if at > start and (token.fresh or mark in (";", ",") or mark in _CLOSING):
                return None if mark in _GOES_ON and mark != "," else (start, at)
            at = self._closing.get(at, at) + 1
        return start, at


def _tokens(text: str, grammar: re.Pattern[str]) -> Iterator[Token]:
    before = 0
    for match in grammar.finditer(text):
        kind = match.lastgroup
        if kind is None:
            continue
        start = match.start()
        fresh = before < start and text.find("\n", before, start) >= 0
        before = match.end()
        if kind == "quoted":
            quoted = match["quoted"]
            inner = quoted[3:-3] if len(quoted) > 5 and quoted[:3] == quoted[0] * 3 else quoted[1:-1]
            holes = "f" in (match["prefix"] or "").lower() or "\\" in inner or "#{" in inner or "${" in inner
            yield Token(Kind.OPEN if holes else Kind.TEXT, inner, start, fresh)
        else:
            said = match.group()
            yield Token(Kind.NAME if kind == "name" else Kind.MARK, said, start, fresh)
            if said in _QUOTES:
                return
