"""The report for people: one line a problem, as compilers write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mkslate.errors import Problem, Severity


def text(problems: Iterable[Problem]) -> str:
    """One problem a line."""
    return "".join(f"{printable(str(problem))}\n" for problem in problems)


def summary(problems: Iterable[Problem]) -> str:
    """How many errors, warnings and notes there are."""
    problems = tuple(problems)
    counts = Counter(problem.severity for problem in problems)
    parts = [_counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return ", ".join(parts) if parts else "No problems found"


def printable(line: str) -> str:
    """The line without the control characters that a source could send to a terminal."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
