"""Separators of JSON samples: commas and colons, those that are too many and those that are missing."""

from __future__ import annotations

import re

from mkslate.check.findings import short
from mkslate.check.json import rules
from mkslate.check.json.frame import Frame, Wants
from mkslate.check.json.lexer import Kind, Token
from mkslate.check.json.reading import Reading

_COMMENT = re.compile(r"//|/\*|#")
# The marks of full width: what is missing, the mark itself, and its name.
_WIDE = {
    "：": (rules.MISSING_COLON, ":", "colon"),
    "，": (rules.MISSING_COMMA, ",", "comma"),
}


def comma(reading: Reading, token: Token) -> None:
    """A comma: it ends a member of an object, or an item of a list."""
    frame = reading.frames[-1]
    reading.quiet = 0
    nothing_before = frame.wants is Wants.ITEM and bool(frame.kind)
    if nothing_before:
        if frame.comma >= 0:
            fix = (token.start, token.end, "")
            reading.findings.add(rules.DOUBLE_COMMA, token.start, "a second comma", fix=fix)
        else:
            reading.findings.add(rules.MISSING_VALUE, token.start, "nothing stands before the comma")
    end_member(reading, frame, token)
    if not nothing_before:
        frame.comma = -1 if frame.loose else token.start
    frame.loose = False
    frame.wants = Wants.ITEM


def semicolon(reading: Reading, frame: Frame, token: Token) -> None:
    """A `;` after a value: it was meant to be a comma, or is one sign too many."""
    following = reading.next(token)
    told = not frame.loose and not frame.lenient and following.kind is not Kind.END
    if told and following.text in ("}", "]", ","):
        fix = (token.start, token.end, "")
        rule = rules.DOUBLE_COMMA if following.text == "," else rules.TRAILING_COMMA
        reading.findings.add(rule, token.start, f"a `;` before `{following.text}`", fix=fix)
        return
    if told:
        fix = (token.start, token.end, ",")
        reading.findings.add(rules.MISSING_COMMA, token.start, "`;` in place of a comma", fix=fix)
    frame.wants, frame.loose = Wants.ITEM, False


def colon(reading: Reading, token: Token) -> None:
    """A colon: it stands between a name and its value."""
    frame = reading.frames[-1]
    if frame.wants is Wants.VALUE:
        # Ruby's symbols, `code: :missing`, are bare words; they are told as such.
        if reading.last.end == token.start or reading.next(token).start > token.end:
            fix = (token.start, token.end, "")
            reading.findings.add(rules.EXTRA_COLON, token.start, "a second colon", fix=fix)
        return
    quiet = token.start < reading.quiet
    if frame.wants is Wants.COMMA and not frame.loose and not frame.told and not quiet:
        frame.told = True
        message = f"a colon {'in a list' if frame.kind == '[' else 'after a value'}"
        reading.findings.add(rules.EXTRA_COLON, token.start, message, "names stand in `{}` only")
    elif frame.wants is Wants.ITEM and frame.kind and not frame.told:
        frame.told = True
        reading.findings.add(rules.MISSING_KEY, token.start, "no name stands before the colon")
    if not quiet or frame.wants is Wants.COLON:
        frame.wants = Wants.VALUE


def narrow(reading: Reading, token: Token) -> Token:
    """The mark that one of full width stands for; outside of brackets it is a word's."""
    if not reading.frames[-1].kind:
        return token._replace(kind=Kind.BARE)
    rule, mark, called = _WIDE[token.text]
    message = f"`{token.text}` in place of a {called}"
    reading.findings.add(rule, token.start, message, fix=(token.start, token.end, mark))
    return token._replace(kind=Kind.MARK, text=mark)


def end_member(reading: Reading, frame: Frame, token: Token) -> None:
    """Tell that the member that a word ends lacks its value, or its colon too."""
    if frame.wants is Wants.VALUE:
        if not _COMMENT.search(reading.text, reading.last.end, token.start):
            at = reading.last.start if reading.last.text == ":" else token.start
            reading.findings.add(rules.MISSING_VALUE, at, f"{short(frame.key)} has no value")
    elif frame.wants is Wants.COLON and frame.kind:
        message = f"{short(frame.key)} has neither colon nor value"
        reading.findings.add(rules.MISSING_COLON, reading.last.start, message)


def missing_comma(reading: Reading, frame: Frame, token: Token) -> None:
    """Tell that no comma stands before a word, if one is wanted there."""
    if frame.wants is not Wants.COMMA:
        return
    frame.wants = Wants.ITEM
    last = reading.last
    # The string without its end has taken the comma, if there was one; so has a bare word's line.
    if last.kind is Kind.OPEN or token.start < reading.quiet:
        return
    gap = reading.text[last.end : token.start]
    if frame.loose or (not frame.kind and (not frame.key or frame.lenient or gap.count("\n") > 1)):
        frame.loose = False
        return
    # A string that runs into another word, and is no name, has lost something else.
    runs_on = not gap and (
        last.kind is Kind.STRING or (token.kind is Kind.STRING and reading.next(token).text != ":")
    )
    # Of a number that ends in a point, it may be the point that was meant to be the comma.
    unsure = runs_on or reading.text[last.end - 1] == "."
    fix = None if unsure else (last.end, last.end, ",")
    message = f"no comma before {short(token.text)}"
    reading.findings.add(rules.MISSING_COMMA, last.end - 1, message, fix=fix)


def missing_colon(reading: Reading, frame: Frame) -> None:
    """Tell that no colon stands behind the name that was read last."""
    last = reading.last
    fix = (last.end, last.end, ":")
    if last.text.endswith(':"'):
        # The colon stands before the quote, not behind it.
        fix = (last.end - 2, last.end, '":')
    message = f"no colon after {short(frame.key)}"
    reading.findings.add(rules.MISSING_COLON, last.start, message, fix=fix)
