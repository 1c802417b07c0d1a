"""Explanations: what is wrong where a parser stopped, in words that lead to the mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkslate.check.findings import short
from mkslate.check.languages.grammars import Grammar
from mkslate.check.languages.parse import Stop, Token

CLOSERS = {"(": ")", "[": "]", "{": "}"}
OPENERS = {closer: opener for opener, closer in CLOSERS.items()}
_QUOTES = frozenset("\"'`")
# Languages in which a semicolon ends what is said, so that a line's end does not.
_ENDED = frozenset({"php", "java", "csharp", "c", "cpp", "objective-c", "perl", "rust"})
# What a value or a statement ends with, and what the next begins with.
_ENDS = re.compile(r"[\w)\]}\"'`]")
_BEGINS = re.compile(r"[\w\"'`$@:]")
_BLANKS = re.compile(r"[^\S\n]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake: where it is, in characters, and what it is."""

    offset: int
    message: str


def explain(text: str, grammar: Grammar, stop: Stop) -> Fault:
    """What is wrong with a text that a grammar did not read."""
    before = _before(stop)
    return (
        _string(text, stop, before, one_line=grammar.lines)
        or _bracket(text, stop, before)
        or _separator(text, grammar, stop, before)
        or _other(text, grammar.label, stop)
    )


def _before(stop: Stop) -> Token | None:
    """The last token before the one that was not expected."""
    found = [token for token in stop.tokens if token.end <= stop.offset and "comment" not in token.kind]
    return found[-1] if found else None


def _string(text: str, stop: Stop, before: Token | None, *, one_line: bool) -> Fault | None:
    line = text[text.rfind("\n", 0, before.start if before else stop.offset) + 1 :].partition("\n")[0]
    if one_line:
        opened = unclosed_quote(line)
        if opened is not None:
            start = text.rfind("\n", 0, before.start if before else stop.offset) + 1 + opened
            return Fault(start, "the string that begins here is not closed on its line")
    elif before and 0 <= before.string < before.start and "\n" in text[before.string : before.end]:
        return Fault(before.string, "the string that begins here ends only lines later: a quote is missing")
    return None


def unclosed_quote(line: str) -> int | None:
    """Where a string begins that its line does not close."""
    quote, start, index = "", 0, 0
    while index < len(line):
        char = line[index]
        if quote:
            if char == "\\":
                index += 1
            elif char == quote:
                quote = ""
        elif char in _QUOTES:
            quote, start = char, index
        elif line.startswith(("//", "/*", "# "), index):
            break
        index += 1
    return start if quote and quote != "`" else None


def _bracket(text: str, stop: Stop, before: Token | None) -> Fault | None:
    """A bracket that is not closed, or closes nothing."""
    opened: list[Token] = []
    at_stop: list[Token] = []
    for token in stop.tokens:
        if token.start >= stop.offset and not at_stop:
            at_stop = list(opened)
        last = token.text[-1]
        if token.kind[-1:] != last:
            continue
        if last in CLOSERS:
            opened.append(token)
        elif last in CLOSERS.values():
            if not opened:
                return _orphan(text, stop.tokens) or Fault(token.start, f"`{last}` closes nothing")
            opener = opened.pop()
            wanted = CLOSERS[opener.text[-1]]
            if wanted != last:
                if not any(CLOSERS[one.text[-1]] == last for one in opened):
                    message = f"`{last}` closes nothing: a `{wanted}` was expected"
                    return _orphan(text, stop.tokens) or Fault(token.start, message)
                if leads(text, token) and indent_of(text, token.start) == indent_of(text, opener.start):
                    return Fault(token.start, f"`{wanted}` is missing here: `{opener.text[-1]}` is open")
                return _unclosed(opener, min(stop.offset, token.start), stop, text)
    if not opened:
        return None
    if stop.offset < len(text.rstrip()) and at_stop and before:
        return _unclosed(at_stop[-1], stop.offset, stop, text)
    culprit = _misplaced(text, stop.tokens) or opened[-1]
    return Fault(culprit.start, f"`{culprit.text[-1]}` is never closed")


