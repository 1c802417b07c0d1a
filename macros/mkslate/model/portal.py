"""The portal: one site, made of page trees."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkslate.errors import Problem
from mkslate.markup.settings import Settings
from mkslate.model.front_matter import FrontMatter
from mkslate.model.page import Page


@dataclass(frozen=True, slots=True)
class Tree:
    """A page tree: an index document with its includes.

    `path` is the folder of its home page within the site (`""`, `v2`). `source` is the index
    document. The first page is the home page.
    """

    path: str
    source: str
    front_matter: FrontMatter
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Portal:
    """One site: its page trees and everything that was found wrong while reading it.

    `root` is the folder that places are relative to; `docs_dir` the folder below it whose other
    files are published as they are; `assets` are those files, relative to `docs_dir`.
    """

    root: Path
    docs_dir: Path
    trees: tuple[Tree, ...]
    assets: frozenset[str]
    settings: Settings
    problems: tuple[Problem, ...]
