"""Places: where something stands in the author's own files."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file of the portal and, as far as known, a line and a column in it.

    `path` is relative to the portal's root, with `/` between its parts. `line` and
    `column` count from 1; 0 means the file (or the line) as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The form that editors and terminals link: `path:line:column`."""
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Tabbed:
    """A line with tabs, as its author wrote it; `start` is where a text begins once they are spelled out."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text without its end, and where it came from.

    `place.column` is the column at which `text` begins in the author's line (0 where the text
    was made by a template, so that no column is known). `tabbed` is the author's line if it has tabs,
    which `text` has spelled out.
    """

    text: str
    place: Place
    tabbed: Tabbed | None = None


def split_texts(text: str) -> list[str]:
    """The lines of a text, without their ends.

    CR LF, LF and CR each end a line (Redcarpet's rule, D1.2 of the dialect); a last line
    without an end counts too.
    """
    parts = _LINE_END.split(text)
    if parts and not parts[-1]:
        parts.pop()
    return parts


def split_lines(text: str, path: str, first: int = 1) -> tuple[Line, ...]:
    """The lines of a file's text with their places; `first` is the number of the first one."""
    return tuple(Line(part, Place(path, number, 1)) for number, part in enumerate(split_texts(text), first))
