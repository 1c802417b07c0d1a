"""Search: Material's index, with our pages in it as the model has them."""

from __future__ import annotations

import json
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkslate.model.page import Page
from mkslate.model.portal import Portal
from mkslate.publish.counterparts import tree_labels
from mkslate.publish.operations import repeated_titles
from mkslate.publish.search_index import PageSearch, entries, with_entries

_PLUGIN = "material/search"


class Search:
    """What a build has to know of the search: which pages are found, and what each says of that itself."""

    def __init__(self, chosen: frozenset[str] = frozenset()) -> None:
        self._chosen = chosen  # the settings of Material's that the site has made itself
        self._own: dict[str, PageSearch] = {}

    @classmethod
    def of(cls, config: MkDocsConfig, portal: Portal) -> Search:
        """The search of a site; it goes where no page tree has any. Before Material fills in what is open."""
        if portal.trees and not any(tree.front_matter.search for tree in portal.trees):
            config.plugins.pop(_PLUGIN, None)
        plugin = config.plugins.get(_PLUGIN)
        made = plugin.config if plugin else {}
        return cls(frozenset(key for key in ("fields", "separator", "pipeline") if made.get(key)))

    def take(self, page: Page, meta: MutableMapping[str, Any]) -> None:
        """Note what a page's metadata says of its search, and keep Material from indexing its HTML.

        The keys are Material's: `search` with `exclude` and `boost`, and `tags`.
        """
        said = meta.get("search")
        said = said if isinstance(said, Mapping) else {}
        meta["search"] = {"exclude": True}
        if said.get("exclude"):
            return
        boost, tags = said.get("boost"), meta.get("tags")
        weight = float(boost) if isinstance(boost, int | float) and boost > 0 else 1.0
        names = tuple(str(tag) for tag in tags if tag) if isinstance(tags, list) else ()
        self._own[page.name] = PageSearch(weight, names)

    def write(self, site: Path, portal: Portal, urls: Mapping[str, str]) -> None:
        """Add our pages to the index that Material has written, if it has."""
        file = site / "search" / "search_index.json"
        if not file.is_file():
            return
        labels = tree_labels(portal)
        added = [
            entry
            for tree in portal.trees
            if tree.front_matter.search
            for repeated in [repeated_titles(tree)]
            for page in tree.pages
            if page.name in self._own
            for entry in entries(
                page, urls[page.name], page.title, repeated, self._own[page.name], labels.get(tree.home, "")
            )
        ]
        index = with_entries(json.loads(file.read_text("utf-8")), added, self._chosen)
        file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
