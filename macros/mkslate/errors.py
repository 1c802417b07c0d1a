"""Problems: what is wrong with a portal, where, how bad, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mkslate.place import Place


class Severity(StrEnum):
    """How bad a problem is.

    An error cannot be published as meant, a warning is a defect in what is published, a note
    is worth knowing and fails nothing.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement that mends a problem: `text` instead of the characters from `start` to before `end`."""

    start: Place
    end: Place
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `rule` is its id in the rule registry (`include-missing`, `json-syntax`)."""

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    fix: Fix | None = None

    def __str__(self) -> str:
        """`path:line:column: rule: message (hint)`, as every report prints it."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.rule}: {self.message}{hint}"


class PortalError(Exception):
    """Raised where a portal cannot be read on; carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order in which they were found."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def error(rule: str, place: Place, message: str, hint: str = "") -> Problem:
    """A problem that keeps a portal from being published."""
    return Problem(rule, Severity.ERROR, place, message, hint)


def warning(rule: str, place: Place, message: str, hint: str = "") -> Problem:
    """A problem that is a defect of what is published."""
    return Problem(rule, Severity.WARNING, place, message, hint)


def note(rule: str, place: Place, message: str, hint: str = "") -> Problem:
    """A problem that is only worth knowing."""
    return Problem(rule, Severity.NOTE, place, message, hint)
