"""Configuration: the checks' settings as `mkdocs.yml` and `pyproject.toml` write them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkslate.check.registry import NAMES
from mkslate.check.settings import CheckSettings
from mkslate.check.suggest import Names
from mkslate.errors import Problem, Severity, error
from mkslate.place import Place

_SEVERITIES: dict[Any, Severity | None] = {**{one.value: one for one in Severity}, "off": None, False: None}
_PATTERNS = ("external_allow", "external_deny")
_OPTIONS = "the options are `rules`, `external_allow` and `external_deny`"


def read_settings(values: Mapping[str, Any], place: Place) -> tuple[CheckSettings, tuple[Problem, ...]]:
    """The settings that a mapping makes: `rules: {RULE: error | warning | note | off}`, lists of patterns.

    `place` is where the mapping stands; what is wrong with it is told there.
    """
    problems = [
        error("check-config", place, f"the checks have no option '{key}'", _OPTIONS)
        for key in values
        if key not in {"rules", *_PATTERNS}
    ]
    allow, deny = (_patterns(values, key, place, problems) for key in _PATTERNS)
    rules = values.get("rules") or {}
    if not isinstance(rules, Mapping):
        hint = "write `rules: {json-empty: off}`"
        return CheckSettings(), (*problems, error("check-config", place, "`rules` is no mapping", hint))
    severities: dict[str, Severity | None] = {}
    for name, value in rules.items():
        if str(name) not in NAMES:
            near = Names(NAMES).nearest(str(name))
            hint = f"did you mean `{near}`?" if near else "the manual lists all rules"
            problems.append(error("check-config", place, f"no rule is called '{name}'", hint))
        elif not isinstance(value, str | bool) or value not in _SEVERITIES:
            hint = "write error, warning, note or off"
            problems.append(error("check-config", place, f"'{value}' is no severity of '{name}'", hint))
        else:
            severities[str(name)] = _SEVERITIES[value]
    return CheckSettings(severities, external_allow=allow, external_deny=deny), tuple(problems)


def _patterns(values: Mapping[str, Any], key: str, place: Place, problems: list[Problem]) -> tuple[str, ...]:
    found = values.get(key) or []
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return tuple(found)
    hint = f"write `{key}: [https://example.com/*]`"
    problems.append(error("check-config", place, f"`{key}` is no list of addresses", hint))
    return ()


def load_settings(root: Path, values: Mapping[str, Any]) -> tuple[CheckSettings, tuple[Problem, ...]]:
    """The settings of the portal in `root`.

    `values` is the plug-in's option `check` in `mkdocs.yml`; where that says nothing, they are the
    table `[tool.mkslate]` of a `pyproject.toml` beside it.
    """
    if values:
        return read_settings(values, Place("mkdocs.yml"))
    file = root / "pyproject.toml"
    if not file.is_file():
        return CheckSettings(), ()
    place = Place(file.name)
    try:
        table = tomllib.loads(file.read_text("utf-8")).get("tool", {}).get("mkslate", {})
    except (OSError, ValueError, AttributeError, RecursionError) as wrong:
        return CheckSettings(), (error("check-config", place, f"it cannot be read: {wrong}"),)
    if not isinstance(table, Mapping):
        return CheckSettings(), (error("check-config", place, "`tool.mkslate` is no table"),)
    return read_settings(table, place)
