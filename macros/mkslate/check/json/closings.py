"""Closing brackets of JSON samples: what each one ends, which are too many, and which ones are missing."""

from __future__ import annotations

import re

from mkslate.check.findings import short
from mkslate.check.json import rules, separators
from mkslate.check.json.brackets import PARTNER, Brackets
from mkslate.check.json.frame import Wants
from mkslate.check.json.lexer import Kind, Token
from mkslate.check.json.reading import Reading

_LINE_END = re.compile(r"[ \t]*\n")
# How many pairs of brackets are looked at to guess which one is missing.
_LOOKED_BACK = 1000


class Closings:
    """Closes the brackets of one sample, and remembers which ones are a pair."""

    __slots__ = ("_brackets", "_pairs", "_reading")

    def __init__(self, reading: Reading) -> None:
        """Keep the reading; its brackets are counted when something is wrong with them."""
        self._reading = reading
        self._pairs: list[tuple[int, int]] = []
        self._brackets: Brackets | None = None

    def close(self, token: Token) -> None:
        """A closing bracket."""
        reading = self._reading
        depth = len(reading.frames) - 1
        if not depth:
            if not reading.elided:
                self._extra(token, "closes nothing")
            return
        if self._ends_too_early(depth, token):
            self._extra(token, "closes more than was opened")
            return
        if PARTNER[token.text] != reading.frames[-1].kind and not self._close_other(depth, token):
            return
        frame = reading.frames.pop()
        self._pairs.append((frame.opener, token.start))
        if frame.wants is Wants.ITEM and frame.comma >= 0:
            fix = (frame.comma, frame.comma + 1, "")
            message = f"a comma before `{token.text}`"
            reading.findings.add(rules.TRAILING_COMMA, frame.comma, message, fix=fix)
        else:
            separators.end_member(reading, frame, token)
        # `{...}` is an elision as a whole.
        reading.frames[-1].loose = frame.loose and not frame.keys

    def close_before(self, string: Token) -> None:
        """End the list that lacks its bracket, if a string in it begins a member of the object around it."""
        if self._begins_member(string):
            frames = self._reading.frames
            self._unclosed(frames.pop().opener)
            frames[-1].loose = True  # the comma stands behind the bracket that is missing

    def finish(self) -> None:
        """The text's end: brackets are still open, or the lone name has no value."""
        reading = self._reading
        whole, *opened = reading.frames
        if opened and reading.last.kind is not Kind.ELISION:
            self._unclosed(self._suspect(opened[0].opener))
        elif whole.wants is Wants.VALUE and not opened:
            message = f"{short(whole.key)} has no value"
            reading.findings.add(rules.MISSING_VALUE, reading.last.start, message)

    def _begins_member(self, string: Token) -> bool:
        reading = self._reading
        frame = reading.frames[-1]
        return (
            frame.kind == "["
            and (frame.wants is Wants.COMMA or frame.comma >= 0)
            and reading.frames[-2].kind == "{"
            and reading.next(string).text == ":"
            and self._counted().begins_line(string.start)
            and self._counted().closing(string.start) < len(reading.frames) - 1
        )

    def _close_other(self, depth: int, token: Token) -> bool:
        """A bracket that does not fit: too many, of the wrong kind, or one before it is missing."""
        frames = self._reading.frames
        closing = self._counted().closing(token.start)
        if closing > depth:
            self._extra(token, "closes nothing")
            return False
        if closing < depth and PARTNER[token.text] in [frame.kind for frame in frames[1:-1]]:
            while frames[-1].kind != PARTNER[token.text]:
                self._unclosed(self._suspect(frames.pop().opener))
            return True
        right = PARTNER[frames[-1].kind]
        message = f"`{token.text}` in place of `{right}`"
        # Where their numbers differ, it may be another bracket that is wrong.
        fix = (token.start, token.end, right) if self._counted().closing(0) == 0 else None
        self._reading.findings.add(rules.MISMATCHED_BRACKET, token.start, message, fix=fix)
        return True

    def _ends_too_early(self, depth: int, token: Token) -> bool:
        """Whether a closing bracket is one too many, although it fits: more of what it holds follows.

        Where more brackets close than are open, it is the one that ends the outermost bracket before
        the text's end, or that ends a bracket over several lines without beginning a line itself.
        """
        reading = self._reading
        if depth == 1:
            following = reading.next(token)
            return (
                following.text == ","
                and reading.next(following).kind is Kind.STRING
                and self._counted().closing(token.start) > 1
            )
        return (
            reading.last.end == token.start
            and reading.last.text in ("}", "]")
            and _LINE_END.match(reading.text, reading.frames[-1].opener + 1) is not None
            and self._counted().closing(token.start) > depth
        )

    def _suspect(self, outermost: int) -> int:
        """The bracket that lacks its partner, as far as indentation tells: else the outermost one."""
        brackets, text = self._counted(), self._reading.text
        found = outermost
        for opener, closer in reversed(self._pairs[-_LOOKED_BACK:]):
            if opener < outermost:
                break
            if text[opener] != text[outermost]:
                continue
            if brackets.begins_line(closer) and brackets.indent(opener) > brackets.indent(closer):
                found = opener
        return found

    def _extra(self, token: Token, why: str) -> None:
        self._reading.findings.add(rules.EXTRA_BRACKET, token.start, f"`{token.text}` {why}")

    def _unclosed(self, opener: int) -> None:
        message = f"`{self._reading.text[opener]}` is never closed"
        self._reading.findings.add(rules.UNCLOSED_BRACKET, opener, message)

    def _counted(self) -> Brackets:
        if self._brackets is None:
            self._brackets = Brackets(self._reading.text)
        return self._brackets
