"""Quotes of shell samples: what stands between them, and where one is missing."""

from __future__ import annotations

import re

from mkslate.check.findings import Findings, short
from mkslate.check.shell import rules
from mkslate.check.shell.ansi import stretches
from mkslate.check.shell.command import Word

_DOUBLE = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_ANSI = re.compile(r"\$'((?:[^'\\]++|\\.)*+)'", re.DOTALL)
_ESCAPE = re.compile(r'\\(["\\$`])|\\\n')
# An option, a quoted address or the next command, at the beginning of a line that quotes reach into.
_OPTION_LINE = re.compile(
    r"\n[ \t]*(?:-[A-Za-z](?=[ \t'\"])|--[A-Za-z][\w-]+(?=[ \t\n=])|curl[ \t]|[\"']https?://)"
)
# JSON in double quotes, whose own quotes no backslash keeps: how it begins, its pieces, what follows it.
_LOSING = re.compile(r'"\s*(?:\{\s*|\[\s*(?:\{\s*)?)"(?=[\w}$:])')
_JSON = re.compile(r'"(?:[^"\\\n]|\\.)*+"|[{}\[\]]')
_BEHIND = re.compile(r'\s*"(?=[\s;|&)]|\Z)')
# Characters of the longest such body.
_REACH = 20_000
_OPENERS = re.compile(r"[{\[]")
_CLOSERS = re.compile(r"[}\]]")
_ADDRESS = len("'https://")
_TAIL = re.compile(r"[ \t]*\\?[ \t]*(?=\n|\Z)")
_CLOSING = {"“": '”“"', "”": '”"', "‘": "’‘'", "’": "’'"}


