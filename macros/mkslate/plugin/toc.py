"""The table of contents: every section of a page, those of endpoints with their method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkslate.model.endpoint import Endpoint


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


def label_methods(toc: Iterable[AnchorLink], endpoints: Mapping[str, Endpoint]) -> None:
    """Put the method before the title of each section that `endpoints` has by its id; titles are HTML."""
    for item in toc:
        if (endpoint := endpoints.get(item.id)) is not None:
            method = endpoint.method
            badge = f'<span class="mkslate-method" data-method="{method.lower()}">{method}</span>'
            item.title = f"{badge} {item.title}"
        label_methods(item.children, endpoints)
