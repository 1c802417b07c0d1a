"""The report for GitHub Actions: a workflow command a problem, which shows it beside the changed line."""

from __future__ import annotations

from collections.abc import Iterable

from mkslate.errors import Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, ord(":"): "%3A", ord(","): "%2C"}


def github(problems: Iterable[Problem]) -> str:
    """One `::warning file=…,line=…,col=…,title=…::message` a line."""
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": problem.rule}
    given = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items() if value
    )
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"::{_COMMANDS[problem.severity]} {given}::{(problem.message + hint).translate(_DATA)}"
