"""Includes are found as Middleman finds partials, and never outside of the portal."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkslate.errors import Problem
from mkslate.place import Place
from mkslate.source.include import Folders
from tree import write_tree

HERE = Place("source/index.html.md", 7, 5)


def find(root: Path, name: str, prefers: str = "md") -> str:
    folders = [root / "source" / "v2", root / "source", root]
    found = Folders(root, root / "source").find(f"includes/{name}", folders, prefers, HERE, "include", name)
    return str(found) if isinstance(found, Problem) else found.path


@pytest.mark.parametrize(
    ("files", "name", "path"),
    [
        (["_errors.md"], "errors", "_errors.md"),
        (["_errors.md"], "_errors", "_errors.md"),
        (["_errors.md"], "errors.md", "_errors.md"),
        (["_errors.md"], "_errors.md", "_errors.md"),
        (["errors.md"], "errors", "errors.md"),
        (["errors.md"], "errors.md", "errors.md"),
        (["_errors.md", "errors.md"], "errors", "_errors.md"),
        (["_widgets.md.erb"], "widgets", "_widgets.md.erb"),
        (["widgets.md.erb"], "widgets.md.erb", "widgets.md.erb"),
        (["_kittens.md.jinja"], "kittens", "_kittens.md.jinja"),
        (["_a.html.md"], "a", "_a.html.md"),
        (["_a.html"], "a", "_a.html"),
        (["_a.txt"], "a", "_a.txt"),
        (["v1/_users.md"], "v1/users", "v1/_users.md"),
        (["v1.2/_users.md"], "v1.2/users", "v1.2/_users.md"),
        (["_a.v2.md"], "a.v2", "_a.v2.md"),
        (["_errors_old.md", "_errors.md"], "errors", "_errors.md"),
        (["_a.md", "_a.md.erb"], "a", "_a.md"),
    ],
)
def test_a_name_finds_its_file(tmp_path: Path, files: list[str], name: str, path: str) -> None:
    write_tree(tmp_path, {f"source/includes/{file}": "x" for file in files})

    assert find(tmp_path, name) == f"source/includes/{path}"


def test_the_extension_of_the_page_that_asks_wins(tmp_path: Path) -> None:
    write_tree(tmp_path, {"source/includes/_a.md": "x", "source/includes/_a.md.erb": "x"})

    assert find(tmp_path, "a", prefers="erb") == "source/includes/_a.md.erb"


def test_the_folder_of_the_page_comes_first_and_the_roots_last(tmp_path: Path) -> None:
    write_tree(tmp_path, {"source/v2/includes/_a.md": "", "source/includes/_a.md": "", "includes/b.md": ""})

    assert find(tmp_path, "a") == "source/v2/includes/_a.md"
    assert find(tmp_path, "b") == "includes/b.md"


def test_what_is_missing_is_named_with_its_line_and_what_may_be_meant(tmp_path: Path) -> None:
    write_tree(tmp_path, {"source/includes/_errors.md": ""})

    assert find(tmp_path, "erors") == (
        "source/index.html.md:7:5: include-missing: no include 'erors' (did you mean 'errors'?)"
    )
    assert find(tmp_path, "users") == (
        "source/index.html.md:7:5: include-missing: no include 'users' (looked for "
        "source/v2/includes/_users.md, source/includes/_users.md, includes/_users.md)"
    )


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "../../../../../../../../etc/passwd", "../../../secret", "a\\b", "a\0b"]
)
def test_a_name_that_leads_out_is_an_error(tmp_path: Path, name: str) -> None:
    root = write_tree(tmp_path / "portal", {"source/includes/_a.md": ""})

    assert find(root, name).startswith("source/index.html.md:7:5: include-outside: include '")


def test_an_absolute_path_is_looked_up_below_the_folder_and_nowhere_else(tmp_path: Path) -> None:
    secret = write_tree(tmp_path, {"secret.md": "x"}) / "secret.md"
    root = write_tree(tmp_path / "portal", {"source/includes/_a.md": ""})
    found = Folders(root, root / "source").find(str(secret), [root / "source"], "md", HERE, "partial")

    assert isinstance(found, Problem)
    assert found.rule == "include-outside"


@pytest.mark.parametrize("linked", ["file", "folder"])
def test_a_link_that_leads_out_is_an_error(tmp_path: Path, linked: str) -> None:
    write_tree(tmp_path, {"outside/_secret.md": "secret"})
    root = write_tree(tmp_path / "portal", {"source/includes/_a.md": ""})
    if linked == "file":
        (root / "source/includes/_secret.md").symlink_to(tmp_path / "outside/_secret.md")
        told = find(root, "secret")
    else:
        (root / "source/includes/v1").symlink_to(tmp_path / "outside")
        told = find(root, "v1/secre")

    assert ": include-" in told
    assert "secret.md" not in told.replace("v1/_secre.md", "")


def test_a_link_inside_of_the_portal_is_followed(tmp_path: Path) -> None:
    write_tree(tmp_path, {"source/shared/_a.md": "x", "source/includes/b.md": ""})
    (tmp_path / "source/includes/_a.md").symlink_to(tmp_path / "source/shared/_a.md")

    assert find(tmp_path, "a") == "source/includes/_a.md"
