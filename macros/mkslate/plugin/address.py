"""Addresses: what a link is written as, on the page that it stands on now."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from typing import cast
from urllib.parse import quote, urlunsplit

from mkslate.model.link import Kind
from mkslate.model.page import Page
from mkslate.model.resolve import Resolution, SiteMap


def address_writer(page: Page, sites: SiteMap, urls: Mapping[str, str]) -> Callable[[str, str, bool], str]:
    """The function that writes the addresses of one page; `urls` has every page's URL within the site.

    MkDocs follows a Markdown link by the path of the page's source, and checks it; it does not
    look into raw HTML, which therefore gets the URL itself.
    """

    def write(address: str, kind: str, raw: bool) -> str:
        found = sites.resolve(page.name, page.base, address, cast("Kind", kind))
        if found.outcome in ("external", "absolute"):
            return address
        if raw:
            return _to_url(found, urls[page.name], urls)
        return _to_source(found, page.name, urls)

    return write


def _to_source(found: Resolution, here: str, urls: Mapping[str, str]) -> str:
    """The address as MkDocs takes it: relative from source to source."""
    if found.page == here:
        return urlunsplit(("", "", "", found.query, found.fragment))
    if found.page:
        return _with_rest(_relative(f"{found.page}.md", posixpath.dirname(here)), found)
    if found.outcome == "asset":
        return _with_rest(_relative(found.path, posixpath.dirname(here)), found)
    return _to_url(found, urls[here], urls)


def _to_url(found: Resolution, here: str, urls: Mapping[str, str]) -> str:
    """The address as a browser takes it: relative from the page's URL."""
    folder = here if here.endswith("/") else posixpath.dirname(here)
    if found.page and urls[found.page] == here:
        return urlunsplit(("", "", "", found.query, found.fragment)) or "#"
    target = urls[found.page] if found.page else found.path
    return _with_rest(_relative(target, folder), found)


def _relative(path: str, folder: str) -> str:
    if path.startswith(".."):
        return posixpath.join(*[".."] * len([part for part in folder.split("/") if part]), path)
    relative = posixpath.relpath(f"/{path}", f"/{folder}")
    return f"{relative}/" if path.endswith("/") or path == "" else relative


def _with_rest(path: str, found: Resolution) -> str:
    return urlunsplit(("", "", quote(path), found.query, found.fragment))
