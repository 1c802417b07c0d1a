"""Baselines: what is known already, and holds when lines move."""

from __future__ import annotations

import pytest

from mkslate.check import baseline
from mkslate.errors import Problem, warning
from mkslate.place import Place

LINES = {3: '  "a": 1,', 9: '  "a": 1,', 4: '  "b": 2,'}


def line_text(place: Place) -> str:
    return LINES.get(place.line, "")


def problem(line: int) -> Problem:
    return warning("json-x", Place("a.md", line), "m")


def test_a_baseline_holds_when_lines_move() -> None:
    written = baseline.write([problem(3)], line_text)
    known, wrong = baseline.read(written, "baseline.json", line_text)

    assert wrong == ()
    assert known.new([problem(9)]) == []
    assert known.new([problem(4), problem(9)]) == [problem(4)]
    assert known.new([problem(3), problem(9)]) == [problem(9)]


@pytest.mark.parametrize(
    "content", ["", "[]", '{"version": 2, "known": []}', '{"version": 1, "known": [[1]]}', "[" * 9999]
)
def test_what_is_no_baseline_is_an_error(content: str) -> None:
    known, wrong = baseline.read(content, "baseline.json", line_text)

    assert [str(one) for one in wrong] == [
        "baseline.json: baseline: this is no baseline (write it anew with `--write-baseline`)"
    ]
    assert known.new([problem(3)]) == [problem(3)]
