"""Rules: what the checks look for, each with an example that fails and one that passes."""

from __future__ import annotations

from dataclasses import dataclass

from mkslate.errors import Fix, Problem, Severity
from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong.

    `about` is one sentence for the manual. `fails` and `passes` are Markdown: the tests prove
    that the first breaks this rule and the second breaks none. `mends` says what its fix does.
    """

    id: str
    about: str
    fails: str
    passes: str
    severity: Severity = Severity.WARNING
    mends: str = ""

    def at(self, place: Place, message: str, hint: str = "", fix: Fix | None = None) -> Problem:
        """A problem under this rule."""
        return Problem(self.id, self.severity, place, message, hint, fix)


def fenced(language: str, code: str) -> str:
    """The Markdown of one sample, for the examples of rules."""
    return f"```{language}\n{code}\n```\n"
