"""Readings: the files for programs that read, written beside the pages."""

from __future__ import annotations

import posixpath
import re
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

_WHOLE = re.compile(r"[A-Za-z][\w+.-]*:|//")  # what is an address already


def write_readings(config: MkDocsConfig, portal: Portal, sites: SiteMap, urls: Mapping[str, str]) -> None:
    """Write every page as Markdown, and the list of them; links lead from one such page to another.

    Where the site has an address, they are whole: a page that is copied leads home from wherever it is read.
    """
    site = Path(config.site_dir)
    base = urljoin(config.site_url, ".") if config.site_url else ""
    for tree in portal.trees:
        for page in tree.pages:
            file = site / page_file(page.name)
            if not file.exists():  # what the author put there goes first
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(_markdown(page, tree, address_writer(page, sites, urls), base), "utf-8")
    if portal.trees and not (site / INDEX).exists():
        about = config.site_description or ""
        (site / INDEX).write_text(llms_txt(portal, config.site_name, about, base), "utf-8")


def _markdown(page: Page, tree: Tree, write: Callable[[str, str, bool], str], base: str) -> str:
    here = f"{base}{page_file(page.name)}"

    def address(written: str, kind: str) -> str:
        found = write(written, kind, False)
        return found if not base or _WHOLE.match(found) else urljoin(here, found)

    index = f"{base}{INDEX}" if base else posixpath.relpath(INDEX, posixpath.dirname(page.name) or ".")
    return page_markdown(page, tree.front_matter.language_tabs, address, index)
