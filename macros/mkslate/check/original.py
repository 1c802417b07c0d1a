"""Originals: the author's files as they stand, byte for byte, and the places in them."""

from __future__ import annotations

import re
from pathlib import Path

from mkslate.markup.tabs import expand_tabs, is_within_tab, raw_offset
from mkslate.place import Line

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BOM = "\ufeff"

# A template's tag that puts a value out and takes no blanks around it along; and any tag's beginning.
_VALUE = re.compile(r"<%=(?:(?!-?%>).)*(?<!-)%>|\{\{(?![-+])(?:(?!\}\}).)*(?<![-+])\}\}")
_TAG = re.compile(r"<%|\{[{%#]|%>|[}%#]\}")


class Original:
    """One file's text, and the places in it."""

    __slots__ = ("_lines", "_starts", "text")

    def __init__(self, text: str) -> None:
        """Find the lines; a byte order mark belongs to none."""
        self.text = text
        self._lines: list[str] = _LINE.findall(text, len(_BOM) if text.startswith(_BOM) else 0)[:-1]
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
            start = line.tabbed.start if line.tabbed else place.column - 1
            return len(line.text) if spelled[start:] == line.text else -1
        rest = _VALUE.split(spelled)[-1]
        return len(rest) if not _TAG.search(_VALUE.sub("", spelled)) and line.text.endswith(rest) else -1

    def column(self, line: int, left: int) -> int:
        """The column from which on so many characters of the spelled line are left; 0 if a tab is cut."""
        if not 1 <= line <= len(self._lines):
            return 0
        text = self._text(line)
        offset = len(self._spelled(line)) - left
        return 0 if offset < 0 or is_within_tab(text, offset) else raw_offset(text, offset) + 1

    def offset(self, line: int, column: int) -> int | None:
        """The offset of a place in the text; None if there is none such."""
        if not 1 <= line <= len(self._lines) or not 1 <= column <= len(self._text(line)) + 1:
            return None
        return self._starts[line - 1] + column - 1

    def _text(self, line: int) -> str:
        return self._lines[line - 1].rstrip("\r\n")

    def _spelled(self, line: int) -> str:
        """A line as it is read."""
        return expand_tabs(self._text(line))


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
