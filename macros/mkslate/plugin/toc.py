"""The table of contents of a page that has several H1."""

from __future__ import annotations

from mkdocs.structure.toc import AnchorLink, TableOfContents


def with_one_root(toc: TableOfContents, title: str) -> TableOfContents:
    """The sections of a page below one root.

    Material takes the first H1 for the page's title and lists what is below it; the sections under
    further H1, as Slate's index documents have them, would be listed nowhere.
    """
    items = list(toc)
    if len(items) < 2 or items[0].level != 1:
        return toc
    root = AnchorLink(title, items[0].id, 1)
    root.children = items
    return TableOfContents([root])
