"""The pytest plug-in, run by pytest itself on small portals."""

from __future__ import annotations

import subprocess
import sys
from xml.etree import ElementTree

import pytest

pytest_plugins = ["pytester"]

INDEX = """---
title: Kittens
includes:
  - answers
---

# Introduction

See [answers](#answers).

```json
{"a": 1}
```
"""
ANSWERS = """# Answers

See [nothing](#nothing).

```json
{"a": 1,}
```

```text
not judged here
```
"""


@pytest.fixture
def portal(pytester: pytest.Pytester) -> pytest.Pytester:
    source = pytester.mkdir("source")
    (source / "index.html.md").write_text(INDEX, "utf-8")
    (source / "includes").mkdir()
    (source / "includes" / "_answers.md").write_text(ANSWERS, "utf-8")
    pytester.makepyfile(test_own="def test_own(): pass")
    return pytester


def test_without_the_option_nothing_is_collected(portal: pytest.Pytester) -> None:
    result = portal.runpytest("-q")

    result.assert_outcomes(passed=1)


def test_without_the_option_nothing_is_imported() -> None:
    code = (
        "import sys, mkslate.pytest_plugin\n"
        "print([name for name in sys.modules if name.startswith(('mkslate.', 'mkdocs', 'yaml', 'markdown'))])"
    )
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert output.strip() == "['mkslate.pytest_plugin']"


def test_an_item_for_each_sample_and_each_files_links(portal: pytest.Pytester) -> None:
    result = portal.runpytest("--mkslate", ".", "--collect-only", "-q")

    found = [line for line in result.outlines if "::" in line]
    assert sorted(found) == [
        "source/includes/_answers.md::json-sample@5",
        "source/includes/_answers.md::links",
        "source/index.html.md::json-sample@11",
        "source/index.html.md::links",
        "test_own.py::test_own",
    ]


def test_failures_are_the_problems(portal: pytest.Pytester) -> None:
    result = portal.runpytest("--mkslate", "-rf")

    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines_random(
        [
            "source/includes/_answers.md:6:8: json-trailing-comma: a comma before `}`",
            "source/includes/_answers.md:3:5: link-anchor: no page has the anchor `#nothing`",
            "FAILED source/includes/_answers.md::json-sample@5*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_one_item_can_be_chosen(portal: pytest.Pytester) -> None:
    result = portal.runpytest("--mkslate", ".", "source/includes/_answers.md::json-sample@5")

    result.assert_outcomes(failed=1)


def test_items_are_chosen_by_name(portal: pytest.Pytester) -> None:
    result = portal.runpytest("--mkslate", ".", "-k", "links")

    result.assert_outcomes(passed=1, failed=1, deselected=3)


def test_a_folder_without_a_portal_is_wrong_usage(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest("--mkslate", ".")

    assert result.ret is pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--mkslate: *no-index*"])


def test_failures_of_the_last_run_are_run_again(portal: pytest.Pytester) -> None:
    portal.runpytest("--mkslate", ".", "-p", "cacheprovider")
    result = portal.runpytest("--mkslate", ".", "--lf")

    result.assert_outcomes(failed=2)


def test_items_are_shared_between_processes(portal: pytest.Pytester) -> None:
    result = portal.runpytest("--mkslate", ".", "-n", "2", "-p", "xdist")

    result.assert_outcomes(passed=3, failed=2)


def test_a_junit_report_has_each_item(portal: pytest.Pytester) -> None:
    portal.runpytest("--mkslate", ".", "--junitxml", "report.xml")
    suite = ElementTree.parse(portal.path / "report.xml").getroot()[0]  # noqa: S314  # our own report
    failed = {case.get("name"): case[0].text for case in suite if case.find("failure") is not None}

    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("5", "2", "0")
    assert set(failed) == {"json-sample@5", "links"}
    assert "source/includes/_answers.md:6:8: json-trailing-comma" in (failed["json-sample@5"] or "")
