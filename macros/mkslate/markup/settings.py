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
