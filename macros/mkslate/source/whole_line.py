"""Tags alone on a line: they take the line with them, in `.md.jinja` as in `.md.erb` (D11.4)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream


class WholeLineTags(Extension):
    """`{% … %}` and `{# … #}` alone on a line take the line with them; `{{ … }}` does not."""

    def filter_stream(self, stream: TokenStream) -> list[Token]:
        """The tokens of a template, without the blank rest of lines that hold tags alone."""
        tokens = list(stream)
        trimmer = _Trimmer()
        for token, follower in pairwise([*tokens, Token(0, "eof", "")]):
            trimmer.take(token, follower)
        trimmer.end_line(None)
        return [trimmer.trimmed(token) for token in tokens]


@dataclass(slots=True)
class _Data:
    """A data token's text, and how much of its head and tail goes with tags."""

    text: str
    head: int = 0
    tail: int = 0


class _Trimmer:
    """Walks over the tokens line by line."""

    def __init__(self) -> None:
        self._cuts: dict[int, _Data] = {}
        self._blank: list[tuple[_Data, int, int]] = []  # the blank text of this line: where it begins, ends
        self._has_tag = False
        self._alone = True

    def take(self, token: Token, follower: Token) -> None:
        """Go on over one token; `follower` comes after it."""
        if token.type == "data":
            self._data(token)
            if follower.type == "data":  # between two of them stood a comment, or `{% raw %}`
                self._has_tag = True
        elif token.type == "block_begin":
            self._has_tag = True
        elif token.type == "variable_begin":
            self._alone = False

    def _data(self, token: Token) -> None:
        data = self._cuts[id(token)] = _Data(token.value)
        start = 0
        while True:
            end = data.text.find("\n", start)
            stop = len(data.text) if end < 0 else end
            if data.text[start:stop].strip(" \t"):
                self._alone = False
            if end < 0:
                self._blank.append((data, start, stop))
                return
            self.end_line((data, start, stop + 1))
            start = stop + 1

    def end_line(self, last: tuple[_Data, int, int] | None) -> None:
        """Cut the line's blank text if it held tags and nothing else; begin the next."""
        if self._has_tag and self._alone:
            for data, start, stop in [*self._blank, *([last] if last else [])]:
                if start == 0:
                    data.head = stop
                else:
                    data.tail = len(data.text) - start
        self._blank = []
        self._has_tag = False
        self._alone = True

    def trimmed(self, token: Token) -> Token:
        """The token without what goes with tags."""
        data = self._cuts.get(id(token))
        if data is None or not (data.head or data.tail):
            return token
        text = data.text[data.head : len(data.text) - data.tail]
        return Token(token.lineno + data.text.count("\n", 0, data.head), "data", text)
