"""Items of JSON samples: what stands within brackets, as a name, as a value, or as neither."""

from __future__ import annotations

from mkslate.check.findings import short
from mkslate.check.json import rules, separators
from mkslate.check.json.frame import Frame, Wants
from mkslate.check.json.lexer import Token
from mkslate.check.json.reading import Reading

# Names that people write comments under.
_REMARKS = frozenset({'"_comment"', '"//"', '"#"'})


def string(reading: Reading, token: Token) -> None:
    """A string: a name where one is wanted, else a value."""
    frame = reading.frames[-1]
    if frame.wants is Wants.COMMA:
        if frame.kind == "{" and reading.next(token).text != ":" and not frame.loose:
            reading.findings.add(
                rules.MISSING_COMMA, reading.last.end - 1, f"no comma before {short(token.text)}"
            )
            return
        separators.missing_comma(reading, frame, token)
    if frame.wants is Wants.COLON and reading.next(token).text == ":":
        separators.missing_colon(reading, frame)
        frame.wants = Wants.ITEM
    if frame.wants is Wants.ITEM and (
        frame.kind == "{" or (not frame.kind and reading.next(token).text == ":")
    ):
        name(reading, frame, token)
    else:
        value(reading, frame)


def name(reading: Reading, frame: Frame, token: Token) -> None:
    """A member's name."""
    if frame.kind and token.text in frame.keys and token.text not in _REMARKS:
        message = f"{short(token.text)} stands twice in one object"
        reading.findings.add(rules.DUPLICATE_KEY, token.start, message)
    frame.keys.add(token.text)
    frame.key = token.text
    frame.comma = -1
    frame.wants = Wants.COLON


def value(reading: Reading, frame: Frame) -> None:
    """A value, whatever it is."""
    if frame.wants is Wants.COLON:
        separators.missing_colon(reading, frame)
    frame.comma = -1
    frame.loose = False
    frame.wants = Wants.COMMA


def bracket(reading: Reading, token: Token) -> None:
    """A bracket that opens: a value with items of its own."""
    frame = reading.frames[-1]
    if frame.wants is Wants.COMMA and frame.kind:
        separators.missing_comma(reading, frame, token)
    if frame.kind == "{" and frame.wants is Wants.ITEM and not frame.told:
        frame.told = True
        reading.findings.add(rules.MISSING_KEY, token.start, f"`{token.text}` has no name before it")
    value(reading, frame)
    frame.told = frame.told and bool(frame.kind)
    reading.frames.append(Frame(token.text, token.start))


def hole(reading: Reading, token: Token) -> None:
    """A placeholder: a value where one is wanted, else a remark."""
    frame = reading.frames[-1]
    if frame.wants is Wants.ITEM and frame.kind == "{" and reading.next(token).text == ":":
        frame.wants = Wants.COLON
        frame.comma = -1
    elif frame.wants is Wants.VALUE or (frame.wants is Wants.ITEM and frame.kind == "["):
        value(reading, frame)
    else:
        left_out(frame)


def left_out(frame: Frame) -> None:
    """Something is left out here, or a template writes it: commas beside it may be missing."""
    frame.wants = Wants.COMMA
    frame.comma = -1
    frame.loose = True
