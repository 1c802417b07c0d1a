"""Where a site is published: beside nothing that could be lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

SOURCES = {
    "portal/source/index.html.md": "---\ntitle: T\nincludes: [a]\n---\n# Hello\n",
    "portal/source/includes/_a.md": "# A\n\nwords\n",
    "portal/includes/_b.md": "# B\n",
    "portal/data/kittens.yml": "[]\n",
    "else/notes.txt": "not ours\n",
    "file": "not a folder\n",
}


def everything(root: Path) -> dict[str, str]:
    return {
        file.relative_to(root).as_posix(): file.read_text("utf-8")
        for file in root.rglob("*")
        if file.is_file() and "site" not in file.relative_to(root).parts
    }


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("portal", "the folder holds the portal"),
        (".", "the folder holds the portal"),
        ("portal/source", "the folder holds sources"),
        ("portal/source/out", "the folder holds sources"),
        ("portal/includes", "the folder holds sources"),
        ("portal/data/deep", "the folder holds sources"),
        ("else", "the folder holds what is no earlier site"),
        ("portal/../else", "the folder holds what is no earlier site"),
    ],
)
def test_nothing_is_lost(tmp_path: Path, mkslate, target: str, why: str) -> None:
    write_tree(tmp_path, SOURCES)
    done = mkslate("build", tmp_path / "portal", "-d", tmp_path / target)

    assert done.returncode == 1
    assert f": site-dir: the site cannot go here: {why} (give the site a folder of its own" in done.stderr
    assert everything(tmp_path) == SOURCES


def test_a_destination_of_mkdocs_yml_is_looked_at_too(tmp_path: Path, mkslate) -> None:
    config = (
        "site_name: T\ndocs_dir: source\nsite_dir: ../else\ntheme: {name: material}\nplugins: [mkslate]\n"
    )
    files = SOURCES | {"portal/mkdocs.yml": config}
    write_tree(tmp_path, files)

    assert mkslate("build", tmp_path / "portal").returncode == 1
    assert everything(tmp_path) == files


def test_a_folder_that_cannot_be_made_is_said_in_a_line(tmp_path: Path, mkslate) -> None:
    write_tree(tmp_path, SOURCES)
    done = mkslate("build", tmp_path / "portal", "-d", tmp_path / "file/below")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Not a directory" in done.stderr


def test_hidden_files_stay_and_old_pages_go(tmp_path: Path, mkslate) -> None:
    write_tree(tmp_path, SOURCES | {"site/.git/HEAD": "ref\n"})
    portal, site = tmp_path / "portal", tmp_path / "site"
    assert mkslate("build", portal, "-d", site).returncode == 0
    (portal / "source/index.html.md").write_text("---\ntitle: T\n---\n# Hello\n", "utf-8")
    done = mkslate("build", "../portal", "-d", ".", cwd=site)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Published in {site}\n"
    assert (site / ".git/HEAD").read_text("utf-8") == "ref\n"
    assert not (site / "a").exists()
    assert [entry.name for entry in site.iterdir() if entry.name.startswith(".")] == [".git"]


def test_a_build_that_fails_leaves_no_folder_and_the_last_site(tmp_path: Path, mkslate) -> None:
    write_tree(tmp_path, SOURCES)
    portal, site = tmp_path / "portal", tmp_path / "site"
    (portal / "source/index.html.md").write_text("---\ntitle: T\nincludes: [gone]\n---\n", "utf-8")
    assert mkslate("build", portal, "-d", site).returncode == 1
    assert not site.exists()

    (portal / "source/index.html.md").write_text(SOURCES["portal/source/index.html.md"], "utf-8")
    assert mkslate("build", portal, "-d", site).returncode == 0
    before = sorted(site.rglob("*"))
    (portal / "source/includes/_a.md").unlink()
    assert mkslate("build", portal, "-d", site).returncode == 1
    assert sorted(site.rglob("*")) == before


def test_warnings_are_counted(tmp_path: Path, mkslate) -> None:
    text = "---\ntitle: T\n---\n# Hello\n\n[a](#gone) and [b](#lost)\n"
    root = write_tree(tmp_path, {"source/index.html.md": text})
    done = mkslate("build", root)

    assert done.returncode == 0
    assert done.stderr.count(" [warning]\n") == 2
    assert done.stderr.endswith("Found 2 warnings.\n")


def test_a_folder_that_is_gone_is_said_in_a_line(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("mkslate")
    lines = f"cd {tmp_path} && mkdir gone && cd gone && rmdir ../gone && {command} build"
    done = subprocess.run(["sh", "-c", lines], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "Error: the folder that you are in is gone" in done.stderr
    assert "Traceback" not in done.stderr
