"""The reader of JSON samples: one pass over a text that is not strict, which goes on after a mistake."""

from __future__ import annotations

import re

from mkslate.check.code import Code
from mkslate.check.json import bare, items, separators
from mkslate.check.json.closings import Closings
from mkslate.check.json.frame import Frame, Wants
from mkslate.check.json.lexer import Kind, Token
from mkslate.check.json.members import member
from mkslate.check.json.reading import Reading
from mkslate.check.json.strings import Strings
from mkslate.errors import Problem

_QUOTED = frozenset({Kind.STRING, Kind.OPEN, Kind.SINGLE, Kind.SMART, Kind.HEADLESS})
# A string that says that something is left out: `"..."`, `"... more scopes"`.
_ELIDED = re.compile(r'"(?:\.{3,}|…)[^"]*"')


class Reader:
    """Reads one sample's text, once, and gives each word to what reads words of its kind."""

    def __init__(self, code: Code) -> None:
        """Keep the code; nothing of it is read yet."""
        self._reading = Reading(code)
        self._strings = Strings(code.text, self._reading.findings)
        self._closings = Closings(self._reading)

    def read(self) -> list[Problem]:
        """Everything that is wrong."""
        reading = self._reading
        position = self._members(0)
        while (token := reading.lexer.token(position)).kind is not Kind.END:
            position = self._step(token)
            reading.last = token if position <= token.end else token._replace(end=position)
            if reading.findings.enough:
                return reading.findings.problems
            position = self._members(position)
        self._closings.finish()
        return reading.findings.problems

    def _members(self, position: int) -> int:
        """Take the plain members that stand here: what the single words would do, in one step each."""
        reading = self._reading
        text, frames = reading.text, reading.frames
        frame = frames[-1]
        while frame.kind == "{" and frame.wants is Wants.ITEM:
            found = member(text, position)
            if found is None or found["name"] in frame.keys:
                break
            frame.key = found["name"]
            frame.keys.add(frame.key)
            frame.loose = False
            reading.quiet = 0
            end = position = found.end()
            reading.last = Token(Kind.MARK, text[end - 1], end - 1, end)
            if found["comma"]:
                frame.comma = end - 1
            else:
                frame.comma, frame.wants = -1, Wants.COMMA
                frame = Frame(text[end - 1], end - 1)
                frames.append(frame)
        return position

    def _step(self, token: Token) -> int:
        """Take one word; gives the offset to read on from."""
        reading = self._reading
        if token.kind in _QUOTED:
            return self._string(token)
        if token.kind is Kind.WIDE:
            token = separators.narrow(reading, token)
        if token.kind is Kind.MARK:
            self._mark(token)
        elif token.kind is Kind.HOLE:
            items.hole(reading, token)
        elif token.kind is Kind.BARE:
            return bare.word(reading, token)
        else:
            items.left_out(reading.frames[-1])
            reading.elided = reading.elided or len(reading.frames) == 1
        return token.end

    def _string(self, token: Token) -> int:
        reading = self._reading
        frame = reading.frames[-1]
        string = self._strings.read(token, frame)
        elided = _ELIDED.fullmatch(string.text) is not None and frame.wants not in (Wants.VALUE, Wants.COLON)
        if elided and reading.next(string).text != ":":
            items.left_out(frame)
        else:
            self._closings.close_before(string)
            items.string(reading, string)
        return string.end

    def _mark(self, token: Token) -> None:
        reading = self._reading
        match token.text:
            case ":":
                separators.colon(reading, token)
            case ",":
                separators.comma(reading, token)
            case "{" | "[":
                reading.quiet = 0
                items.bracket(reading, token)
            case _:
                reading.quiet = 0
                self._closings.close(token)
