"""Units: what is judged as one and passes or fails as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkslate.errors import Problem
from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Unit:
    """A sample, the links of a file, or what was found while reading a file.

    `name` says which (`json-sample`, `links`, `source`); with the place it is unique.
    """

    name: str
    place: Place
    problems: tuple[Problem, ...]


def merged(units: Iterable[Unit]) -> list[Unit]:
    """The units, those of one name and place made one: a file can be part of several page trees."""
    found: dict[tuple[str, Place], Unit] = {}
    for unit in units:
        key = (unit.name, unit.place)
        known = found[key].problems if key in found else ()
        found[key] = Unit(unit.name, unit.place, tuple(dict.fromkeys((*known, *unit.problems))))
    return list(found.values())
