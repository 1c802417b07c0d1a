"""Destinations: a new site takes the place of the last one, and of nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mkslate.errors import PortalError, error
from mkslate.place import Place
from mkslate.source.options import CONFIG_NAME

_SOURCES = (CONFIG_NAME, "includes", "macros", "data", "locales")
_MARKS = ("404.html", "sitemap.xml")  # every site of MkDocs has them
_HINT = "give the site a folder of its own"


def refuse_loss(target: Path, root: Path, docs_dir: Path) -> None:
    """Raise PortalError if files that are no earlier site would be lost in `target`."""
    if target.exists() and not target.is_dir():
        _refuse(target, "the site cannot go here: this is a file")
    if root.resolve().is_relative_to(target):
        _refuse(target, "the site cannot go here: the folder holds the portal")
    for source in (docs_dir, *(root / name for name in _SOURCES)):
        if source.exists() and target.is_relative_to(source.resolve()):
            _refuse(target, "the site cannot go here: the folder holds sources")
        if source.exists() and source.resolve().is_relative_to(target):
            _refuse(target, f"the site cannot go here: the folder holds {source.name}")
    if target.is_dir():
        files = [entry for entry in target.iterdir() if not entry.name.startswith(".")]
        if files and not all((target / mark).is_file() for mark in _MARKS):
            hint = f"{_HINT}, or empty this one"
            _refuse(target, "the site cannot go here: the folder holds what is no earlier site", hint)


def _refuse(target: Path, message: str, hint: str = _HINT) -> None:
    raise PortalError([error("site-dir", Place(str(target)), message, hint)])


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A path for a new site, which takes the place of the one in `target` if the block ends well.

    It is made inside of `target`, so that this may be a mount point, and moved entry by entry.
    Hidden files of `target` stay, as MkDocs leaves them. Raises PortalError if nothing can be
    written there.
    """
    created = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.TemporaryDirectory(prefix=".mkslate-", dir=target)
    except OSError as bad:
        message = f"the site cannot go here: {bad.strerror}"
        raise PortalError([error("site-dir", Place(str(target)), message, _HINT)]) from bad
    try:
        with scratch:
            fresh, last = Path(scratch.name, "site"), Path(scratch.name, "last")
            yield fresh
            last.mkdir()
            new = {entry.name for entry in fresh.iterdir()}
            for entry in list(target.iterdir()):
                if entry.name in new or not entry.name.startswith("."):
                    entry.rename(last / entry.name)
            for entry in list(fresh.iterdir()):
                entry.rename(target / entry.name)
    finally:
        if created:
            with suppress(OSError):  # it holds a site now, unless the build failed
                target.rmdir()
