"""Page metadata: what the overlay's templates and scripts must know of a page's portal."""

from __future__ import annotations

from typing import Any

from mkdocs.structure import pages

from mkslate.model.page import Page
from mkslate.model.portal import Tree
from mkslate.plugin.files import anchor_map
from mkslate.publish.description import description
from mkslate.publish.markdown import page_file
from mkslate.source.front_matter import KNOWN


def page_meta(page: Page, tree: Tree) -> dict[str, Any]:
    """The metadata of a page: front matter keys that are not Slate's own, and `mkslate` for the overlay."""
    head = tree.front_matter
    own = {} if page.plain else head.data
    meta: dict[str, Any] = {key: value for key, value in own.items() if key not in KNOWN}
    meta["mkslate"] = {
        "tabs": [{"name": tab.name, "label": tab.label} for tab in head.language_tabs],
        "toc_footers": list(head.toc_footers),
        "search": head.search,
        "clipboard": head.code_clipboard,
        "meta": [dict(attributes) for attributes in head.meta],
        "page_classes": list(head.page_classes),
        "anchors": anchor_map(tree),
        "markdown": page_file(page.name),
    }
    if not page.plain:
        meta["title"] = page.title
    text = head.data.get("description") if page.name == tree.home else None
    if text := str(text or description(page)):
        meta.setdefault("description", text)
    return meta


def set_last_change(page: pages.Page, day: str) -> None:
    """Say on a page and in the sitemap when it was last changed; nothing where that is not known."""
    if day:
        page.update_date = day
        page.meta.setdefault("revision_date", day)
