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
    """A page tree: an index document with its includes, and the plain pages beside it.

    `home` is the name of its first page (`index`, `v2/index`). `base` is the folder within the
    site that Slate's one page stood in, so that relative addresses start there. `source` is the
    index document.
    """

    home: str
    base: str
    source: str
    front_matter: FrontMatter
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Portal:
    """One site: its page trees and everything that was found wrong while reading it.

    `root` is the folder that places are relative to; `docs_dir` the folder whose other files
    (`assets`, paths relative to it) are published as they are.
    """

    root: Path
    docs_dir: Path
    trees: tuple[Tree, ...]
    assets: frozenset[str]
    settings: Settings
    problems: tuple[Problem, ...]
