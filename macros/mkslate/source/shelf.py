"""The shelf: what all page trees of a site share, each thing read when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from mkslate.errors import PortalError, Problem, error
from mkslate.place import Place
from mkslate.source.data import read_data, read_translations
from mkslate.source.include import Folders
from mkslate.source.site import Site, relative_to_root
from mkslate.source.text_file import read_text


class Shelf:
    """Folders, data files, translations, configuration values and macros of one site."""

    def __init__(self, site: Site, config: Mapping[str, Any]) -> None:
        self.root = site.root
        self.docs_dir = site.docs_dir
        self.config = config
        self.folders = Folders(site.root, site.docs_dir)
        self.problems: list[Problem] = []

    def path(self, file: Path) -> str:
        """How problems name a file."""
        return relative_to_root(file, self.root)

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """The data files, as `data.file.key`."""
        values, problems = read_data(self._named("data"), self.root)
        self.problems += problems
        return values

    @cached_property
    def translations(self) -> Mapping[str, Any]:
        """The texts of the site's locales, by locale."""
        values, problems = read_translations(self.root / "locales", self.root)
        self.problems += problems
        return values

    @cached_property
    def user_macros(self) -> Mapping[str, tuple[str, str]]:
        """The site's own macros: the name of each file in `macros/` to its path and text."""
        found: dict[str, tuple[str, str]] = {}
        for folder in self._named("macros"):
            for file in sorted(folder.glob("*.jinja")):
                path = self.path(file)
                try:
                    if not file.resolve().is_relative_to(self.root.resolve()):
                        raise PortalError(
                            [error("outside", Place(path), "this link leads out of the portal")]
                        )
                    found.setdefault(file.name.split(".")[0], (path, read_text(file, path)))
                except PortalError as bad:
                    self.problems += bad.problems
        return found

    def _named(self, name: str) -> list[Path]:
        return [
            folder for base in dict.fromkeys((self.docs_dir, self.root)) if (folder := base / name).is_dir()
        ]