def _unclosed(opener: Token, offset: int, stop: Stop, text: str) -> Fault:
    """A bracket that should have been closed before an offset: told behind the token before that."""
    wanted = CLOSERS[opener.text[-1]]
    last = [token for token in stop.tokens if token.end <= offset and "comment" not in token.kind][-1]
    lines = text.count("\n", opener.start, last.end)
    where = "" if not lines else f" ({lines} line{'s' if lines > 1 else ''} above)"
    message = f"`{wanted}` or something else is missing here: `{opener.text[-1]}` is open{where}"
    return Fault(max(last.end - 1, 0), message)


def _orphan(text: str, tokens: tuple[Token, ...]) -> Fault | None:
    """Where an opening bracket is missing: on the line that a closing one, by its indentation, belongs to."""
    opened: list[Token] = []
    for token in tokens:
        last = token.text[-1]
        if token.kind[-1:] != last:
            continue
        if last in CLOSERS:
            opened.append(token)
        elif last in CLOSERS.values():
            opener = opened.pop() if opened else None
            if not leads(text, token):
                continue
            indent = indent_of(text, token.start)
            right = opener and CLOSERS[opener.text[-1]] == last and indent_of(text, opener.start) >= indent
            if not right:
                return _opening(text, token, indent)
    return None


def _opening(text: str, closer: Token, indent: int) -> Fault | None:
    """The end of the last line above a closing bracket that is indented as it is, or less."""
    end = text.rfind("\n", 0, closer.start)
    lines = 1
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].rstrip()
        if line and indent_of(text, start) <= indent:
            below = f"{lines} line{'s' if lines > 1 else ''} below"
            opener = next(one for one, other in CLOSERS.items() if other == closer.text[-1])
            message = f"`{opener}` is missing here: the `{closer.text[-1]}` {below} closes nothing"
            return Fault(start + len(line) - 1, message)
        end, lines = start - 1, lines + 1
    return None


def leads(text: str, token: Token) -> bool:
    """Whether a token is the first of its line."""
    return not text[text.rfind("\n", 0, token.start) + 1 : token.start].strip()


def _misplaced(text: str, tokens: tuple[Token, ...]) -> Token | None:
    """The first bracket that is closed by one that stands further out than its own line: it lacks its own."""
    opened: list[Token] = []
    for token in tokens:
        last = token.text[-1]
        if token.kind[-1:] != last:
            continue
        if last in CLOSERS:
            opened.append(token)
        elif last in CLOSERS.values() and opened:
            opener = opened.pop()
            start = text.rfind("\n", 0, token.start) + 1
            if not text[start : token.start].strip() and token.start - start < indent_of(text, opener.start):
                return opener
    return None


def indent_of(text: str, offset: int) -> int:
    """How far the line of an offset is indented."""
    start = text.rfind("\n", 0, offset) + 1
    blanks = _BLANKS.match(text, start)
    return len(blanks[0]) if blanks else 0


def _separator(text: str, grammar: Grammar, stop: Stop, before: Token | None) -> Fault | None:
    """The comma or the semicolon that is missing at the end of the line above."""
    # Some grammars have a token that begins with the line's end.
    offset = len(text) - len(text[stop.offset :].lstrip())
    following = text[offset : offset + 1]
    if before is None or "\n" not in text[before.end : offset] or not _ENDS.match(before.text[-1]):
        return None
    opener = _innermost(stop)
    if opener in ("(", "[") or (opener == "{" and grammar.id not in _ENDED):
        wanted = "," if _BEGINS.match(following) else ""
    else:
        wanted = (
            ";"
            if grammar.id in _ENDED and (not following or _BEGINS.match(following) or following == "}")
            else ""
        )
    return Fault(before.end - 1, f"`{wanted}` is missing here") if wanted else None


def _innermost(stop: Stop) -> str:
    """The bracket that is open where the parser stopped; none outside of all."""
    opened: list[str] = []
    for token in stop.tokens:
        if token.start >= stop.offset:
            break
        last = token.text[-1]
        if token.kind[-1:] == last and last in CLOSERS:
            opened.append(last)
        elif token.kind[-1:] == last and last in CLOSERS.values() and opened:
            opened.pop()
    return opened[-1] if opened else ""


def _other(text: str, label: str, stop: Stop) -> Fault:
    token = next((one for one in stop.tokens if one.start >= stop.offset), None)
    if token is None or stop.offset >= len(text.rstrip()):
        end = max(len(text.rstrip()) - 1, 0)
        return Fault(end, f"{label} expects more here: the sample ends too early")
    return Fault(token.start, f"{label} does not expect `{short(token.text.strip())}` here")
