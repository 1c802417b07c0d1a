"""The checks of a whole portal: what they judge, what settings and marks change, and what they load."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import portal_of

from mkslate.check import CheckSettings, check, examine, exit_code, failing
from mkslate.errors import Severity, error, note, warning
from mkslate.place import Place
from mkslate.source import read
from tree import write_tree

BROKEN = "# Kittens\n\n[a](#nothing)\n\n```json\n{,}\n```\n"


def test_problems_are_sorted_and_those_of_reading_included() -> None:
    early = error("include-missing", Place("index.md", 1), "no include 'x'")
    late = note("key-unknown", Place("zebra.md"), "unknown key")
    portal = replace(portal_of(BROKEN), problems=(late, early))

    assert [problem.rule for problem in check(portal)] == [
        "include-missing",
        "link-anchor",
        "json-missing-value",
        "key-unknown",
    ]


def test_each_problem_is_told_once_though_two_trees_share_a_file() -> None:
    portal = portal_of(BROKEN)
    twice = replace(portal, trees=portal.trees * 2)

    assert check(twice) == check(portal)


def test_an_address_at_the_servers_root_may_be_a_page_misspelt(tmp_path: Path) -> None:
    files = {
        "source/index.html.md": "---\nincludes: [kittens]\n---\n[a](/kitens/) [b](/kittens/) [c](/console)\n",
        "source/includes/_kittens.md": "# Kittens\n",
    }
    hints = [problem.hint for problem in check(read(write_tree(tmp_path, files)))]

    assert hints == [
        "did you mean `/kittens`?",
        "write it relative to the index page, or with `https://`",
    ]


def test_what_was_probably_meant_is_named_as_its_tree_writes_it(tmp_path: Path) -> None:
    files = {
        "source/index.html.md": "# Home\n",
        "source/images/kitten.png": "",
        "source/v2/index.html.md": "---\nincludes: [kittens]\n---\n"
        "[a](kitens.html) ![b](../images/kiten.png)\n",
        "source/v2/includes/_kittens.md": "# Kittens\n",
    }
    portal = read(write_tree(tmp_path, files))

    assert [(one.rule, one.hint) for one in check(portal)] == [
        ("link-missing", "did you mean `kittens.html`?"),
        ("image-missing", "did you mean `../images/kitten.png`?"),
    ]


def test_a_plain_page_is_linked_from_as_in_mkdocs(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Cats\nplugins: [mkslate]\n",
        "docs/index.md": "---\nincludes: [kittens]\n---\n# Home\n",
        "docs/includes/_kittens.md": "# Kittens\n",
        "docs/guides/img/a.svg": "<svg/>",
        "docs/guides/other.md": "# Other\n",
        "docs/guides/start.md": "[a](other.md) [b](../index.md) ![c](img/a.svg) [d](../kittens.md) "
        "[e](../kittens/)\n\n[f](othr.md) ![g](img/aa.svg)\n",
    }
    found = check(read(write_tree(tmp_path, files)))

    assert [(str(one.place), one.hint) for one in found] == [
        ("docs/guides/start.md:3:1", "did you mean `other.md`?"),
        ("docs/guides/start.md:3:14", "did you mean `img/a.svg`?"),
    ]


def test_what_mkdocs_leaves_out_is_no_part_of_the_portal(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Cats\nexclude_docs: |\n  secret.md\n  /old/\ndraft_docs: todo.*\n",
        "docs/index.md": "# Home\n\n[a](secret.md) [b](plain.md) [c](todo.md)\n",
        "docs/plain.md": "# Plain\n",
        "docs/secret.md": "# Secret\n",
        "docs/todo.md": "# To do\n",
        "docs/old/index.md": "# Old\n",
        "docs/old/cat.png": "",
    }
    portal = read(write_tree(tmp_path, files))

    assert [page.name for tree in portal.trees for page in tree.pages] == ["index", "plain"]
    assert portal.assets == frozenset()
    assert [str(one.place) for one in check(portal)] == ["docs/index.md:3:1", "docs/index.md:3:30"]


def test_a_pattern_that_is_none_is_told(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "exclude_docs: '!'\n", "docs/index.md": "# Home\n"}

    assert [str(one) for one in check(read(write_tree(tmp_path, files)))] == [
        "mkdocs.yml: option: exclude_docs: Invalid git pattern: '!' (its patterns are those of .gitignore)"
    ]


def test_units_say_what_was_judged() -> None:
    found = {(unit.name, str(unit.place)): len(unit.problems) for unit in examine(portal_of(BROKEN))}

    assert found == {("links", "index.md"): 1, ("json-sample", "index.md:5:1"): 1}


def test_samples_can_be_left_out() -> None:
    found = check(portal_of(BROKEN), CheckSettings(samples=False))

    assert [problem.rule for problem in found] == ["link-anchor"]


def test_severities_can_be_changed() -> None:
    settings = CheckSettings({"link-anchor": Severity.ERROR, "json-missing-value": None})

    assert [problem.severity for problem in check(portal_of(BROKEN), settings)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        (Severity.NOTE, Severity.WARNING, 0),
        (Severity.WARNING, Severity.WARNING, 1),
        (Severity.ERROR, Severity.WARNING, 1),
        (Severity.WARNING, Severity.ERROR, 0),
        (Severity.ERROR, Severity.ERROR, 1),
    ],
)
def test_the_verdict(severity: Severity, fail_on: Severity, code: int) -> None:
    problem = replace(warning("x", Place("a.md", 1), "m"), severity=severity)

    assert exit_code([problem], fail_on) == code
    assert failing([problem], fail_on) == [problem] * code


def test_the_checks_load_no_host() -> None:
    code = (
        "import sys\n"
        "from mkslate import check, markup\n"
        "import mkslate.check.report\n"
        "hosts = {'mkdocs', 'markdown', 'material', 'pymdownx', 'pygments', 'jinja2', 'click', 'yaml'}\n"
        "print(sorted(hosts & set(sys.modules)))"
    )
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert output.strip() == "[]"


def test_includes_and_assets_are_linked_to() -> None:
    text = "# Kittens\n\n[a](#dogs) [b](dogs) [c](dogs#barking) ![d](logo.png) [e](files/a.pdf)\n"
    portal = portal_of(
        text, includes={"dogs": "# Dogs\n\n## Barking\n"}, assets=("images/logo.png", "files/a.pdf")
    )

    assert check(portal) == ()
