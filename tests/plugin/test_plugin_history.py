"""When pages were last changed: asked of git once, and never guessed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from mkslate.plugin.history import last_changes
from mkslate.source import read
from tree import write_tree

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")
FILES = {
    "source/index.html.md": "---\nincludes: [kittens, örrors]\n---\n# Hello\n",
    "source/includes/_kittens.md": "# Kittens\n",
    "source/includes/_örrors.md": "# Errors\n",
}


def git(root: Path, *command: str, day: str = "2024-01-01") -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_{what}": "a@example.com" for what in ("NAME", "EMAIL")}
        environment[f"GIT_{role}_DATE"] = f"{day}T12:00:00Z"
    subprocess.run(["git", *command], cwd=root, check=True, capture_output=True, env=environment)


def changes(root: Path) -> dict[str, str]:
    return dict(last_changes(root, read(root).trees[0].pages))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = write_tree(tmp_path / "repository" / "api", FILES)
    git(root, "init", "-q", "..")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x", day="2024-03-01")
    (root / "source/includes/_kittens.md").write_text("# Kittens\n\nMore.\n", "utf-8")
    git(root, "commit", "-q", "-a", "-m", "y", day="2025-06-07")
    return root


def test_each_page_has_the_day_of_its_own_files(repository: Path) -> None:
    assert changes(repository) == {"index": "2024-03-01", "kittens": "2025-06-07", "örrors": "2024-03-01"}


def test_a_shallow_clone_knows_no_more_than_its_commits_say(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", repository.parent.as_uri(), "clone")
    root = tmp_path / "clone" / "api"
    assert changes(root) == {}

    (root / "source/includes/_kittens.md").write_text("# Kittens\n\nNew.\n", "utf-8")
    git(root, "commit", "-q", "-a", "-m", "z", day="2026-02-03")
    assert changes(root) == {"kittens": "2026-02-03"}


def test_without_a_repository_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert changes(write_tree(tmp_path, FILES)) == {}


def test_without_git_nothing_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert changes(repository) == {}


def test_what_was_never_committed_is_not_looked_for_in_all_of_history(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def log_is_asked(trace: Path) -> bool:
        monkeypatch.setenv("GIT_TRACE", str(trace))
        changes(repository)
        return "%H %cs" in trace.read_text("utf-8")

    assert log_is_asked(tmp_path / "committed")
    git(repository, "rm", "-q", "-r", "--cached", "source")
    git(repository, "commit", "-q", "-m", "z")
    assert not log_is_asked(tmp_path / "removed")
