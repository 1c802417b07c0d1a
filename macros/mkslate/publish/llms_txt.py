"""llms.txt: the list of a site's pages for programs that read, each page as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from mkslate.model.portal import Portal, Tree
from mkslate.publish.counterparts import tree_titles
from mkslate.publish.description import description
from mkslate.publish.markdown import page_file


def llms_txt(portal: Portal, name: str, about: str, base: str) -> str:
    """The list of all pages by their trees; `about` describes the site, `base` is its URL or empty."""
    lines = [f"# {name}", ""]
    if about:
        lines += [f"> {about}", ""]
    titles = tree_titles(portal)
    for tree in portal.trees:
        lines += [f"## {titles[tree.home]}", "", *_pages(tree, base), ""]
    return "\n".join(lines)


def _pages(tree: Tree, base: str) -> Iterator[str]:
    for page in tree.pages:
        said = description(page)
        yield f"- [{page.title}]({base}{page_file(page.name)})" + (f": {said}" if said else "")
