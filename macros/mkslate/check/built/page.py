"""Pages as they were built: the ids and the addresses of one HTML file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkslate.model.link import Kind, address_kind, srcset_parts
from mkslate.place import Place

_ADDRESSED = "[href],[src],object[data],[srcset],[poster],meta[http-equiv]"
# `<link>`s that say what a page is, and load nothing.
_SAYING = frozenset({"canonical", "dns-prefetch", "edit", "preconnect", "shortlink"})
_REFRESH = re.compile(r"\s*\d*\s*;\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


class Address(NamedTuple):  # a site has a hundred thousand of them, and these are made fastest
    """One address in a page: its value, what it is for, and the attribute that it stands in with its text."""

    value: str
    kind: Kind
    attribute: str
    written: str


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page: `path` within the site; its ids, those that stand twice; its addresses.

    `home` is the path that the site's root has on its server, as the page's canonical address tells
    it (`/` if it tells none); `origin` is the server. `moved` is the address of the map of old anchors.
    """

    path: str
    text: str
    anchors: frozenset[str]
    repeated: tuple[str, ...]
    addresses: tuple[Address, ...]
    origin: str = ""
    home: str = "/"
    moved: str = ""

    def places(self, attribute: str, value: str) -> Iterator[Place]:
        """Where the attribute has the value, in reading order."""
        written = re.compile(
            rf"""(?<![\w-]){attribute}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE
        )
        for found in written.finditer(self.text):
            if unescape(next(one for one in found.groups() if one is not None)) == value:
                line = self.text.count("\n", 0, found.start()) + 1
                yield Place(self.path, line, found.start() - self.text.rfind("\n", 0, found.start()))


def read_page(folder: Path, path: str) -> BuiltPage:
    """One page of the site in `folder`. Raises OSError if it cannot be read."""
    text = (folder / path).read_bytes().decode("utf-8", "replace")
    tree = LexborHTMLParser(text)
    ids = Counter(filter(None, (node.attributes.get("id") for node in tree.css("[id]"))))
    names = set(filter(None, (node.attributes.get("name") for node in tree.css("a[name]"))))
    addresses = [address for node in tree.css(_ADDRESSED) for address in _addresses(node)]
    linked = tree.css_first('link[rel="canonical"]')
    canonical = (linked.attributes.get("href") if linked else None) or ""
    origin, home = _home(canonical, path)
    mapped = tree.css_first("[data-anchors]")
    moved = (mapped.attributes.get("data-anchors") if mapped else None) or ""
    repeated = tuple(name for name, count in ids.items() if count > 1)
    return BuiltPage(path, text, frozenset(ids) | names, repeated, tuple(addresses), origin, home, moved)


def _addresses(node: LexborNode) -> list[Address]:
    given = node.attributes
    if (href := given.get("href")) and node.tag == "a":
        return [Address(href, "link", "href", href)]
    tag = node.tag or ""
    if tag == "link" and given.get("rel") in _SAYING:
        return []
    found = [
        Address(value, address_kind(tag, attribute) or "asset", attribute, value)
        for attribute in ("href", "src", "poster", *(("data",) if tag == "object" else ()))
        if (value := given.get(attribute))
    ]
    if value := given.get("srcset"):
        found += (Address(one, "asset", "srcset", value) for one, _ in srcset_parts(value))
    refreshes = tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh"
    if refreshes and (to := _REFRESH.match(given.get("content") or "")):
        found.append(Address(to[1].strip(), "link", "content", to.string))
    return found


def _home(canonical: str, path: str) -> tuple[str, str]:
    """The server and the root's path, of a page whose canonical address is given."""
    try:
        parts = urlsplit(canonical)
    except ValueError:
        return "", "/"
    if not parts.netloc:
        return "", "/"
    for ending in (path, path.removesuffix("index.html")):
        if parts.path.endswith("/" + ending):
            return f"{parts.scheme}://{parts.netloc}", parts.path[: len(parts.path) - len(ending)]
    return "", "/"
