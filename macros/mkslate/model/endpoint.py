"""Endpoints: a method and a path, as an "HTTP Request" line documents them."""

from __future__ import annotations

from dataclasses import dataclass

from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Parameter:
    """A row of a parameter table: `cells` maps each column's title to the cell's text."""

    name: str
    cells: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A documented request: `GET`, `/api/v1/answers/{id}`, and the parameters under it."""

    method: str
    path: str
    parameters: tuple[Parameter, ...]
    place: Place
