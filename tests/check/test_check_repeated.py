"""Samples that stand in several places: read once where they are right, told each time where they are not."""

from __future__ import annotations

from hand_made import portal_of

from mkslate.check import check, examine
from mkslate.check.rule import fenced


def test_what_is_wrong_is_told_each_time() -> None:
    found = check(portal_of(fenced("json", "[1,]") * 2))

    assert [problem.place.line for problem in found] == [2, 5]


def test_what_is_right_is_a_unit_each_time() -> None:
    text = fenced("json", "[1]") * 2 + fenced("klingon", "[1]") * 2

    found = [
        (unit.name, unit.place.line) for unit in examine(portal_of(text)) if unit.name.endswith("-sample")
    ]
    assert found == [("json-sample", 1), ("json-sample", 4)]


def test_a_mark_speaks_of_one_of_them() -> None:
    sample = fenced("text", '{"a": 1,}')

    found = check(portal_of(f"{sample}\n<!-- mkslate: output -->\n\n{sample}"))
    assert [(problem.rule, problem.place.line) for problem in found] == [("json-trailing-comma", 8)]
