"""Originals: the author's files as they stand, byte for byte, and the places in them."""

from __future__ import annotations

import re
from pathlib import Path

from mkslate.place import Line

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BOM = "\ufeff"
_TAB = 4  # the grammar spells a tab out to the next multiple of four columns (D1.3)

# A template's tag that puts a value out and takes no blanks around it along; and any tag's beginning.
_VALUE = re.compile(r"<%=(?:(?!-?%>).)*(?<!-)%>|\{\{(?![-+])(?:(?!\}\}).)*(?<![-+])\}\}")
_TAG = re.compile(r"<%|\{[{%#]|%>|[}%#]\}")


class Original:
    """One file's text, in which places are found as the grammar counts them: tabs spelled out."""

    __slots__ = ("_lines", "_starts", "text")

    def __init__(self, text: str) -> None:
        """Find the lines; a byte order mark belongs to none."""
        self.text = text
        self._lines = _LINE.findall(text, len(_BOM) if text.startswith(_BOM) else 0)[:-1]
        self._starts = [len(text) - sum(map(len, self._lines))]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def tail(self, line: Line) -> int:
        """How many characters at the end of a line, as it was read, are the author's own; -1 if none can be.

        That is all of it where no template has written any of it, and what stands behind the last
        tag where all its tags only put a value out.
        """
        place = line.place
        if not 1 <= place.line <= len(self._lines):
            return -1
        spelled = self._spelled(place.line)
        if place.column:
            return len(line.text) if spelled[place.column - 1 :] == line.text else -1
        rest = _VALUE.split(spelled)[-1]
        return len(rest) if not _TAG.search(_VALUE.sub("", spelled)) and line.text.endswith(rest) else -1

    def width(self, line: int) -> int:
        """How many columns a line has."""
        return len(self._spelled(line))

    def offset(self, line: int, column: int) -> int | None:
        """The offset of a place in the text; None if there is none such, or if it is within a tab."""
        if not 1 <= line <= len(self._lines) or column < 1:
            return None
        text = self._lines[line - 1].rstrip("\r\n")
        start = self._starts[line - 1]
        if "\t" not in text:
            return start + column - 1 if column - 1 <= len(text) else None
        shown = 0
        for index, char in enumerate(text):
            if shown == column - 1:
                return start + index
            shown += _TAB - shown % _TAB if char == "\t" else 1
        return start + len(text) if shown == column - 1 else None

    def column(self, line: int, column: int) -> int:
        """The column that a place has in the file, where a tab is one character."""
        offset = self.offset(line, column)
        return column if offset is None else offset - self._starts[line - 1] + 1

    def _spelled(self, line: int) -> str:
        spelled: str = self._lines[line - 1].rstrip("\r\n").expandtabs(_TAB)
        return spelled


class Originals:
    """The files of one portal, each read when it is first asked for."""

    __slots__ = ("_found", "_root")

    def __init__(self, root: Path) -> None:
        """Read nothing yet."""
        self._root = root
        self._found: dict[str, Original | None] = {}

    def get(self, path: str) -> Original | None:
        """A file; None if it is outside of the portal, or cannot be read as UTF-8."""
        if path not in self._found:
            self._found[path] = self._read(path)
        return self._found[path]

    def real(self, path: str) -> str:
        """The path of the file itself, where a link within the portal leads to it."""
        root, file = self._root.resolve(), (self._root / path).resolve()
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else path

    def _read(self, path: str) -> Original | None:
        file = self._root / path
        try:
            if not file.resolve().is_relative_to(self._root.resolve()):
                return None
            return Original(file.read_bytes().decode("utf-8"))
        except (OSError, RuntimeError, UnicodeDecodeError):  # a loop of links is a RuntimeError
            return None
