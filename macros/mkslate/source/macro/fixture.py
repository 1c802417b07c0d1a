"""Fixtures: JSON files of example data, which may include one another."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field

from mkslate.source.macro.error import MacroError
from mkslate.source.macro.plain import DEPTH, Plain

INCLUDE = "$include"
_LIMIT = 1000  # files in one fixture, each counted as often as it is included


@dataclass(slots=True)
class Fixtures:
    """The resolution of one response: `read` gives a file's text; files are counted."""

    read: Callable[[str], str]
    _count: int = 0
    _open: list[str] = field(default_factory=list)

    def load(self, path: str) -> Plain:
        """A file's JSON value with everything that it includes.

        `{"$include": "user.json"}` stands for the value of that file, which is looked for beside
        the file that names it; other keys of the mapping replace or add to the included ones.
        """
        if path in self._open:
            raise MacroError(f"`{path}` includes itself", " -> ".join([*self._open, path]))
        self._count += 1
        if self._count > _LIMIT:
            raise MacroError(f"`{self._open[0]}` includes more than {_LIMIT} files")
        self._open.append(path)
        value = self.resolve(parse(self.read(path), path), posixpath.dirname(path))
        self._open.pop()
        return value

    def resolve(self, value: Plain, folder: str, depth: int = 0) -> Plain:
        """A value with its includes resolved; `folder` is where their names are looked up."""
        if depth + len(self._open) > DEPTH:
            raise MacroError(f"the response holds more than {DEPTH} levels")
        if isinstance(value, list):
            return [self.resolve(inner, folder, depth + 1) for inner in value]
        if not isinstance(value, dict):
            return value
        own = {
            name: self.resolve(inner, folder, depth + 1) for name, inner in value.items() if name != INCLUDE
        }
        if INCLUDE not in value:
            return own
        name = value[INCLUDE]
        if not isinstance(name, str):
            raise MacroError(f"`{INCLUDE}` must name a file")
        included = self.load(posixpath.normpath(posixpath.join(folder, name)))
        if not own:
            return included
        if not isinstance(included, dict):
            raise MacroError(f"`{name}` holds no mapping", f"so `{INCLUDE}` can have no keys beside it")
        return included | own


def parse(source: str, path: str) -> Plain:
    """The value of a JSON text; MacroError tells the line of a mistake."""
    try:
        value: Plain = json.loads(
            source, object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_finite
        )
    except json.JSONDecodeError as mistake:
        raise MacroError(f"{path}:{mistake.lineno}:{mistake.colno}: no JSON: {mistake.msg}") from None
    except RecursionError:
        raise MacroError(f"{path}: nested too deeply") from None
    except ValueError as mistake:
        raise MacroError(f"{path}: no JSON: {mistake}") from None
    return value


def _unique(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"the key {name!r} comes twice in one mapping")
        found[name] = value
    return found


def _refuse(word: str) -> Plain:
    raise ValueError(f"{word} is no number that JSON knows")


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"the number {digits} is too large")
    return number
