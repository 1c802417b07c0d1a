"""Items: one unit of the checks as one test."""

from __future__ import annotations

from os import PathLike
from typing import Any

import pytest

from mkslate.check import Unit, failing


class ProblemsFound(Exception):  # noqa: N818  # what failed is the portal, not the test
    """Raised where a unit has problems that fail it."""


class UnitItem(pytest.Item):
    """A sample, the links of a file, or its source: fails with its problems."""

    def __init__(self, *, unit: Unit, **given: object) -> None:
        """Keep what was judged."""
        super().__init__(**given)  # type: ignore[arg-type]  # pytest's own arguments, handed on as they are
        self._unit = unit

    def runtest(self) -> None:
        """Fail if there is a warning or an error; notes are shown with `-rA`."""
        bad = failing(self._unit.problems)
        notes = [problem for problem in self._unit.problems if problem not in bad]
        if notes:
            self.add_report_section("call", "notes", "\n".join(map(str, notes)))
        if bad:
            raise ProblemsFound("\n".join(map(str, bad)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        """The problems, one a line; a traceback only for a mistake of ours."""
        if isinstance(excinfo.value, ProblemsFound):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo, style))

    def reportinfo(self) -> tuple[PathLike[str], int | None, str]:
        """Where the unit stands: a place that editors can go to."""
        line = self._unit.place.line
        return self.path, line - 1 if line else None, self.name
