"""Counterparts: the page of another page tree that says there what a page says here."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A page tree as a page's switcher offers it: its title, and the name of the page to go to there.

    `language` is that which a tree says it has, or that its folder is called by (`fr`, `pt-br`), else empty.
    """

    title: str
    page: str
    language: str
    current: bool


def counterparts(page: Page, tree: Tree, portal: Portal) -> Iterator[Counterpart]:
    """Every tree of a portal, with the page that is called the same there, else its home.

    Nothing for a portal of one tree.
    """
    if len(portal.trees) < 2:
        return
    titles = tree_titles(portal)
    for other in portal.trees:
        there = other.home if page.name == tree.home else _same(page, tree, other)
        yield Counterpart(titles[other.home], there, _language(other), other.home == tree.home)


def tree_titles(portal: Portal) -> Mapping[str, str]:
    """What tells the page trees of a portal apart, by their homes.

    The title of their front matter, else of their first page. Those of one title go by their folders, without
    what is common to these (`api/v1`, `api/v2`: `v1`, `v2`); what stands at the root keeps its title.
    """
    titles = {tree.home: tree.front_matter.title or tree.pages[0].title for tree in portal.trees}
    counts = Counter(titles.values())
    folders = {tree.home: _folder(tree) for tree in portal.trees if counts[titles[tree.home]] > 1}
    common = posixpath.commonpath(list(folders.values()) or ["."]) or "."
    below = {home: posixpath.relpath(folder, common) for home, folder in folders.items()}
    return titles | {home: folder for home, folder in below.items() if folder != "."}


def tree_labels(portal: Portal) -> Mapping[str, str]:
    """The titles of several page trees, by their homes; nothing for one tree, which no page has to name."""
    return tree_titles(portal) if len(portal.trees) > 1 else {}


def _same(page: Page, tree: Tree, other: Tree) -> str:
    """The page at the same path below its tree's folder, or the only one of the same file name."""
    names = [one.name for one in other.pages]
    path = posixpath.relpath(page.name, _folder(tree))
    wanted = posixpath.normpath(posixpath.join(_folder(other), path))
    if wanted in names:
        return wanted
    file = posixpath.basename(page.name)
    called = [name for name in names if posixpath.basename(name) == file and name != other.home]
    return called[0] if len(called) == 1 else other.home


def _folder(tree: Tree) -> str:
    """The folder that the names of a tree's pages begin with."""
    folder, _, stem = tree.home.rpartition("/")
    return (folder if stem == "index" else tree.home) or "."


def _language(tree: Tree) -> str:
    if tree.front_matter.lang:
        return tree.front_matter.lang.replace("_", "-")
    first = tree.home.split("/")[0]
    return first.replace("_", "-") if "/" in tree.home and _LANGUAGE.fullmatch(first) else ""
