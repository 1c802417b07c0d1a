"""Substitutions of shell samples: commands within a command, `$(…)` or in backquotes."""

from __future__ import annotations

import re

from mkslate.check.findings import Findings
from mkslate.check.shell import rules
from mkslate.check.shell.command import CLIENTS

_PIECE = re.compile(r"[()]|'[^'\n]*+(?:'|$)|\"(?:[^\"\\\n]|\\.)*+(?:\"|$)", re.MULTILINE)
_BEGINS = re.compile(r"`|\$\(")
_ESCAPED = re.compile(r"\\.|`|\$\(", re.DOTALL)
_NAME = re.compile(r"\s*+(\w++)")


class Substitutions:
    """Finds the ends of substitutions; one that nothing closes is told, once a sample."""

    __slots__ = ("_findings", "_known", "_text", "calls")

    def __init__(self, text: str, findings: Findings) -> None:
        """Keep the sample's text, and where findings go."""
        self._text = text
        self._findings = findings
        # Up to here, everything is closed, or it is told that something is not.
        self._known = 0
        # Whether the one that nothing closes calls what the checks know.
        self.calls = False

    def end(self, start: int) -> int:
        """The offset past the substitution that begins at one, or past what of it is read as a word."""
        opener = _BEGINS.match(self._text, start)
        if opener is None:
            return start + 1
        line_end = self._text.find("\n", start)
        line_end = len(self._text) if line_end < 0 else line_end
        end = self._closed(start, line_end)
        if end < 0 and start >= self._known:
            self._known = self._closed(start, len(self._text))
            if self._known < 0:
                self._tell(opener)
        if end > 0:
            return end
        # The commands in lines of their own are read as others are.
        return line_end if opener[0] == "$(" else start + 1

    def within(self, start: int, end: int) -> None:
        """Look at the substitutions that begin in what stands between double quotes."""
        known = max(start, self._known)
        for found in _ESCAPED.finditer(self._text, start, end):
            if found.start() >= known and found[0][0] != "\\":
                known = self.end(found.start())

    def _tell(self, opener: re.Match[str]) -> None:
        self._known = len(self._text)
        name = _NAME.match(self._text, opener.end())
        self.calls = name is not None and name[1].lower() in CLIENTS
        sign = "`$(`" if opener[0] == "$(" else "backquote"
        self._findings.add(rules.UNBALANCED_QUOTE, opener.start(), f"nothing closes the {sign}")

    def _closed(self, start: int, limit: int) -> int:
        """The offset past the sign that closes a substitution; -1 if none does before a limit."""
        if self._text[start] == "`":
            return self._text.find("`", start + 1, limit) + 1 or -1
        depth = 0
        for piece in _PIECE.finditer(self._text, start + 1, limit):
            depth += {"(": 1, ")": -1}.get(piece[0], 0)
            if not depth:
                return piece.end()
        return -1
