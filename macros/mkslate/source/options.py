"""Options: what a site's mkdocs.yml says of mkslate, read without running anything of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml

from mkslate.errors import PortalError, Problem, error
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import HeadingIds, Settings
from mkslate.place import Place
from mkslate.source.config_rb import SlateConfig
from mkslate.source.site import NOTHING, Matches, any_of
from mkslate.source.text_file import read_text

Pages = Literal["include", "single"]
CONFIG_NAME = "mkdocs.yml"
_DEEPEST_INHERITANCE = 10


@dataclass(frozen=True, slots=True)
class Options:
    """The plug-in's options and what else of mkdocs.yml decides how sources are read.

    An option that is None is found in the site's config.rb. `guests` are the names of the loaded
    Markdown extensions. `config` holds values for `config[:key]`, which go before those of config.rb.
    `check` is kept for the checks, which know its form. `excluded` are the files that are no part of
    the site, by MkDocs's `exclude_docs` and `draft_docs`.
    """

    docs_dir: str | None = None
    pages: Pages = "include"
    heading_ids: HeadingIds | None = None
    smartypants: bool | None = None
    strikethrough: bool | None = None
    quirks: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    config: Mapping[str, str] = field(default_factory=dict)
    check: Mapping[str, Any] = field(default_factory=dict)
    excluded: Matches = NOTHING

    def settings(self, slate: SlateConfig) -> Settings:
        """The grammar's settings: those given, else those of the site's config.rb."""
        return Settings(
            heading_ids=self.heading_ids or slate.heading_ids,
            smartypants=slate.smartypants if self.smartypants is None else self.smartypants,
            strikethrough=slate.strikethrough if self.strikethrough is None else self.strikethrough,
            quirks=self.quirks,
            guests=self.guests,
        )


class _InertLoader(yaml.SafeLoader):
    """A safe loader to which a tag that it does not know (`!ENV`, `!!python/name:`) says nothing."""


_InertLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_options(root: Path) -> tuple[Options, tuple[Problem, ...]]:
    """What `mkdocs.yml` in `root` says; the defaults where there is none."""
    file = root / CONFIG_NAME
    if not file.is_file():
        return Options(), ()
    problems: list[Problem] = []
    try:
        values = _inherited(file, root, 0)
    except PortalError as bad:
        return Options(), bad.problems
    plugin = dict(_entries(values.get("plugins"))).get("mkslate") or {}
    options = plugin_options(plugin, problems)
    docs_dir = values.get("docs_dir", "docs")
    guests = frozenset(name for name, _ in _entries(values.get("markdown_extensions")))
    excluded = _left_out(values, problems)
    return replace(options, docs_dir=str(docs_dir), guests=guests, excluded=excluded), tuple(problems)


def _left_out(values: Mapping[str, Any], problems: list[Problem]) -> Matches:
    """What `exclude_docs` and `draft_docs` leave out of the site, in the patterns of .gitignore."""
    found: list[Matches] = []
    for key in ("exclude_docs", "draft_docs"):
        if lines := str(values.get(key) or "").splitlines():
            from pathspec import GitIgnoreSpec  # here, since it is slow to load and seldom needed

            try:
                found.append(GitIgnoreSpec.from_lines(lines).match_file)
            except ValueError as bad:
                hint = "its patterns are those of .gitignore"
                problems.append(error("option", Place(CONFIG_NAME), f"{key}: {bad}", hint))
    return any_of(found)


def plugin_options(values: Mapping[str, Any], problems: list[Problem]) -> Options:
    """The options under the plug-in's name; what is wrong with them is added to `problems`."""

    def choice(key: str, allowed: Iterable[Any], default: Any) -> Any:
        value = values.get(key)
        if value is None:
            return default
        if value not in allowed:
            shown = ", ".join(str(one).lower() for one in allowed)
            problems.append(
                error("option", Place(CONFIG_NAME), f"'{key}' of mkslate takes {shown}, not '{value}'")
            )
            return default
        return value

    for key in values:
        if key not in OPTION_NAMES:
            near = get_close_matches(str(key), OPTION_NAMES, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"its options are {', '.join(OPTION_NAMES)}"
            problems.append(error("option", Place(CONFIG_NAME), f"mkslate has no option '{key}'", hint))
    quirks = values.get("quirks") or False
    if isinstance(quirks, bool):
        chosen = frozenset(ALL) if quirks else frozenset()
    else:
        names = quirks if isinstance(quirks, list) else [quirks]
        for name in (one for one in names if one not in ALL):
            hint = f"they are {', '.join(sorted(ALL))}"
            problems.append(error("option", Place(CONFIG_NAME), f"mkslate knows no quirk '{name}'", hint))
        chosen = frozenset(name for name in names if name in ALL)
    config = values.get("config") or {}
    if not isinstance(config, dict) or any(isinstance(one, dict | list) for one in config.values()):
        hint = "write `name: value` on lines below it"
        problems.append(error("option", Place(CONFIG_NAME), "'config' of mkslate takes plain values", hint))
        config = {}
    check = values.get("check") or {}
    return Options(
        pages=cast("Pages", choice("pages", get_args(Pages), "include")),
        heading_ids=cast("HeadingIds | None", choice("heading_ids", get_args(HeadingIds), None)),
        smartypants=choice("smartypants", (True, False), None),
        strikethrough=choice("strikethrough", (True, False), None),
        quirks=chosen,
        config={str(key): _as_ruby(value) for key, value in config.items() if value is not None},
        check=check if isinstance(check, dict) else {},
    )


OPTION_NAMES = ("pages", "heading_ids", "smartypants", "strikethrough", "quirks", "config", "check")


def _as_ruby(value: Any) -> str:
    """A plain value as ERB shows it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _inherited(file: Path, root: Path, depth: int) -> dict[str, Any]:
    """The values of a configuration file, laid over those of the file that it inherits from."""
    values = _load(file, root)
    parent = values.pop("INHERIT", None)
    if not isinstance(parent, str):
        return values
    place = Place(_relative(file, root))
    inherited = (file.parent / parent).resolve()
    if depth > _DEEPEST_INHERITANCE:
        raise PortalError([error("option", place, f"INHERIT goes on for over {_DEEPEST_INHERITANCE} files")])
    if not inherited.is_relative_to(root.resolve()) or not inherited.is_file():
        raise PortalError([error("option", place, f"INHERIT: no file '{parent}' in this portal")])
    return _merged(_inherited(inherited, root, depth + 1), values)


def _load(file: Path, root: Path) -> dict[str, Any]:
    path = _relative(file, root)
    try:
        values = yaml.load(read_text(file, path), Loader=_InertLoader)  # noqa: S506 - a SafeLoader's subclass
    except yaml.MarkedYAMLError as bad:
        line = bad.problem_mark.line + 1 if bad.problem_mark else 0
        message = f"this is no YAML: {bad.problem or bad.context}"
        raise PortalError([error("yaml-syntax", Place(path, line), message)]) from bad
    except (yaml.YAMLError, RecursionError) as bad:
        raise PortalError([error("yaml-syntax", Place(path), "this is no YAML that can be read")]) from bad
    if not isinstance(values, dict):
        raise PortalError([error("option", Place(path), "the file is a map of `key: value` lines")])
    return values


def _relative(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """One map laid over another, maps within them likewise, as MkDocs does it."""
    result = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        result[key] = _merged(base[key], value) if both else value
    return result


def _entries(value: Any) -> Iterable[tuple[str, Any]]:
    """The names, with options, of a list of plug-ins or extensions in any of MkDocs's forms."""
    if isinstance(value, dict):
        yield from ((str(name), options) for name, options in value.items())
    elif isinstance(value, list):
        for entry in value:
            if isinstance(entry, dict):
                yield from ((str(name), options) for name, options in entry.items())
            elif isinstance(entry, str):
                yield entry, None
