"""The verdict: what found problems mean for a command that checks."""

from __future__ import annotations

from collections.abc import Iterable

from mkslate.errors import Problem, Severity

_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def failing(problems: Iterable[Problem], fail_on: Severity = Severity.WARNING) -> list[Problem]:
    """The problems that are as bad as `fail_on` or worse; a note fails nothing."""
    least = max(_RANK[fail_on], 1)
    return [problem for problem in problems if _RANK[problem.severity] >= least]


def exit_code(problems: Iterable[Problem], fail_on: Severity = Severity.WARNING) -> int:
    """What a command that checks exits with: 0, or 1 if something fails."""
    return 1 if failing(problems, fail_on) else 0
