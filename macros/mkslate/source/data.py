"""Data files: what templates read as `data.file.key`, from the folders called `data` (Middleman's rule)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkslate.errors import PortalError, Problem, error
from mkslate.place import Place
from mkslate.source.site import relative_to_root
from mkslate.source.text_file import read_text
from mkslate.source.yaml import load

_ENDINGS = (".json", ".yaml", ".yml")


def read_data(folders: Iterable[Path], root: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The values of all data files: `data/errors/codes.yml` is `{"errors": {"codes": …}}`.

    Of two files of one name the one in the first folder counts.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    inside = root.resolve()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix not in _ENDINGS or not file.is_file():
                continue
            path = relative_to_root(file, root)
            if not file.resolve().is_relative_to(inside):
                problems.append(
                    error("outside", Place(path), "this link leads out of the portal", "remove it")
                )
                continue
            value, found = _value(file, path)
            problems += found
            _put(values, [*file.relative_to(folder).parent.parts, file.stem], value)
    return values, tuple(problems)


def read_translations(folder: Path, root: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The texts of `locales/*.yml`, by locale; files of one locale are laid over one another."""
    merged: dict[str, Any] = {}
    problems: list[Problem] = []
    for file in sorted(folder.rglob("*.yml")):
        value, found = _value(file, relative_to_root(file, root))
        problems += found
        if isinstance(value, dict):
            merged = _laid_over(merged, value)
    return merged, tuple(problems)


def _value(file: Path, path: str) -> tuple[Any, tuple[Problem, ...]]:
    try:
        text = read_text(file, path)
    except PortalError as bad:
        return None, bad.problems
    if file.suffix != ".json":
        loaded = load(text, path)
        return loaded.value, loaded.problems
    try:
        return json.loads(text), ()
    except json.JSONDecodeError as bad:
        return None, (
            error("json-syntax", Place(path, bad.lineno, bad.colno), f"this is no JSON: {bad.msg}"),
        )
    except RecursionError:
        return None, (error("json-syntax", Place(path), "this JSON is nested too deeply"),)


def _put(values: dict[str, Any], keys: list[str], value: Any) -> None:
    for key in keys[:-1]:
        inner = values.setdefault(key, {})
        if not isinstance(inner, dict):
            return
        values = inner
    values.setdefault(keys[-1], value)


def _laid_over(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        if value is None and isinstance(base.get(key), dict):
            continue  # a file that says only `en:` takes nothing away
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        result[key] = _laid_over(base[key], value) if both else value
    return result
