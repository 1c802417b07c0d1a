"""Reports in each format."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from mkslate.check import Unit
from mkslate.check.report import FORMATS, Outcome, full, github, json_list, junit, sarif, summary, text
from mkslate.check.report.excerpt import excerpt
from mkslate.errors import Fix, Problem, Severity, error, note, warning
from mkslate.place import Place

PLACE = Place("docs/a,b.md", 3, 7)
PROBLEMS = (
    error("include-missing", Place("index.md"), "no include 'x'"),
    warning("json-empty", PLACE, "50% is\nempty", "say so"),
    note("key", Place("index.md", 2), "unknown\x1b[31m"),
    Problem("json-x", Severity.WARNING, PLACE, "m", fix=Fix(PLACE, Place("docs/a,b.md", 3, 8), "")),
)


def test_text() -> None:
    assert text(PROBLEMS).split("\n") == [
        "index.md: include-missing: no include 'x'",
        "docs/a,b.md:3:7: json-empty: 50% is\\nempty (say so)",
        "index.md:2: key: unknown\\x1b[31m",
        "docs/a,b.md:3:7: json-x: m",
        "",
    ]


def test_summary() -> None:
    assert summary(PROBLEMS) == "1 error, 2 warnings, 1 note (1 can be fixed with --fix)"
    assert summary(PROBLEMS[:1]) == "1 error"
    assert summary([]) == "No problems found"


def test_json_list() -> None:
    found = json.loads(json_list(PROBLEMS))

    assert [one["line"] for one in found] == [0, 3, 2, 3]
    assert found[3] == {
        "rule": "json-x",
        "severity": "warning",
        "path": "docs/a,b.md",
        "line": 3,
        "column": 7,
        "message": "m",
        "hint": "",
        "fix": {"start": {"line": 3, "column": 7}, "end": {"line": 3, "column": 8}, "text": ""},
    }


def test_github() -> None:
    assert github(PROBLEMS).splitlines()[:3] == [
        "::error file=index.md,title=include-missing::no include 'x'",
        "::warning file=docs/a%2Cb.md,line=3,col=7,title=json-empty::50%25 is%0Aempty (say so)",
        "::notice file=index.md,line=2,title=key::unknown\x1b[31m",
    ]


def test_an_empty_report() -> None:
    nothing = {name: form(Outcome(())) for name, form in FORMATS.items()}

    assert {name: nothing.pop(name) for name in ("text", "concise", "json", "github")} == {
        "text": "",
        "concise": "",
        "json": "[]\n",
        "github": "",
    }
    assert 'tests="0"' in nothing.pop("junit")
    assert json.loads(nothing.pop("sarif"))["runs"][0]["results"] == []
    assert nothing == {}


UNITS = (
    Unit("links", Place("docs/a,b.md"), ()),
    Unit("json-sample", PLACE, PROBLEMS[1:2] + PROBLEMS[3:]),
    Unit("source", Place("index.md"), (PROBLEMS[0], PROBLEMS[2])),
)


def shown(place: Place) -> str:
    return f"line {place.line} of it" if place.path == PLACE.path else ""


def test_full_text_shows_the_line_and_the_place() -> None:
    assert full(Outcome(UNITS, shown)).split("\n") == [
        "docs/a,b.md:3:7: json-empty: 50% is\\nempty (say so)",
        "    3 | line 3 of it",
        "      |       ^",
        "",
        "docs/a,b.md:3:7: json-x: m",
        "    3 | line 3 of it",
        "      |       ^",
        "",
        "index.md: include-missing: no include 'x'",
        "index.md:2: key: unknown\\x1b[31m",
        "",
    ]


def test_full_text_in_colours() -> None:
    painted = full(Outcome(UNITS[2:]), lambda text, colour: f"<{colour}>{text}</>")

    assert painted.splitlines() == [
        "<bold>index.md: </><red>include-missing</>: no include 'x'",
        "<bold>index.md:2: </><cyan>key</>: unknown\\x1b[31m",
    ]


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("short", 1, ("    7 | short", "      | ^")),
        ("short", 6, ("    7 | short", "      |      ^")),
        ("short", 0, ("    7 | short", "")),
        ("漢字 a", 4, ("    7 | 漢字 a", "      |      ^")),
        ("\ta:\tb", 5, ("    7 |     a:  b", "      |         ^")),
        ("a\x1b[2Jb", 3, ("    7 | a\ufffd[2Jb", "      |   ^")),
        ("a\u200cb\u202ec", 4, ("    7 | a\u200cb\ufffdc", "      |   ^")),
    ],
)
def test_an_excerpt(line: str, column: int, expected: tuple[str, str]) -> None:
    assert excerpt(line, 7, column) == expected


def test_an_excerpt_of_a_long_line_is_cut_around_the_place() -> None:
    line = "".join(chr(ord("a") + n % 26) for n in range(500))
    shown_line, caret = excerpt(line, 12, 301)

    assert shown_line[caret.index("^")] == line[300]
    assert shown_line.startswith("   12 | …")
    assert shown_line.endswith("…")
    assert len(shown_line) < 120


def test_junit() -> None:
    suite = ElementTree.fromstring(junit(Outcome(UNITS)))[0]  # noqa: S314  # our own report

    assert suite.attrib == {"name": "mkslate", "tests": "3", "failures": "2", "errors": "0", "skipped": "0"}
    assert [(case.get("name"), case.get("line"), len(case)) for case in suite] == [
        ("links", None, 0),
        ("json-sample@3", "3", 1),
        ("source", None, 2),
    ]
    assert suite[1][0].get("type") == "json-empty"
    assert suite[2][1].text == "index.md:2: key: unknown\ufffd[31m"


def test_sarif() -> None:
    (run,) = json.loads(sarif(Outcome(UNITS)))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    first, second, _, last = run["results"]

    assert rules == ["include-missing", "json-empty", "json-x", "key"]
    assert rules[first["ruleIndex"]] == first["ruleId"] == "json-empty"
    assert first["message"]["text"] == "50% is\nempty (say so)"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/a%2Cb.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert "fixes" not in first
    (change,) = second["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 8},
            "insertedContent": {"text": ""},
        }
    ]
    assert last["level"] == "note"


def test_sarif_is_what_its_schema_says() -> None:
    schema = (
        Path(__file__).parents[1] / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    )
    if not schema.is_file():
        pytest.skip("the schema of SARIF is not installed (npm ci --prefix tests)")
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8")))

    assert [error.message for error in validator.iter_errors(json.loads(sarif(Outcome(UNITS))))] == []
    assert list(validator.iter_errors({"version": "2.1.0"}))
