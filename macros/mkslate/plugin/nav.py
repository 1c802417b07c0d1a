"""Navigation: one section for each page tree, its index as its home."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mkdocs.structure.pages import Page as SitePage

from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree
from mkslate.publish.counterparts import tree_titles
from mkslate.source.site import Matches

# As MkDocs takes it: paths, {title: path} and {title: [entries]}.
NavEntry = str | Mapping[str, Any]


def portal_nav(portal: Portal, left_out: Matches) -> list[NavEntry]:
    """The navigation of a site that names none: with several page trees each is a section, a tab.

    Pages that MkDocs's `not_in_nav` names, `left_out`, are not in it.
    """

    def entries(tree: Tree) -> list[NavEntry]:
        return [_entry(page) for page in tree.pages if not left_out(f"{page.name}.md")]

    if len(portal.trees) == 1:
        return entries(portal.trees[0])
    titles = tree_titles(portal)
    return [{titles[tree.home]: entries(tree)} for tree in portal.trees]


def expanded(nav: Sequence[NavEntry], portal: Portal) -> list[NavEntry]:
    """A site's own navigation, with each index in it expanded to the pages of its includes."""
    homes: dict[str, Tree] = {}
    for tree in portal.trees:
        homes[f"{tree.home}.md"] = tree
        homes[tree.source.removeprefix(_docs_prefix(portal))] = tree
    result: list[NavEntry] = []
    for entry in nav:
        result += _expanded_entry(entry, homes, portal)
    return result


def part_trees(pages: Iterable[SitePage], homes: Mapping[str, str]) -> None:
    """Have no page lead on to one of another page tree; `homes` has the home of each `src_uri`."""
    for page in pages:
        following = page.next_page
        if following is None:
            continue
        here, there = (homes.get(one.file.src_uri) for one in (page, following))
        if here is not None and there is not None and here != there:
            page.next_page = following.previous_page = None


def _expanded_entry(entry: NavEntry, homes: Mapping[str, Tree], portal: Portal) -> list[NavEntry]:
    if isinstance(entry, str):
        tree = homes.get(entry)
        return [_entry(page) for page in _tree_pages(tree)] if tree else [entry]
    result: list[NavEntry] = []
    for title, value in entry.items():
        if isinstance(value, str) and value in homes:
            pages = _tree_pages(homes[value])
            inner: Any = [_entry(page) for page in pages] if len(pages) > 1 else f"{pages[0].name}.md"
            result.append({title: inner})
        elif isinstance(value, list):
            result.append({title: expanded(value, portal)})
        else:
            result.append({title: value})
    return result


def _entry(page: Page) -> NavEntry:
    return {page.title: f"{page.name}.md"}


def _tree_pages(tree: Tree) -> list[Page]:
    return [page for page in tree.pages if not page.plain]


def _docs_prefix(portal: Portal) -> str:
    folder = portal.docs_dir.resolve().relative_to(portal.root.resolve()).as_posix()
    return "" if folder == "." else f"{folder}/"
