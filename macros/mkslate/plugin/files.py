"""Files: a portal's pages as MkDocs knows pages, and what of its sources is no page at all."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree
from mkslate.model.resolve import anchor_pages
from mkslate.publish.leading import leading_to


def page_text(page: Page) -> str:
    """The Markdown of a page: all of its documents, under a line that names the page.

    That line tells apart two pages that say the same, and keeps MkDocs from taking a first line
    such as `Note: x` for metadata.
    """
    texts = ("\n".join(line.text for line in document.lines) for document in page.documents)
    return "\n\n".join((marker(page.name), *texts)) + "\n"


def marker(name: str) -> str:
    """The line that names a page in its Markdown; readers never see it."""
    return f"<!-- page: {name} -->"


def with_portal(files: Files, portal: Portal, config: MkDocsConfig) -> Files:
    """The files of a site: its pages and assets, and nothing else of the sources."""
    generated = [_generated(page, portal, config) for page in slate_pages(portal)]
    maps = [
        File.generated(config, anchor_map(tree), content=json.dumps(_anchors(tree, config), sort_keys=True))
        for tree in portal.trees
    ]
    plain = {page.source for page in plain_pages(portal)}
    found = [*(file for file in files if _is_kept(file, portal, plain)), *generated, *maps]
    return Files([*found, *_entrance(found, portal, config)])


def _entrance(files: Iterable[File], portal: Portal, config: MkDocsConfig) -> Iterator[File]:
    """What leads from a root without a page to the first tree: in Slate `/` is a dead end there."""
    name = "index.html"
    if portal.trees and name not in {file.dest_uri for file in files}:
        home = _url(portal.trees[0].home, directories=config.use_directory_urls)
        yield File.generated(
            config, name, content=leading_to(home, str(config.site_name), config.theme["language"])
        )


def slate_pages(portal: Portal) -> list[Page]:
    """The pages that come of index documents and includes: MkDocs cannot find them by itself."""
    return [page for tree in portal.trees for page in tree.pages if not page.plain]


def plain_pages(portal: Portal) -> list[Page]:
    """The pages that MkDocs finds by itself."""
    return [page for tree in portal.trees for page in tree.pages if page.plain]


def anchor_map(tree: Tree) -> str:
    """The file that says which page has which anchor of a tree, for old links to Slate's one page."""
    return f"assets/mkslate/anchors/{tree.home.replace('/', '-')}.json"


def page_urls(portal: Portal, *, directories: bool) -> dict[str, str]:
    """The URL of every page within the site, by its name; `directories` is `use_directory_urls`."""
    names = [page.name for tree in portal.trees for page in tree.pages]
    return {name: _url(name, directories=directories) for name in names}


def _url(name: str, *, directories: bool) -> str:
    folder, _, stem = name.rpartition("/")
    if not directories:
        return f"{name}.html"
    if stem == "index":
        return f"{folder}/" if folder else ""
    return f"{name}/"


def _anchors(tree: Tree, config: MkDocsConfig) -> dict[str, str]:
    directories = config.use_directory_urls
    return {anchor: _url(name, directories=directories) for anchor, name in anchor_pages(tree).items()}


def _is_kept(file: File, portal: Portal, plain: Container[str]) -> bool:
    if file.src_dir is None or Path(file.src_dir).resolve() != portal.docs_dir.resolve():
        return True
    if file.is_documentation_page():
        return posixpath.join(_docs_folder(portal), file.src_uri) in plain
    return file.src_uri in portal.assets


def _generated(page: Page, portal: Portal, config: MkDocsConfig) -> File:
    content = page_text(page)
    file = File.generated(config, f"{page.name}.md", content=content, inclusion=InclusionLevel.INCLUDED)
    file.edit_uri = posixpath.relpath(page.source, _docs_folder(portal) or ".")
    return file


def _docs_folder(portal: Portal) -> str:
    folder = portal.docs_dir.resolve().relative_to(portal.root.resolve()).as_posix()
    return "" if folder == "." else folder
