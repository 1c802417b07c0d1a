"""The manual of the checks tells the rules that there are, and passes the checks itself."""

from __future__ import annotations

from pathlib import Path

from hand_made import portal_of

from mkslate.check import RULES, check
from mkslate.check.manual import updated

PAGE = Path(__file__).parents[2] / "docs" / "mkslate" / "checks.md"


def test_the_manual_is_what_the_registry_says() -> None:
    page = PAGE.read_text("utf-8")

    assert updated(page) == page, "run `python -m mkslate.check.manual docs/mkslate/checks.md`"
    assert [rule for rule in RULES if f"#### {rule}\n" not in page] == []


def test_the_manual_passes_the_checks() -> None:
    assert check(portal_of(PAGE.read_text("utf-8"))) == ()


def test_the_workflow_shown_is_the_one_that_the_repository_uses() -> None:
    workflow = (PAGE.parents[2] / ".github" / "workflows" / "check.yml").read_text("utf-8")

    assert f"```yaml\n{workflow}```\n" in PAGE.read_text("utf-8")
    assert "mkslate check --format github" in workflow
