"""Strings of JSON samples: where one ends that is not closed as it should be, and what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkslate.check.findings import Findings, short
from mkslate.check.json import rules
from mkslate.check.json.frame import Frame, Wants
from mkslate.check.json.lexer import Kind, Token

_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.?))', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")
# What a value of JSON, or what stands for one, begins with.
_VALUE = r"(?:[\"'{\[<\d.…$+-]|(?:true|false|null)\b)"
# A quote that looks like the end of its string: what follows is JSON's, of a value or of a name.
_CLOSER = re.compile(rf'(?<!\\)"(?=[ \t]*(?:,[ \t]*(?:{_VALUE}|[}}\]/#]|$)|[}}\]]|$|//|#))', re.MULTILINE)
_NAME_CLOSER = re.compile(r'(?<!\\)"(?=[ \t]*:)')
_ANY_CLOSER = re.compile(r'(?<!\\)"(?=[ \t]*(?:[,}\]:]|$|//|#))', re.MULTILINE)
# The rest of the next item of a list, and of the next member's name, with what follows it.
_NEXT_ITEM = re.compile(rf'[^"\n]*"[ \t]*(?:,[ \t]*(?:{_VALUE}|$)|\]|$)', re.MULTILINE)
_NEXT_NAME = re.compile(rf'[^"\n]*"[ \t]*:[ \t]*(?:{_VALUE}|$)', re.MULTILINE)
_SIDE_BY_SIDE = re.compile(r'(?<!\\)""')
_RAW_END = re.compile(r"[ \t]*(?:[,}\]:\n]|\Z|//)")
_FRESH = re.compile(r'\s*(?:"|[}\]]\s*(?:[,}\]]|$))', re.MULTILINE)
# The rest of a line that says a name and a value: the name lacks its quote. Where a name stands for
# sure, what follows it may be anything but a colon in a name.
_MEMBER = re.compile(r"([A-Za-z_$@][\w$@.\-]*) ?:[^\"]*[,{\[]$", re.MULTILINE)
_NAME = re.compile(r"\"?([A-Za-z_$@][\w$@.\-]*) ?:(?=\s|[\d{\[\"]|$)", re.MULTILINE)
_COLON = re.compile(r"[ \t]*:")
_SMART_CLOSER = re.compile(r"[“”](?=[ \t]*(?:[,}\]:]|$))")
_PIECE = re.compile(r"\\.|\"", re.DOTALL)
# How far a string with quotes in it is followed, so that a text of quotes is read in linear time.
_REACH = 500


class Strings:
    """Reads the strings of one sample; what is wrong with them goes to the findings."""

    __slots__ = ("_findings", "_text")

    def __init__(self, text: str, findings: Findings) -> None:
        """Keep the sample's text, and where findings go."""
        self._text = text
        self._findings = findings

    def read(self, token: Token, frame: Frame) -> Token:
        """The string that begins at a token within a bracket, as far as its author meant it to go."""
        match token.kind:
            case Kind.STRING:
                return self._whole(token, frame)
            case Kind.OPEN:
                return self._open(token, frame)
            case Kind.HEADLESS:
                fix = (
                    (token.start, token.start, '"')
                    if frame.takes_name and _COLON.match(self._text, token.end)
                    else None
                )
                message = f"`{short(token.text)}` lacks its opening quote"
                self._findings.add(rules.UNTERMINATED_STRING, token.start, message, fix=fix)
            case Kind.SINGLE:
                whole = (token.start, token.end, _escaped(token.text[1:-1]))
                fix = whole if token.text.startswith("'") else None
                self._findings.add(
                    rules.SINGLE_QUOTES, token.start, f"{short(token.text)} is in single quotes", fix=fix
                )
            case _:
                fix = (token.start, token.end, _escaped(token.text[1:-1]))
                self._findings.add(
                    rules.SMART_QUOTES, token.start, f"{short(token.text)} is in typographic quotes", fix=fix
                )
        return token

    def _whole(self, token: Token, frame: Frame) -> Token:
        text = self._text
        if token.end < len(text) and _runs_on(text[token.end]):
            if frame.takes_name and (name := _NAME.match(token.text)):
                return self._unclosed(token, token.start + name.end(1), sure=True)
            if end := self._end_before_next(token, frame):
                return self._unclosed(token, end)
            if closer := self._closer(token.end, frame):
                return self._unescaped(token, closer.end())
        if smart := _SMART_CLOSER.search(token.text):
            end = token.start + smart.end()
            fix = (end - 1, end, '"')
            self._findings.add(rules.SMART_QUOTES, end - 1, "a typographic quote ends the string", fix=fix)
            return Token(Kind.STRING, text[token.start : end], token.start, end)
        self._inside(token)
        return token

    def _closer(self, position: int, frame: Frame) -> re.Match[str] | None:
        """The quote that ends a string with quotes in it: the first one that fits, else any that may."""
        end = min(position + _REACH, self._line_end(position))
        fitting = _NAME_CLOSER if frame.takes_name else _CLOSER
        return fitting.search(self._text, position, end) or _ANY_CLOSER.search(self._text, position, end)

    def _end_before_next(self, token: Token, frame: Frame) -> int:
        """Where a string ends that lacks its quote and goes on up to that of the next one; else 0."""
        text = token.text[:-1].rstrip(" \t")
        kept = len(text[:-1].rstrip(" \t"))
        following = _NEXT_ITEM if frame.kind == "[" else _NEXT_NAME
        found = kept > 1 and text.endswith((",", "{", "[")) and following.match(self._text, token.end)
        return token.start + kept if found else 0

    def _unescaped(self, token: Token, end: int) -> Token:
        text = self._text[token.start : end]
        mended = _escaped(text[1:-1])
        message = f"a quote within {short(text)} has no backslash before it"
        # Quotes that are not in pairs, or that stand side by side, may be too many.
        sure = _PIECE.findall(text[1:-1]).count('"') % 2 == 0 and not _SIDE_BY_SIDE.search(text)
        fix = (token.start, end, mended) if sure else None
        self._findings.add(rules.UNESCAPED_QUOTE, token.end - 1, message, fix=fix)
        return Token(Kind.STRING, text, token.start, end)

    def _open(self, token: Token, frame: Frame) -> Token:
        """A quote without a partner on its line: a string over several lines, or one without its end."""
        text = self._text
        line_end = self._line_end(token.end)
        if smart := _SMART_CLOSER.search(text, token.end, line_end):
            self._findings.add(rules.SMART_QUOTES, smart.start(), "a typographic quote ends the string")
            return Token(Kind.STRING, text[token.start : smart.end()], token.start, smart.end())
        closer = text.find('"', line_end)
        name = (_NAME if frame.takes_name else _MEMBER).match(text, token.end, line_end)
        if name and frame.wants is not Wants.VALUE:
            return self._unclosed(token, name.end(1), sure=frame.takes_name)
        if closer > 0 and not _FRESH.match(text, line_end) and _RAW_END.match(text, closer + 1):
            hint = "write it as `\\n`, or the whole text on one line"
            self._findings.add(rules.RAW_NEWLINE, token.start, "the string goes on over a line break", hint)
            return Token(Kind.STRING, text[token.start : closer + 1], token.start, closer + 1)
        rest = text[token.end : line_end]
        kept = len(rest.rstrip().rstrip(",").rstrip())
        end = token.end + (kept if kept else len(rest))
        return self._unclosed(token, end)

    def _unclosed(self, token: Token, end: int, *, sure: bool = False) -> Token:
        text = self._text[token.start : end]
        message = f"the string {short(text)} is not closed on its line"
        fix = (end, end, '"') if sure else None
        self._findings.add(rules.UNTERMINATED_STRING, token.start, message, fix=fix)
        return Token(Kind.STRING, text + '"', token.start, end)

    def _inside(self, token: Token) -> None:
        text = token.text
        if "\\" in text:
            for offset, char in _bad_escapes(text):
                hint = "a backslash itself is written `\\\\`"
                place = token.start + offset
                self._findings.add(rules.BAD_ESCAPE, place, f"`\\{char}` is no escape of JSON's", hint)
        if control := _CONTROL.search(text):
            place = token.start + control.start()
            fix = (place, place + 1, "\\t") if control.group() == "\t" else None
            self._findings.add(
                rules.RAW_NEWLINE, place, "a control character stands in the string as it is", fix=fix
            )

    def _line_end(self, position: int) -> int:
        end = self._text.find("\n", position)
        return len(self._text) if end < 0 else end


def _bad_escapes(text: str) -> Iterator[tuple[int, str]]:
    for escape in _ESCAPE.finditer(text):
        if escape.group(1) is None:
            yield escape.start(), escape.group(2)


def _runs_on(char: str) -> bool:
    """Whether a character right after a string's last quote belongs to no word of JSON's."""
    return not char.isspace() and char not in ",:，：}]/#.…<>)|;"


def _escaped(text: str) -> str:
    """Text as a string of JSON: double quotes get a backslash, if they have none; single ones lose it."""
    return '"' + _PIECE.sub(lambda one: {"\\'": "'", '"': '\\"'}.get(one[0], one[0]), text) + '"'
