"""Escapes of bash's `$'…'`, which mean what they mean in C (bash's manual, "ANSI-C Quoting")."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BYTE = r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2})"
_ESCAPE = re.compile(
    rf"(?P<bytes>(?:{_BYTE})+)|\\(?:(?P<sign>[abeEfnrtv\\'\"?])"
    r"|u(?P<short>[0-9A-Fa-f]{1,4})|U(?P<long>[0-9A-Fa-f]{1,8})|c(?P<control>.))",
    re.DOTALL,
)
_SIGNS = dict(zip("abeEfnrtv", "\a\b\x1b\x1b\f\n\r\t\v", strict=True))
_NUMBER = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]+))")
# What stands for a character that there is none of.
_NONE = "\N{REPLACEMENT CHARACTER}"


def stretches(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """What the shell makes of the text between two offsets: stretches, each with its offset in the code.

    An escape that the shell does not know stays as it is written.
    """
    position = start
    for escape in _ESCAPE.finditer(text, start, end):
        if position < escape.start():
            yield text[position : escape.start()], position
        yield _meaning(escape), escape.start()
        position = escape.end()
    yield text[position:end], position


def _meaning(escape: re.Match[str]) -> str:
    """What one escape stands for; bytes in a row are one text in UTF-8."""
    if escape["bytes"]:
        found = _NUMBER.findall(escape["bytes"])
        values = [int(sixteen, 16) if sixteen else int(eight, 8) & 0xFF for sixteen, eight in found]
        return bytes(values).decode("utf-8", "replace")
    if escape["sign"]:
        return _SIGNS.get(escape["sign"], escape["sign"])
    if escape["control"]:
        return chr(ord(escape["control"].upper()) & 0x1F)
    number = int(escape["short"] or escape["long"], 16)
    return chr(number) if number < 0xD800 or 0xDFFF < number < 0x110000 else _NONE
