"""The golden cases: what our grammar makes of them, and that the real Redcarpet makes the same."""

from __future__ import annotations

import pytest

from markup.golden import FOLDER, Case, cases, update
from markup.redcarpet import Redcarpet, comparable
from mkslate.markup.quirks import QUIRKS, Quirk

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        update(case.path)
        pytest.skip(f"{case.path.name} is written anew")

    assert case.actual() == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_is_what_redcarpet_makes(case: Case, redcarpet: Redcarpet) -> None:
    if case.settings.guests or case.path.stem == "fence-options":
        pytest.skip("the host's syntax is no part of Slate")
    html, *told = f"\n{case.expected}".split("\n! ")
    if any("fence-unclosed" not in one for one in told):
        pytest.skip("what Slate makes of it is mended here")

    expected = redcarpet.html(case.text + "\n", case.settings)

    assert comparable(html) == comparable(expected)


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: quirk.name)
def test_a_quirk_has_a_golden_pair(quirk: Quirk) -> None:
    mended = {case.text for case in CASES if f"quirk-{quirk.name}\n" in case.expected}
    imitated = {case.text for case in CASES if quirk.name in case.settings.quirks}

    assert mended & imitated


def test_every_file_of_cases_is_read_to_its_end() -> None:
    for path in FOLDER.glob("*.md"):
        text = path.read_text("utf-8")

        found = [case for case in CASES if case.path == path]

        written = "\n".join(f"{one.title}\n.\n{one.text}\n.\n{one.expected}.\n" for one in found)
        assert written == text
