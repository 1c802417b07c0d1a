"""Bare words of JSON samples where they stand: as names, as values, after values, outside of all brackets."""

from __future__ import annotations

import re

from mkslate.check.findings import short
from mkslate.check.json import items, rules, separators
from mkslate.check.json.frame import Frame, Wants
from mkslate.check.json.lexer import Kind, Token
from mkslate.check.json.reading import Reading
from mkslate.check.json.words import FOREIGN, Meaning, meaning, own_word

_HEAD = re.compile(r"HTTP/\d|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\S|[1-5]\d\d\s+[A-Z]|-{3,}|={3,}")
_OPENER = re.compile(r"[{\[]")
# A name that its author can only have meant as it stands: no character of HTML's or of another language's.
_PLAIN = re.compile(r"[\w$@.\-/]+")


def word(reading: Reading, token: Token) -> int:
    """A bare word; gives the offset to read on from."""
    frame = reading.frames[-1]
    if token.start < reading.quiet:
        if frame.wants is Wants.VALUE:
            items.value(reading, frame)
        return token.end
    if token.text == ";" and frame.wants is Wants.COMMA and (frame.kind or frame.key):
        separators.semicolon(reading, frame, token)
        return token.end
    if not frame.kind:
        return _outside(reading, frame, token)
    following = reading.next(token)
    names = following.text == ":" or following.text.startswith("=")
    if frame.kind == "{" and names and frame.wants in (Wants.ITEM, Wants.COMMA):
        _as_name(reading, frame, token)
    elif frame.wants is Wants.COLON and token.text in ("=", "=>", ";"):
        fix = (token.start, token.end, ":")
        message = f"`{token.text}` in place of a colon"
        reading.findings.add(rules.MISSING_COLON, token.start, message, fix=fix)
        frame.wants = Wants.VALUE
    elif frame.wants is Wants.COMMA:
        _after_value(reading, frame, token)
    else:
        _as_value(reading, frame, token)
    return token.end


def _outside(reading: Reading, frame: Frame, token: Token) -> int:
    """A word outside of all brackets: a lone value, a header, an HTTP head, or prose."""
    line_end = reading.lexer.line_end(token.start)
    if frame.wants is Wants.VALUE:
        if frame.lenient:
            frame.wants = Wants.COMMA
            return line_end
        _as_value(reading, frame, token)
        return token.end
    if reading.next(token).text == ":":
        frame.lenient = True
        items.name(reading, frame, token)
        return token.end
    if _HEAD.match(reading.text, token.start):
        return line_end
    if meaning(token.text) is not Meaning.WORD:
        _as_value(reading, frame, token)
        return token.end
    bracket = _OPENER.search(reading.text, token.end, line_end)
    end = bracket.start() if bracket else line_end
    frame.wants, frame.key = Wants.ITEM, ""
    _prose(reading, frame, token.start, end)
    return end


def _prose(reading: Reading, frame: Frame, start: int, end: int) -> None:
    """Tell, once, that a stretch is prose, if it says anything."""
    prose = reading.text[start:end]
    if not frame.told and any(char.isalnum() for char in prose):
        frame.told = True
        message = f"`{short(prose.strip())}` is no JSON"
        reading.findings.add(rules.PROSE, start, message, "write it above the sample, or as a comment")


def _as_name(reading: Reading, frame: Frame, token: Token) -> None:
    """A bare word before a colon."""
    separators.missing_comma(reading, frame, token)
    fix = (token.start, token.end, f'"{token.text}"') if _PLAIN.fullmatch(token.text) else None
    hint = 'code is shown as it stands: write `"`' if "&quot;" in token.text else ""
    message = f"the name `{short(token.text)}` is not in quotes"
    reading.findings.add(rules.UNQUOTED_KEY, token.start, message, hint, fix)
    items.name(reading, frame, token)


def _as_value(reading: Reading, frame: Frame, token: Token) -> None:
    """A bare word where a value (or a name) is wanted."""
    findings = reading.findings
    match meaning(token.text):
        case Meaning.VALUE | Meaning.NUMBER if _splits_number(reading, frame, token):
            findings.add(rules.BAD_NUMBER, token.start, "a comma within a number")
        case Meaning.FOREIGN:
            _foreign(reading, token)
        case Meaning.NUMBER:
            findings.add(rules.BAD_NUMBER, token.start, f"`{short(token.text)}` is no number of JSON's")
        case Meaning.WORD if not _beside_hole(reading, token):
            _mistaken(reading, token)
        case Meaning.VALUE if frame.kind == "{" and frame.wants is Wants.ITEM and not frame.told:
            frame.told = True
            findings.add(rules.MISSING_KEY, token.start, f"`{token.text}` has no name")
    items.value(reading, frame)


def _after_value(reading: Reading, frame: Frame, token: Token) -> None:
    """A bare word after a whole value: the next one, without a comma, or one too many."""
    last = reading.last
    if last.kind in (Kind.HOLE, Kind.ELISION) and last.end == token.start:
        return
    if meaning(token.text) in (Meaning.VALUE, Meaning.NUMBER, Meaning.FOREIGN) and frame.kind == "[":
        separators.missing_comma(reading, frame, token)
        _as_value(reading, frame, token)
    elif not frame.loose:
        _mistaken(reading, token)


def _foreign(reading: Reading, token: Token) -> None:
    if right := FOREIGN[token.text]:
        message, hint, fix = f"`{token.text}` is `{right}` in JSON", "", (token.start, token.end, right)
    else:  # what was meant, its author knows
        message, hint, fix = f"JSON has no `{token.text}`", "write `null`, or leave the field out", None
    reading.findings.add(rules.FOREIGN_LITERAL, token.start, message, hint, fix)


def _mistaken(reading: Reading, token: Token) -> None:
    """Tell that a word is none of JSON's; what follows on its line is of the same mistake."""
    message = f"`{short(token.text)}` is neither in quotes nor a word of JSON's"
    near = own_word(token.text)
    reading.findings.add(rules.BARE_WORD, token.start, message, f"did you mean `{near}`?" if near else "")
    reading.quiet = reading.lexer.line_end(token.start)


def _splits_number(reading: Reading, frame: Frame, token: Token) -> bool:
    """Whether the comma before a word was meant to part a number's digits: `1,000`."""
    comma = reading.last.text == "," and reading.last.end == token.start
    return comma and frame.kind == "{" and frame.wants is Wants.ITEM and token.text.isdigit()


def _beside_hole(reading: Reading, token: Token) -> bool:
    following = reading.next(token)
    return following.kind in (Kind.HOLE, Kind.ELISION, Kind.DIRECTIVE) and following.start == token.end
