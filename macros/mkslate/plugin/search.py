"""Search: Material's index, with our pages in it as the model has them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkslate.model.page import Page
from mkslate.model.portal import Portal
from mkslate.publish.counterparts import tree_labels
from mkslate.publish.operations import repeated_titles
from mkslate.publish.search_index import PageSearch, entries, index_of, with_entries

_PLUGIN = "material/search"


class Search:
    """What a build has to know of the search: which pages are found, and what each says of that itself."""

    def __init__(self, chosen: frozenset[str] = frozenset(), *, apart: bool = False) -> None:
        self._chosen = chosen  # the settings of Material's that the site has made itself
        self._apart = apart  # each page tree has an index of its own
        self._own: dict[str, PageSearch] = {}

    @classmethod
    def of(cls, config: MkDocsConfig, portal: Portal) -> Search:
        """The search of a site; it goes where no page tree has any. Before Material fills in what is open."""
        if portal.trees and not any(tree.front_matter.search for tree in portal.trees):
            config.plugins.pop(_PLUGIN, None)
        plugin = config.plugins.get(_PLUGIN)
        made = plugin.config if plugin else {}
        chosen = frozenset(key for key in ("fields", "separator", "pipeline") if made.get(key))
        return cls(chosen, apart=plugin is not None and _can_be_apart(config, portal))

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
        _save(file, index)
        folders = self.folders(portal, urls)
        for tree in portal.trees:
            if (folder := folders.get(tree.home)) is not None:
                own = frozenset(urls[page.name] for page in tree.pages)
                _save(site / folder / "search" / "search_index.json", index_of(index, folder, own))

    def folders(self, portal: Portal, urls: Mapping[str, str]) -> Mapping[str, str]:
        """Where the index of each page tree lies, by its home: in that home's folder, if no other has it."""
        if not self._apart:
            return {}
        folders = {tree.home: urls[tree.home].rpartition("/")[0] for tree in portal.trees}
        counts = Counter(folders.values())
        return {
            home: f"{folder}/" if folder else "" for home, folder in folders.items() if counts[folder] == 1
        }


def _can_be_apart(config: MkDocsConfig, portal: Portal) -> bool:
    """Whether Material asks for nothing but the index where a page tells it that its site begins."""
    others = "navigation.instant" in (config.theme.get("features") or ()) or "version" in config.extra
    searched = [tree for tree in portal.trees if tree.front_matter.search]
    return len(searched) > 1 and not others and not any("offline" in name for name in config.plugins)


def _save(file: Path, index: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
