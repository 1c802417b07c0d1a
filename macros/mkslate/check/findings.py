"""Findings: the problems of one sample, gathered while it is read."""

from __future__ import annotations

from mkslate.check.code import Code
from mkslate.check.rule import Rule
from mkslate.errors import Problem

# How much code a message quotes.
_SHOWN = 40
# A sample with more mistakes than this is something else; reading on would only cost time.
_ENOUGH = 500


class Findings:
    """Gathers problems by their offsets in a sample's code."""

    __slots__ = ("_code", "problems")

    def __init__(self, code: Code) -> None:
        """Begin with none."""
        self._code = code
        self.problems: list[Problem] = []

    @property
    def enough(self) -> bool:
        """Whether so much is wrong that reading on tells nothing more."""
        return len(self.problems) >= _ENOUGH

    def add(
        self, rule: Rule, offset: int, message: str, hint: str = "", fix: tuple[int, int, str] | None = None
    ) -> None:
        """Add a problem; `fix` is a stretch of the code and the text to put in its place."""
        mend = self._code.fix(*fix) if fix else None
        self.problems.append(rule.at(self._code.place(offset), message, hint, mend))


def short(text: str) -> str:
    """A piece of code as a message quotes it: one line of it, and not too much."""
    line = text.partition("\n")[0]
    return text if text == line and len(text) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
