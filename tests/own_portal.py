"""This repository's own portal, read once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree
from mkslate.source import read

ROOT = Path(__file__).parents[1]


@cache
def portal() -> Portal:
    """The portal: the page tree of the API, and that of the manual."""
    return read(ROOT)


def api() -> Tree:
    """The page tree of the API, beside that of the manual."""
    return next(tree for tree in portal().trees if tree.home == "index")


def pages() -> list[Page]:
    """The pages of the API."""
    return [page for page in api().pages if not page.plain]
