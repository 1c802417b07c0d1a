"""Resolution: where an address that an author wrote leads, now that one page has become many.

In Slate every relative address started at the one page; it still does, whatever page it is
published on (D8.12, D12.9).
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from mkslate.model.link import Kind
from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where an address leads.

    - `external`: out of the site, or to nothing that is looked up (`mailto:`, `#`, `data:`).
    - `page`: `page` is the page's name, `fragment` the anchor on it (or empty).
    - `asset`: `path` is a file of the site, relative to `docs_dir`.
    - `no-anchor`: like `page`, but no such anchor is there.
    - `missing`: nothing is there; `path` is what it would be within the site.
    - `absolute`: starts at the server's root, and nothing of this site answers to it.
    """

    outcome: Literal["external", "page", "asset", "no-anchor", "missing", "absolute"]
    page: str = ""
    path: str = ""
    query: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class SiteMap:
    """What can be linked to: pages by every form of their address, assets, and each tree's anchors."""

    pages: Mapping[str, str]
    trees: Mapping[str, Tree]
    assets: frozenset[str]
    anchors: Mapping[str, Mapping[str, str]]
    page_anchors: Mapping[str, frozenset[str]]

    def resolve(self, page: str, base: str, address: str, kind: Kind) -> Resolution:
        """Where `address` leads from the page called `page`; `base` is the folder that it starts in."""
        address = address.strip()
        try:
            parts = urlsplit(address)
        except ValueError:
            return Resolution("external")
        if parts.scheme or address.startswith("//"):
            return Resolution("external")
        if not parts.path:
            return self._anchor(page, page, parts.query, parts.fragment)
        path = self._path(base, unquote(parts.path), kind)
        if (name := self.pages.get(path)) is not None:
            return self._anchor(page, name, parts.query, parts.fragment)
        if path in self.assets:
            return Resolution("asset", path=path, query=parts.query, fragment=parts.fragment)
        if parts.path.startswith("/"):
            return Resolution("absolute", path=path, query=parts.query, fragment=parts.fragment)
        return Resolution("missing", path=path, query=parts.query, fragment=parts.fragment)

    def _path(self, base: str, path: str, kind: Kind) -> str:
        """The path within the site that an address means, normalised; Middleman's rule for images."""
        if kind == "image" and not path.startswith("/"):
            path = path.replace(" ", "")
            found = posixpath.normpath(posixpath.join(base, path))
            if found in self.assets:
                return found
            return posixpath.normpath(f"images/{path}")
        start = "" if path.startswith("/") else base
        return posixpath.normpath(posixpath.join(start, path.lstrip("/"))).strip("/")

    def _anchor(self, here: str, name: str, query: str, fragment: str) -> Resolution:
        if not fragment:
            return (
                Resolution("external") if name == here and not query else Resolution("page", name, "", query)
            )
        tree = self.trees[name]
        for wanted in (fragment, unquote(fragment)):
            if wanted in self.page_anchors[name]:
                return Resolution("page", name, "", query, wanted)
            if name in (here, tree.home) and wanted in self.anchors[tree.home]:
                return Resolution("page", self.anchors[tree.home][wanted], "", query, wanted)
        return Resolution("no-anchor", name, "", query, fragment)


def site_map(portal: Portal) -> SiteMap:
    """The map of a portal's pages, anchors and files."""
    pages: dict[str, str] = {}
    for tree in portal.trees:
        for page in tree.pages:
            for form in _forms(page):
                pages.setdefault(form, page.name)
    return SiteMap(
        pages=pages,
        trees={page.name: tree for tree in portal.trees for page in tree.pages},
        assets=portal.assets,
        anchors={tree.home: anchor_pages(tree) for tree in portal.trees},
        page_anchors={page.name: page.anchors for tree in portal.trees for page in tree.pages},
    )


def anchor_pages(tree: Tree) -> dict[str, str]:
    """For every anchor of a tree the first page that has it: what `/#anchor` led to in Slate."""
    found: dict[str, str] = {}
    for page in tree.pages:
        for anchor in page.anchors:
            found.setdefault(anchor, page.name)
    return found


def _forms(page: Page) -> set[str]:
    """Every normalised path that means a page: its URL in both styles, and its source file."""
    stem = page.name
    forms = {stem, f"{stem}.html", f"{stem}.md", f"{stem}/index.html"}
    if posixpath.basename(stem) == "index":
        folder = posixpath.dirname(stem)
        forms |= {folder or ".", folder}
    return forms
