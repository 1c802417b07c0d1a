"""The reports for people: a line a problem, as compilers write them, with the author's line or without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from mkslate.check.report.excerpt import excerpt
from mkslate.check.report.outcome import Outcome
from mkslate.errors import Problem, Severity

# Gives a text a colour for a terminal.
Paint = Callable[[str, str], str]
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def _plain(text: str, _: str) -> str:
    return text


def text(problems: Iterable[Problem]) -> str:
    """One problem a line."""
    return "".join(f"{printable(str(problem))}\n" for problem in problems)


def full(outcome: Outcome, paint: Paint = _plain) -> str:
    """Each problem's line as `text` has it, then the author's line with a caret under the place.

    `paint` is given a text and the name of a colour.
    """
    return "".join(_block(problem, outcome, paint) for problem in outcome.problems)


def summary(problems: Iterable[Problem]) -> str:
    """How many errors, warnings and notes there are, and how many of them can be fixed."""
    problems = tuple(problems)
    counts = Counter(problem.severity for problem in problems)
    parts = [_counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    if not parts:
        return "No problems found"
    fixable = sum(1 for problem in problems if problem.fix)
    return ", ".join(parts) + (f" ({fixable} can be fixed with --fix)" if fixable else "")


def by_rule(problems: Iterable[Problem]) -> str:
    """How often each rule is broken, a line each, the commonest first; how bad that is beside it."""
    counts = Counter((problem.rule, problem.severity.value) for problem in problems)
    width = len(str(max(counts.values(), default=0)))
    return "".join(f"{count:{width}}  {rule} ({bad})\n" for (rule, bad), count in counts.most_common())


def printable(line: str) -> str:
    """The line without the control characters that a source could send to a terminal."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)


def _block(problem: Problem, outcome: Outcome, paint: Paint) -> str:
    colour, place, line = _COLOURS[problem.severity], problem.place, printable(str(problem))
    head = f"{place}: "
    if line.startswith(head):
        rule, _, rest = line[len(head) :].partition(": ")
        line = f"{paint(head, 'bold')}{paint(rule, colour)}: {rest}"
    source = outcome.line_text(place) if place.line else ""
    if not source.strip():
        return f"{line}\n"
    shown, caret = excerpt(source, place.line, place.column)
    marked = f"{caret[:-1]}{paint('^', colour)}\n" if caret else ""
    return f"{line}\n{shown}\n{marked}\n"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
