"""The report for code scanning: SARIF 2.1.0 (OASIS), with rules and fixes."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from mkslate import __version__
from mkslate.check.registry import RULES
from mkslate.check.remarks import REMARKS
from mkslate.check.report.outcome import Outcome
from mkslate.errors import Fix, Problem, Severity
from mkslate.place import Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(outcome: Outcome) -> str:
    """A log with one run. Columns count Unicode's characters; paths are relative to the portal."""
    problems = outcome.problems
    ids = sorted({problem.rule for problem in problems})
    index = {rule: number for number, rule in enumerate(ids)}
    driver = {"name": "mkslate", "semanticVersion": __version__, "rules": [_rule(rule) for rule in ids]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index[problem.rule]) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(name: str) -> dict[str, Any]:
    rule = RULES.get(name) or REMARKS.get(name)
    found: dict[str, Any] = {"id": name}
    if rule:
        found["shortDescription"] = {"text": rule.about}
        found["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    return found


def _result(problem: Problem, index: int) -> dict[str, Any]:
    hint = f" ({problem.hint})" if problem.hint else ""
    location = {"artifactLocation": _artifact(problem.place.path)}
    found: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message + hint},
        "locations": [{"physicalLocation": {**location, **_region(problem.place)}}],
    }
    if problem.fix:
        found["fixes"] = [_fix(problem.fix)]
    return found


def _fix(fix: Fix) -> dict[str, Any]:
    deleted = {
        "startLine": fix.start.line,
        "startColumn": fix.start.column,
        "endLine": fix.end.line,
        "endColumn": fix.end.column,
    }
    replacement = {"deletedRegion": deleted, "insertedContent": {"text": fix.text}}
    change = {"artifactLocation": _artifact(fix.start.path), "replacements": [replacement]}
    return {"artifactChanges": [change]}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, Any]:
    if not place.line:
        return {}
    at = {"startColumn": place.column} if place.column else {}
    return {"region": {"startLine": place.line, **at}}
