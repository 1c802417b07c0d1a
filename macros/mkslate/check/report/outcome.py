"""The outcome of a check: all that a report may tell of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from mkslate.check.unit import Unit
from mkslate.errors import Problem
from mkslate.place import Place


def _no_line(_: Place) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was judged, and what is wrong with it.

    `line_text` gives the text of a place's line in the author's file; empty where there is none.
    """

    units: tuple[Unit, ...]
    line_text: Callable[[Place], str] = _no_line

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, each problem once, sorted by place."""
        found = dict.fromkeys(chain.from_iterable(unit.problems for unit in self.units))
        return tuple(sorted(found, key=lambda problem: (problem.place, problem.rule)))
