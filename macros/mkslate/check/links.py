"""Links: addresses, anchors and images that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from mkslate.check.rule import Rule
from mkslate.check.suggest import Names
from mkslate.errors import Problem, Severity
from mkslate.model.link import Target
from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree
from mkslate.model.resolve import Resolution, SiteMap, site_map

ANCHOR = Rule(
    "link-anchor",
    "A link to an anchor that is on no page of its page tree.",
    "# Kittens\n\nSee [how](#get-a-kiten).\n",
    "# Kittens\n\nSee [how](#kittens).\n",
)
MISSING = Rule(
    "link-missing",
    "A link to a page or a file that is not part of the site.",
    "See [the guide](guide.html).\n",
    "See [the guide](https://example.com/guide.html).\n",
)
IMAGE = Rule(
    "image-missing",
    "An image, or another file that a page loads, that is not part of the site.",
    "![A kitten](kitten.png)\n",
    "![A kitten](https://example.com/kitten.png)\n",
)
ABSOLUTE = Rule(
    "link-absolute",
    "An address that begins at the server's root, where nothing of this site is: the server must have it.",
    "See [the console](/console).\n",
    "See [the console](https://example.com/console).\n",
    Severity.NOTE,
)
MAILTO = Rule(
    "link-mailto",
    "A `mailto:` link without an address.",
    "[Write](mailto:support)\n",
    "[Write](mailto:support@example.com)\n",
)
RULES = (ANCHOR, MISSING, IMAGE, ABSOLUTE, MAILTO)

_DOMAIN = re.compile(r"(?:www\.|[\w-]+\.(?:com|org|net|io|dev|app|co)(?:/|$))", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_TEMPLATE = re.compile(r"<%|\{\{|\{%")
# Web addresses that are all but that: `htp://`, `http:/`, `https//`, `http:\\`.
_MISSPELT = re.compile(
    r"(?!https?://)(?:h?t{1,3}ps?|ht{1,3}s?|hhtt?ps?)(?:://)|https?(?::/(?!/)|://?(?=https?:)|//|:?\\\\|;//)",
    re.IGNORECASE,
)


class Links:
    """Judges the links of a portal's pages."""

    def __init__(self, portal: Portal) -> None:
        """Map the site, once for all pages."""
        self._map: SiteMap = site_map(portal)
        self._files = Names([*portal.assets, *self._map.pages])
        self._pages = Names(self._map.pages)
        self._headings: dict[str, dict[str, str]] = {}  # the anchor of each title, by the home of its tree
        self._anchors = {home: Names(anchors) for home, anchors in self._map.anchors.items()}

    def find(self, tree: Tree, page: Page) -> Iterator[Problem]:
        """The links of one page that lead nowhere, in reading order."""
        for target in page.targets:
            if target.address.lower().startswith("mailto:"):
                yield from mailto(target)
            elif not target.address.strip() and target.kind == "link":
                yield MISSING.at(target.place, "a link without an address")
            elif _MISSPELT.match(target.address):
                message = f"`{target.address}` is no address of the web"
                yield MISSING.at(target.place, message, "it begins with `https://` or `http://`")
            elif not _TEMPLATE.search(target.address):
                resolution = self._map.resolve(page.name, page.base, target.address, target.kind)
                yield from self._judge(tree, page, target, resolution)

    def _judge(self, tree: Tree, page: Page, target: Target, resolution: Resolution) -> Iterator[Problem]:
        place, address = target.place, target.address
        match resolution.outcome:
            case "no-anchor":
                fragment = resolution.fragment
                near = self._titled(tree, fragment) or self._anchors[tree.home].nearest(fragment)
                yield ANCHOR.at(place, f"no page has the anchor `#{fragment}`", _did_you_mean(near, "#"))
            case "missing" if target.kind == "link":
                yield MISSING.at(
                    place, f"`{address}` leads nowhere", self._link_hint(page, address, resolution.path)
                )
            case "missing":
                # Middleman puts images/ before what is not there, also where an author wrote it.
                path = resolution.path.replace("images/images/", "images/", 1)
                if page.plain:
                    path = posixpath.normpath(posixpath.join(page.base, address))
                looked = "" if path == address else f"looked for `{path}`"
                hint = self._file_hint(page, path) or looked
                yield IMAGE.at(place, f"`{address}` is not there", hint)
            case "absolute":
                near = self._pages.nearest(address.partition("#")[0].strip("/"))
                hint = _did_you_mean(near, "/") or "write it relative to the index page, or with `https://`"
                yield ABSOLUTE.at(place, f"`{address}` begins at the server's root", hint)
            case _:
                return

    def _titled(self, tree: Tree, fragment: str) -> str | None:
        """The anchor of the heading that an anchor says: that of `错误代码` cannot be guessed from it."""
        if tree.home not in self._headings:
            sections = [section for page in tree.pages for section in page.sections if section.id]
            self._headings[tree.home] = {_said(one.title): one.id for one in reversed(sections)}
        return self._headings[tree.home].get(_said(unquote(fragment)))

    def _link_hint(self, page: Page, address: str, path: str) -> str:
        if _MAIL.fullmatch(address):
            return f"write `mailto:{address}`"
        if _DOMAIN.match(address):
            return f"write `https://{address}`"
        return self._file_hint(page, path)

    def _file_hint(self, page: Page, path: str) -> str:
        """The file that was probably meant, as a page writes it."""
        near = self._files.nearest(path)
        return _did_you_mean(posixpath.relpath(near, page.base or ".")) if near else ""


def mailto(target: Target) -> Iterator[Problem]:
    """A `mailto:` link that names nobody."""
    address = target.address[len("mailto:") :].partition("?")[0]
    if not all(_MAIL.fullmatch(one.strip()) for one in address.replace("%40", "@").split(",")) and (
        address or "?" not in target.address
    ):
        yield MAILTO.at(target.place, f"`{target.address}` has no address", "write `mailto:name@example.com`")


def _said(title: str) -> str:
    return " ".join(re.split(r"[\s-]+", title.casefold())).strip()


def _did_you_mean(near: str | None, prefix: str = "") -> str:
    return f"did you mean `{prefix}{near}`?" if near else ""
