"""Includes: the file that a name means, looked up as Middleman looks partials up (D11.2)."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkslate.errors import Problem, error
from mkslate.place import Place

# What a file's name may end in to be found without it: templates, and text as it stands (D11.3).
_ENDINGS = frozenset({"md", "markdown", "erb", "jinja", "html", "txt", "json", "xml", "yml", "yaml"})

_INCLUDES = "includes/"  # the folder that entries of `includes` are looked up in, and written without


@dataclass(frozen=True, slots=True)
class Found:
    """An include's file: where it is, and how problems name it."""

    file: Path
    path: str


class Folders:
    """The folders of a portal, listed once each; finds partials in `docs_dir` and in `root/includes`.

    A link is followed as long as it stays inside `root`.
    """

    def __init__(self, root: Path, docs_dir: Path) -> None:
        self._root = root
        self._areas = tuple(posixpath.normpath(area) for area in (docs_dir, root / "includes"))
        self._inside = root.resolve()
        self._listed: dict[Path, dict[str, Path]] = {}

    def find(
        self, name: str, folders: list[Path], prefers: str, place: Place, kind: str, shown: str = ""
    ) -> Found | Problem:
        """The file that the partial `name` means, in the first of `folders` that has one.

        `prefers` is the extension of the page that asks, which wins among several. Problems call
        it `kind` and name it as `shown` (an include's name is written without its folder), at `place`.
        """
        wanted = f"{kind} '{shown or name}'"
        head, tail = posixpath.split(name)
        folders = [folder for folder in folders if self._is_inside(folder / head)]
        if not name or name.startswith("/") or "\\" in name or "\0" in name or not folders:
            message = f"{wanted} is not a path within the portal"
            hint = "name it as it is found in the includes folder"
            return error("include-outside", place, message, hint)
        for stem in dict.fromkeys((f"_{tail}", tail)):
            for exact in (False, True):
                for folder in folders:
                    found = self._in_folder(folder / head, stem, prefers, exact=exact)
                    if found is not None:
                        return self._inside_root(found, place, wanted)
        return self._missing(name, folders, place, wanted)

    def _in_folder(self, folder: Path, stem: str, prefers: str, *, exact: bool) -> Path | None:
        names = self._names(folder)
        if exact:
            return names.get(stem)
        fitting = [
            name
            for name in names
            if name.startswith(f"{stem}.")
            and all(part in _ENDINGS for part in name[len(stem) + 1 :].split("."))
        ]
        if not fitting:
            return None
        return names[min(fitting, key=lambda name: (not name.endswith(f".{prefers}"), len(name), name))]

    def _names(self, folder: Path) -> dict[str, Path]:
        if folder not in self._listed:
            try:
                found = {entry.name: entry for entry in folder.iterdir() if entry.is_file()}
            except OSError:
                found = {}
            self._listed[folder] = found
        return self._listed[folder]

    def _inside_root(self, file: Path, place: Place, wanted: str) -> Found | Problem:
        if not file.resolve().is_relative_to(self._inside):
            message = f"{wanted} leads out of the portal"
            return error("include-outside", place, message, "move the file into the portal's folder")
        return Found(file, self._relative(file))

    def _is_inside(self, folder: Path) -> bool:
        """Whether a folder may be looked into; nothing outside is even listed."""
        path = Path(posixpath.normpath(folder))
        return any(path.is_relative_to(area) for area in self._areas) and folder.resolve().is_relative_to(
            self._inside
        )

    def _relative(self, file: Path) -> str:
        path = PurePosixPath(posixpath.normpath(file.as_posix()))
        root = PurePosixPath(posixpath.normpath(self._root.as_posix()))
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()

    def _missing(self, name: str, folders: list[Path], place: Place, wanted: str) -> Problem:
        head, tail = posixpath.split(name)
        tried = [self._relative(folder / head / f"_{tail}.md") for folder in folders]
        near = difflib.get_close_matches(tail, list(self._stems(folders, head))[:500], 1, 0.75)
        meant = posixpath.join(head, near[0]).removeprefix(_INCLUDES) if near else ""
        hint = f"did you mean '{meant}'?" if near else f"looked for {', '.join(tried)}"
        return error("include-missing", place, f"no {wanted}", hint)

    def _stems(self, folders: list[Path], head: str) -> Iterator[str]:
        for folder in folders:
            yield from dict.fromkeys(
                name.removeprefix("_").split(".")[0] for name in self._names(folder / head)
            )
