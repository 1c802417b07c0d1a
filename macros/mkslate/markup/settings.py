"""Settings: which of the grammar's choices a site makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HeadingIds = Literal["unique", "nesting", "redcarpet"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site chooses of the dialect (D0).

    `heading_ids`: Slate's UniqueHeadCounter, its NestingUniqueHeadCounter or Redcarpet's own.
    `quirks`: names of the quirks (D13) to imitate; all others are mended and noted.
    `guests`: names of the host's loaded extensions, whose block syntax then counts.
    """

    heading_ids: HeadingIds = "unique"
    smartypants: bool = False
    strikethrough: bool = True
    quirks: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()

    def foreign_marks(self) -> frozenset[str]:
        """The characters that begin inline syntax of the guests: escaped, they begin none."""
        return frozenset("".join(marks for name, marks in _FOREIGN_MARKS.items() if name in self.guests))


_FOREIGN_MARKS = {
    "attr_list": "{",
    "footnotes": "[",
    "pymdownx.caret": "^",
    "pymdownx.critic": "{",
    "pymdownx.emoji": ":",
    "pymdownx.keys": "+",
    "pymdownx.mark": "=",
    "pymdownx.smartsymbols": "(+-=",
    "pymdownx.tasklist": "[",
    "pymdownx.tilde": "~",
}
