"""Text files: the author's bytes become text, or a problem says why not."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import cache
from pathlib import Path

from mkslate.errors import PortalError, error
from mkslate.place import Line, Place, split_lines

LARGEST = 32_000_000  # bytes; no author writes more by hand, and every later budget is relative to it

_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_text(file: Path, path: str) -> str:
    """The text of a file, called `path` in problems; a UTF-8 byte order mark is dropped (D1.1).

    Raises PortalError for what is no UTF-8 text, is too large, or cannot be read.
    """
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= LARGEST else b""
    except OSError as bad:
        raise PortalError([error("unreadable", Place(path), f"cannot be read: {bad.strerror}")]) from bad
    if size > LARGEST:
        raise PortalError([error("unreadable", Place(path), f"is larger than {LARGEST // 1_000_000} MB")])
    return decode(data, path)


def decode(data: bytes, path: str) -> str:
    """The text that some bytes are in UTF-8. Raises PortalError with the line of the first bad byte."""
    for mark, name in _OTHER_MARKS:
        if data.startswith(mark):
            raise _not_utf8(path, 1, f"is {name} text", "save it as UTF-8")
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as bad:
        line = data.count(b"\n", 0, bad.start) + 1
        message = f"is not UTF-8 text: byte 0x{data[bad.start]:02X}"
        raise _not_utf8(path, line, message, "save it as UTF-8") from bad
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _not_utf8(path, line, "is a binary file: it holds a NUL character", "only text can be included")
    return text


def line_reader(root: Path) -> Callable[[Place], str]:
    """A function that gives the text of a place's line in the author's file; empty where there is none."""

    @cache
    def lines(path: str) -> tuple[Line, ...]:
        try:
            return split_lines(read_text(root / path, path), path)
        except PortalError:
            return ()

    def line_text(place: Place) -> str:
        found = lines(place.path)
        return found[place.line - 1].text if 0 < place.line <= len(found) else ""

    return line_text


def _not_utf8(path: str, line: int, message: str, hint: str) -> PortalError:
    return PortalError([error("encoding", Place(path, line), message, hint)])
