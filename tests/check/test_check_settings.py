"""The checks' settings: which severity a rule has, in mkdocs.yml and in pyproject.toml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mkslate.check import load_settings, read_settings
from mkslate.check.settings import CheckSettings
from mkslate.errors import Severity, error, note, warning
from mkslate.place import Place


def test_settings_are_read() -> None:
    values = {"rules": {"json-empty": "off", "link-anchor": "error", "json-prose": False}}

    assert read_settings(values, Place("mkdocs.yml")) == (
        CheckSettings({"json-empty": None, "link-anchor": Severity.ERROR, "json-prose": None}),
        (),
    )


def test_what_reading_tells_can_be_chosen_but_for_its_errors() -> None:
    values = {"rules": {"quirk-fence-under-text": "off", "yaml-duplicate": "error", "front-matter": "off"}}
    settings, problems = read_settings(values, Place("mkdocs.yml"))
    place = Place("index.md", 3)
    unread = error("front-matter", place, "it cannot be read")
    twice = warning("yaml-duplicate", place, "given twice")

    assert problems == ()
    assert settings.judge(note("quirk-fence-under-text", place, "it is text")) is None
    assert settings.judge(twice) == error("yaml-duplicate", place, "given twice")
    assert settings.judge(unread) == unread


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"rule": {}},
            "mkdocs.yml: check-config: the checks have no option 'rule' "
            "(the options are `rules`, `external_allow` and `external_deny`)",
        ),
        (
            {"external_deny": "https://example.com/*"},
            "mkdocs.yml: check-config: `external_deny` is no list of addresses "
            "(write `external_deny: [https://example.com/*]`)",
        ),
        (
            {"rules": ["a"]},
            "mkdocs.yml: check-config: `rules` is no mapping (write `rules: {json-empty: off}`)",
        ),
        (
            {"rules": {"json-emty": "off"}},
            "mkdocs.yml: check-config: no rule is called 'json-emty' (did you mean `json-empty`?)",
        ),
        (
            {"rules": {1: "off"}},
            "mkdocs.yml: check-config: no rule is called '1' (the manual lists all rules)",
        ),
        (
            {"rules": {"json-empty": "fatal"}},
            "mkdocs.yml: check-config: 'fatal' is no severity of 'json-empty' "
            "(write error, warning, note or off)",
        ),
        (
            {"rules": {"json-empty": []}},
            "mkdocs.yml: check-config: '[]' is no severity of 'json-empty' "
            "(write error, warning, note or off)",
        ),
    ],
)
def test_wrong_settings_are_errors(values: Mapping[str, Any], expected: str) -> None:
    _, problems = read_settings(values, Place("mkdocs.yml"))

    assert [str(one) for one in problems] == [expected]


def test_settings_of_pyproject_stand_in(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}) == (CheckSettings(), ())
    (tmp_path / "pyproject.toml").write_text('[tool.mkslate.rules]\njson-empty = "note"\n', "utf-8")
    assert load_settings(tmp_path, {})[0].severities == {"json-empty": Severity.NOTE}
    assert load_settings(tmp_path, {"rules": {"json-empty": "off"}})[0].severities == {"json-empty": None}


@pytest.mark.parametrize(
    "content", [b"[tool", b"\xff", b"tool = 1", b"[tool]\nmkslate = 1", b"[tool.mkslate]\nrules = 1"]
)
def test_a_wrong_pyproject_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pyproject.toml").write_bytes(content)
    settings, problems = load_settings(tmp_path, {})

    assert settings == CheckSettings()
    assert [(one.rule, one.place.path) for one in problems] == [("check-config", "pyproject.toml")]
