"""Golden cases: what the checks say of small pieces of Markdown, and that every rule's examples hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_made import cases, portal_of

from mkslate.check import RULES, Rule, check

CASES = [
    pytest.param(*case[2:], id=f"{file.stem}:{case[0]}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.md"))
    for case in cases(file)
]


@pytest.mark.parametrize(("markdown", "expected"), CASES)
def test_case(markdown: str, expected: str) -> None:
    found = [str(problem).removeprefix("index.md:") for problem in check(portal_of(markdown))]

    assert "\n".join(found) == expected


# Rules of the installation, of other servers, and of samples too long for a manual: their own tests take
# the extra away, are such servers, and are that long.
OF_SAMPLES = [
    rule
    for rule in RULES.values()
    if rule.id not in {"languages-missing", "code-too-large"} and not rule.id.startswith("external-")
]


@pytest.mark.parametrize("rule", OF_SAMPLES, ids=lambda rule: rule.id)
def test_a_rules_examples_hold(rule: Rule) -> None:
    assert {problem.rule for problem in check(portal_of(rule.fails))} == {rule.id}
    assert check(portal_of(rule.passes)) == ()


def test_rules_are_told_apart() -> None:
    assert len({rule.about for rule in RULES.values()}) == len(RULES)
    assert all(rule.about.endswith(".") for rule in RULES.values())
