"""Collecting: the portal's files become files of tests, each with an item for what is judged in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkslate.check import Unit, examine, load_settings
from mkslate.errors import PortalError
from mkslate.pytest_plugin.item import UnitItem
from mkslate.source import read, read_options


class PortalCollector:
    """Reads and checks the portal once a run; adds its files to those that pytest collects."""

    def __init__(self, root: Path) -> None:
        """Keep the portal's folder; nothing is read yet."""
        self._root = root.resolve()
        self._units: dict[Path, list[Unit]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> None:
        """Check the portal; its files are arguments like others, unless some of them are named already."""
        try:
            self._units = _units(self._root)
        except PortalError as bad:
            raise pytest.UsageError(f"--mkslate: {bad}") from bad
        arguments = session.config.args
        folder = session.config.invocation_params.dir
        named = {(folder / argument.partition("::")[0]).resolve() for argument in arguments}
        if not named & self._units.keys():
            arguments += [str(path) for path in self._units]

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """The tests of a file of the portal."""
        units = self._units.get(file_path.resolve())
        if units is None:
            return None
        collected: PortalFile = PortalFile.from_parent(parent, path=file_path, units=units)
        return collected


class PortalFile(pytest.File):
    """A file of the portal."""

    def __init__(self, *, units: list[Unit], **given: object) -> None:
        """Keep what was judged in the file."""
        super().__init__(**given)  # type: ignore[arg-type]  # pytest's own arguments, handed on as they are
        self._judged = units

    def collect(self) -> Iterator[UnitItem]:
        """One item a unit: `json-sample@42`, `links`."""
        times: defaultdict[str, int] = defaultdict(int)
        for unit in self._judged:
            name = f"{unit.name}@{unit.place.line}" if unit.place.line else unit.name
            times[name] += 1
            if times[name] > 1:
                name = f"{name}-{times[name]}"
            yield UnitItem.from_parent(self, name=name, unit=unit)


def _units(root: Path) -> dict[Path, list[Unit]]:
    """What is judged in each file of a portal."""
    options, _ = read_options(root)
    settings, wrong = load_settings(root, options.check)
    portal = read(root)
    index = (root / portal.trees[0].source).resolve()
    found: dict[Path, list[Unit]] = {}
    for unit in (*(Unit("source", one.place, (one,)) for one in wrong), *examine(portal, settings)):
        path = (root / unit.place.path).resolve()
        found.setdefault(path if path.is_file() else index, []).append(unit)
    return found
