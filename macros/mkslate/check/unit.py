"""Units: what is judged as one and passes or fails as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

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
    found: dict[tuple[str, str, int, int], Unit] = {}
    for unit in units:
        place = unit.place
        key = (unit.name, place.path, place.line, place.column)
        known = found[key].problems if key in found else ()
        if known:
            unit = replace(unit, problems=(*known, *unit.problems))
        if len(unit.problems) > 1:
            unit = replace(unit, problems=tuple(dict.fromkeys(unit.problems)))
        found[key] = unit
    return list(found.values())
