"""Scope: what a template may name; Expansion: what comes of it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mkslate.errors import Problem
from mkslate.place import Line, Place
from mkslate.source.budget import Meter


@dataclass(frozen=True, slots=True)
class Expansion:
    """The lines that a template makes, each with the author's place, and what is wrong with it."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()


def _no_partial(name: str, _place: Place, _variables: Mapping[str, Any]) -> Expansion:
    raise LookupError(f"no partial '{name}' here")


def build_date() -> datetime.date:
    """The day of the build: SOURCE_DATE_EPOCH's where it is set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.datetime.now(datetime.UTC)
    if epoch.isdigit() and len(epoch) < 12:
        now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return now.date()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a template of one page may name.

    `page`: the front matter of the index (`current_page.data`). `data`: the data files. `config`:
    the facts of config.rb. `translations`: the texts of each locale, and `locale` the one in use
    (`en`, or the first, if it is empty). `locals`: what `partial` was given. `partial` expands a
    partial: its name, the place of the call, its locals. `helpers`: Python functions that
    `.md.jinja` may call; `macros`: the user's macro files, each name with its path and text.
    `meter` counts what the templates of one page use of their budget: give the page's partials the
    same one. `today` is what `Date.today` gives.
    """

    page: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)
    locale: str = ""
    locals: Mapping[str, Any] = field(default_factory=dict)
    partial: Callable[[str, Place, Mapping[str, Any]], Expansion] = _no_partial
    helpers: Mapping[str, Callable[..., str]] = field(default_factory=dict)
    macros: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    meter: Meter = field(default_factory=Meter)
    today: datetime.date = field(default_factory=build_date)