class Quotes:
    """Reads the quoted parts of words."""

    __slots__ = ("_findings", "_text")

    def __init__(self, text: str, findings: Findings) -> None:
        """Keep the sample's text, and where findings go."""
        self._text = text
        self._findings = findings

    def read(self, word: Word, position: int) -> int:
        """Add what stands between the quotes that begin at a position; gives the offset past them."""
        match self._text[position]:
            case "'":
                return self._single(word, position)
            case '"':
                return self._double(word, position)
            case "$":
                return self._ansi(word, position)
            case _:
                return self._smart(word, position)

    def _single(self, word: Word, start: int) -> int:
        word.quoted = True
        end = self._text.find("'", start + 1)
        while end > 0 and self._is_apostrophe(start, end):
            message = "the apostrophe ends the quoted text"
            self._findings.add(rules.UNBALANCED_QUOTE, end, message, "write `'\\''`", (end, end + 1, "'\\''"))
            end = self._text.find("'", end + 1)
        if (cut := self._cut(start, end if end > 0 else len(self._text), end < 0)) is not None:
            word.add(self._text[start + 1 : cut], start + 1)
            return cut
        word.add(self._text[start + 1 : end], start + 1)
        return end + 1

    def _ansi(self, word: Word, start: int) -> int:
        """Text in `$'…'`, in which backslashes mean what they mean in C."""
        match = _ANSI.match(self._text, start)
        if match is None:
            return self._single(word, start + 1)
        word.quoted = True
        for stretch, origin in stretches(self._text, *match.span(1)):
            word.add(stretch, origin)
        return match.end()

    def _is_apostrophe(self, start: int, end: int) -> bool:
        """Whether a quote that would end quoted text stands within a word of it."""
        around = self._text[end - 1 : end + 2]
        if len(around) < 3 or not around[0].isalpha() or not around[2].islower():
            return False
        line_end = self._text.find("\n", end)
        return (
            self._text.find("'", end + 1, line_end if line_end > 0 else len(self._text)) > 0
            or "{" in (self._text[start + 1 : start + 2])
        )

    def _double(self, word: Word, start: int) -> int:
        word.quoted = True
        if not word.length and (end := self._losing_end(start)):
            word.add(self._text[start + 1 : end - 1], start + 1)
            word.loses, word.expands = True, "$" in word.text
            return end
        match = _DOUBLE.match(self._text, start)
        end = match.end() - 1 if match else -1
        if (cut := self._cut(start, end if match else len(self._text), match is None)) is not None:
            word.add(self._text[start + 1 : cut], start + 1)
            return cut
        position = start + 1
        for escape in _ESCAPE.finditer(self._text, start + 1, end):
            word.add(self._text[position : escape.start()], position)
            word.add(escape.group(1) or "", escape.start() + 1)
            position = escape.end()
        word.add(self._text[position:end], position)
        word.expands = word.expands or "$" in word.text
        return end + 1

    def _losing_end(self, start: int) -> int:
        """The end of JSON in double quotes that holds quotes of its own; 0 where there is none."""
        depth = 0
        if _LOSING.match(self._text, start):
            for piece in _JSON.finditer(self._text, start + 1, start + _REACH):
                depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(piece[0], 0)
                if not depth:
                    behind = _BEHIND.match(self._text, piece.end())
                    return behind.end() if behind else 0
        return 0

    def _cut(self, start: int, end: int, unclosed: bool) -> int | None:
        """Where quoted text that lacks its closing quote was meant to end; None if it has one."""
        option = self._option(start, end)
        if option is None and not unclosed:
            return None
        line_end = self._last_line(start, option.start()) if option else self._text.find("\n", start)
        line_end = line_end if line_end >= 0 else len(self._text)
        cut = self._before_backslash(start, line_end)
        quote = self._text[start]
        same_line = "\n" not in self._text[start:cut]
        message = f"{short(self._text[start:cut])} lacks its closing `{quote}`"
        fix = (cut, cut, quote) if option and self._text[cut - 1] != quote else None
        if fix and self._text[cut - 1] == "`" and self._text.count("`", start, cut) % 2:
            # A backtick that opens nothing was meant to be the quote.
            fix = (cut - 1, cut, quote)
        self._findings.add(rules.UNBALANCED_QUOTE, start if same_line else cut - 1, message, fix=fix)
        return cut

    def _option(self, start: int, end: int) -> re.Match[str] | None:
        """The first line within quoted text that is no part of it; an address can be a value in a body."""
        text, at, depth = self._text, start + 1, 0
        for found in _OPTION_LINE.finditer(text, start, end + _ADDRESS):
            if found.start() >= end:
                break
            passed = text[at : found.start()]
            depth += len(_OPENERS.findall(passed)) - len(_CLOSERS.findall(passed))
            at = found.start()
            in_body = depth > 0 and text[start + 1] in "{["
            if not (in_body and found[0].endswith("://")):
                return found
        return None

    def _last_line(self, start: int, end: int) -> int:
        """The end of the last line of a command, without the empty lines and comments after it."""
        while (line := self._text.rfind("\n", start, end)) >= 0:
            if self._text[line:end].strip() and not self._text[line:end].lstrip().startswith("#"):
                break
            end = line
        return end

    def _before_backslash(self, start: int, line_end: int) -> int:
        """The end of what a line says, without the backslash that continues it."""
        cut = line_end
        while cut > start + 1 and self._text[cut - 1] in " \t\\":
            cut -= 1
        return cut

    def _smart(self, word: Word, start: int) -> int:
        """A typographic quote: a delimiter where a word begins, else a character like others."""
        text = self._text
        line_end = text.find("\n", start)
        line_end = line_end if line_end >= 0 else len(text)
        closers = _CLOSING[text[start]]
        end = next((at for at in range(start + 1, line_end) if text[at] in closers), -1)
        if (word.length and text[start - 1] not in "=:") or end < 0:
            word.add(text[start], start)
            return start + 1
        word.quoted = True
        straight = "'" if text[start] in "‘’" else '"'
        inner = text[start + 1 : end]
        fix = (start, end + 1, f"{straight}{inner}{straight}") if straight not in inner else None
        message = f"typographic quotes around {short(inner)}"
        self._findings.add(rules.SMART_QUOTES, start, message, fix=fix)
        word.add(inner, start + 1)
        return end + 1
