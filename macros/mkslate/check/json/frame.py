"""Frames: the brackets that are open around a word, and what each waits for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto


class Wants(Enum):
    """What may come next."""

    ITEM = auto()
    COLON = auto()
    VALUE = auto()
    COMMA = auto()


@dataclass(slots=True)
class Frame:
    """One open bracket (`{` or `[`), or the sample as a whole (an empty `kind`).

    `comma` is the offset of a comma that nothing has followed yet, -1 without one. `loose` says
    that something was left out here, so that commas may be missing. `lenient` says that a name
    without quotes stood outside of all brackets: a header, or YAML-like lines.
    """

    kind: str
    opener: int
    wants: Wants = Wants.ITEM
    comma: int = -1
    loose: bool = False
    lenient: bool = False
    key: str = ""
    keys: set[str] = field(default_factory=set)
    told: bool = False

    @property
    def takes_name(self) -> bool:
        """Whether the next string is a member's name, or was meant to be one."""
        return self.kind == "{" and self.wants in (Wants.ITEM, Wants.COMMA)
