"""Readings: the files for programs that read, written beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree
from mkslate.model.resolve import SiteMap
from mkslate.plugin.address import address_writer
from mkslate.publish.llms_txt import llms_txt
from mkslate.publish.markdown import INDEX, page_file, page_markdown


def write_readings(config: MkDocsConfig, portal: Portal, sites: SiteMap, urls: Mapping[str, str]) -> None:
    """Write every page as Markdown, and the list of them; links lead from one such page to another."""
    site = Path(config.site_dir)
    for tree in portal.trees:
        for page in tree.pages:
            file = site / page_file(page.name)
            if not file.exists():  # what the author put there goes first
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(_markdown(page, tree, sites, urls), "utf-8")
    if portal.trees and not (site / INDEX).exists():
        base = urljoin(config.site_url, ".") if config.site_url else ""
        about = config.site_description or ""
        (site / INDEX).write_text(llms_txt(portal, config.site_name, about, base), "utf-8")


def _markdown(page: Page, tree: Tree, sites: SiteMap, urls: Mapping[str, str]) -> str:
    write: Callable[[str, str, bool], str] = address_writer(page, sites, urls)
    return page_markdown(
        page, tree.front_matter.language_tabs, lambda address, kind: write(address, kind, False)
    )
