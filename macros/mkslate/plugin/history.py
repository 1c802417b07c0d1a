"""History: when a page's files were last changed, as git knows it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from mkslate.model.page import Page

_COMMIT = "\x01"


def last_changes(root: Path, pages: Iterable[Page]) -> Mapping[str, str]:
    """For each page's name the day of the last commit that changed it (`2026-11-25`), where that is known.

    Git is asked once for all pages, and no further than to the last that is found: files that were never
    committed are not looked for. Nothing is known without git, and of files that a shallow clone has
    from its first commit.
    """
    files = {page.name: _files(page) for page in pages}
    days = _days(root, {path for paths in files.values() for path in paths})
    found = {name: [days[path] for path in paths if path in days] for name, paths in files.items()}
    return {name: max(known) for name, known in found.items() if known}


def _files(page: Page) -> set[str]:
    """The author's files that a page is made of."""
    return {page.source, *(one.path for one in page.documents), *(block.place.path for block in page.blocks)}


def _days(root: Path, wanted: Collection[str]) -> dict[str, str]:
    git = shutil.which("git")
    if git is None or not wanted:
        return {}
    command = [git, "-C", str(root), "-c", "core.quotePath=false"]
    cut_off = _cut_off(command, root)
    if cut_off is None:
        return {}
    log = [*command, "log", "--relative", "--name-only", f"--format={_COMMIT}%H %cs", "--", "."]
    days: dict[str, str] = {}
    left = _committed(command).intersection(wanted)
    if not left:
        return {}
    with subprocess.Popen(  # noqa: S603 - git itself, and nothing of the author's on its command line
        log, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8", errors="replace"
    ) as running:
        commit = day = ""
        for line in running.stdout or ():
            path = line.rstrip("\n")
            if path.startswith(_COMMIT):
                commit, _, day = path[1:].partition(" ")
            elif path in left and commit not in cut_off:
                left.discard(path)
                days[path] = day
                if not left:
                    running.terminate()
                    break
    return days


def _committed(command: list[str]) -> set[str]:
    """The files below the root that the newest commit has; for any other, git would go back to the first."""
    listing = [*command, "ls-tree", "-r", "-z", "--name-only", "HEAD"]
    asked = subprocess.run(  # noqa: S603 - as above
        listing, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    return set(asked.stdout.split("\0"))


def _cut_off(command: list[str], root: Path) -> frozenset[str] | None:
    """The commits at which a shallow clone begins: what they changed is not known. None without git."""
    asked = subprocess.run(  # noqa: S603 - as above
        [*command, "rev-parse", "--git-path", "shallow"], capture_output=True, text=True, check=False
    )
    if asked.returncode:
        return None
    file = root / asked.stdout.strip()
    return frozenset(file.read_text("utf-8").split()) if file.is_file() else frozenset()
