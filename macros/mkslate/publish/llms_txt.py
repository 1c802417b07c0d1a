"""llms.txt: the list of a site's pages for programs that read, each page as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from mkslate.model.portal import Portal, Tree
from mkslate.publish.description import description
from mkslate.publish.markdown import page_file


def llms_txt(portal: Portal, name: str, about: str, base: str) -> str:
    """The list of all pages by their trees; `about` describes the site, `base` is its URL or empty."""
    lines = [f"# {name}", ""]
    if about:
        lines += [f"> {about}", ""]
    for tree in portal.trees:
        lines += [*_tree(tree, base), ""]
    return "\n".join(lines)


def _tree(tree: Tree, base: str) -> Iterator[str]:
    yield f"## {tree.front_matter.title or tree.pages[0].title}"
    yield ""
    for page in tree.pages:
        said = description(page)
        yield f"- [{page.title}]({base}{page_file(page.name)})" + (f": {said}" if said else "")
