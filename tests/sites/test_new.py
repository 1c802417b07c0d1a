"""`mkslate new`: a starter portal, or the configuration beside a Slate source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

SLATE = {
    "source/index.html.md": "---\ntitle: Kitten API\nincludes:\n  - errors\n---\n# Hello\n",
    "source/includes/_errors.md": "# Errors\n",
}


def test_a_starter_portal_builds_without_a_complaint(tmp_path: Path, mkslate, build) -> None:
    made = mkslate("new", "my-portal", cwd=tmp_path)
    result = build(tmp_path / "my-portal", "--strict")
    checked = mkslate("check", "my-portal", cwd=tmp_path)

    assert made.returncode == 0, made.stderr
    assert made.stdout.endswith(
        "Wrote my-portal/includes/examples/kitten.json\nNext: mkslate serve my-portal\n"
    )
    assert (result.code, result.err) == (0, "")
    assert result.pages() == {"index.html", "kittens/index.html", "errors/index.html"}
    assert (checked.returncode, checked.stdout) == (0, "")


def test_beside_a_slate_source_only_the_configuration_is_written(tmp_path: Path, mkslate, build) -> None:
    write_tree(tmp_path, SLATE)
    without = build(tmp_path).pages()
    made = mkslate("new", cwd=tmp_path)

    assert made.stdout == "Wrote mkdocs.yml\nNext: mkslate serve\n"
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    assert "docs_dir: source\n" in text
    assert build(tmp_path).pages() == without
    assert build(tmp_path).page("errors/index.html").css_first("title").text() == "Errors - Kitten API"


def test_the_next_step_can_be_pasted(tmp_path: Path, mkslate) -> None:
    assert mkslate("new", "my portal", cwd=tmp_path).stdout.endswith("Next: mkslate serve 'my portal'\n")


def test_nothing_is_written_over(tmp_path: Path, mkslate) -> None:
    write_tree(tmp_path, SLATE | {"mkdocs.yml": "mine"})
    again = mkslate("new", cwd=tmp_path)

    assert (again.returncode, again.stderr) == (
        1,
        "mkdocs.yml: new: the file is there already (nothing was changed)\n",
    )
    assert (tmp_path / "mkdocs.yml").read_text("utf-8") == "mine"


def test_mkdocs_itself_publishes_what_mkslate_does(tmp_path: Path, mkslate, mkdocs, build) -> None:
    root = write_tree(tmp_path, SLATE)
    mkslate("new", cwd=root)
    ours = {path: (root / "site" / path).read_text("utf-8") for path in build(root).pages()}
    done = mkdocs("build", "-q", "-d", root / "other", cwd=root)

    assert done.returncode == 0, done.stderr
    assert {path: (root / "other" / path).read_text("utf-8") for path in ours} == ours
