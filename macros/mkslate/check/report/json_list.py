"""The report for programs: a JSON list with one object a problem."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from mkslate.errors import Problem
from mkslate.place import Place


def json_list(problems: Iterable[Problem]) -> str:
    """A JSON list; lines and columns count from 1, and are 0 where there is none."""
    return json.dumps([_object(problem) for problem in problems], indent=2, ensure_ascii=False) + "\n"


def _object(problem: Problem) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "path": problem.place.path,
        **_position(problem.place),
        "message": problem.message,
        "hint": problem.hint,
    }
    if fix := problem.fix:
        found["fix"] = {"start": _position(fix.start), "end": _position(fix.end), "text": fix.text}
    return found


def _position(place: Place) -> dict[str, int]:
    return {"line": place.line, "column": place.column}
