"""The built site: every address of every page leads somewhere, and no id stands twice."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from mkslate.check.built.page import Address, BuiltPage, read_page
from mkslate.check.examine import DEFAULTS
from mkslate.check.ids import DUPLICATE
from mkslate.check.links import ANCHOR, IMAGE, MISSING, mailto
from mkslate.check.settings import CheckSettings
from mkslate.check.suggest import Names
from mkslate.check.unit import Unit
from mkslate.errors import PortalError, Problem, error
from mkslate.model.link import Target
from mkslate.place import Place

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Hands the paths on one by one; whoever watches sees how far the work is.
Watch = Callable[[Sequence[str]], Iterable[str]]


def check_site(folder: Path, settings: CheckSettings = DEFAULTS, watch: Watch = iter) -> tuple[Unit, ...]:
    """What was judged of the site in `folder`: a unit for each page, sorted by path.

    Addresses without a server of their own, and those on the site's own server, must lead to a file of
    the site and to an anchor on it; so must the maps that old anchors are looked up in.
    """
    site = BuiltSite(folder, watch)
    found = [problem for page in site.pages.values() for problem in site.problems(page)]
    found += site.map_problems()
    by_path: dict[str, list[Problem]] = {path: [] for path in site.pages}
    for problem in found:
        if judged := settings.judge(problem):
            by_path.setdefault(problem.place.path, []).append(judged)
    return tuple(
        Unit("site", Place(path), tuple(sorted(problems, key=lambda one: one.place)))
        for path, problems in sorted(by_path.items())
    )


class BuiltSite:
    """The files and the pages of a site."""

    def __init__(self, folder: Path, watch: Watch = iter) -> None:
        """Read every page. Raises PortalError if there is none."""
        self._folder = folder
        self._files = frozenset(_files(folder))
        self.pages = {
            path: _read(folder, path) for path in watch(sorted(self._files)) if path.endswith(".html")
        }
        if not self.pages:
            hint = "build the site first"
            raise PortalError(
                [error("no-site", Place(folder.as_posix()), "there is no page of a site", hint)]
            )
        self._locate()
        self._folders = {posixpath.dirname(path) for path in self._files if path.endswith("index.html")}
        self._known = Names(path for path in self._files if not path.endswith(".md"))
        self._maps: dict[str, dict[str, str]] = {}

    def _locate(self) -> None:
        """Have pages that do not say where the site is, such as 404.html, be where the others are."""
        said = Counter((page.origin, page.home) for page in self.pages.values() if page.origin)
        for (origin, home), _ in said.most_common(1):
            for path, page in self.pages.items():
                if not page.origin:
                    self.pages[path] = replace(page, origin=origin, home=home)

    def problems(self, page: BuiltPage) -> Iterator[Problem]:
        """What is wrong with one page."""
        for name in page.repeated:
            _, second, *_ = [*page.places("id", name), Place(page.path), Place(page.path)]
            yield DUPLICATE.at(second, f"the id `{name}` stands twice on this page")
        leads: dict[str, str | None] = {}
        for number, address in enumerate(page.addresses):
            if address.value[:7].lower() == "mailto:":
                yield from mailto(Target(address.value, "link", _place(page, number)))
            elif (wrong := self._wrong(page, address, leads)) is not None:
                yield wrong(_place(page, number))

    def _wrong(
        self, page: BuiltPage, address: Address, leads: dict[str, str | None]
    ) -> Callable[[Place], Problem] | None:
        """The problem of an address, given its place; None if it leads somewhere."""
        value = address.value.strip()
        path, _, fragment = value.partition("#")
        path = path.partition("?")[0]
        if path not in leads:
            leads[path] = self._lead(page, path)
        target = leads[path]
        if target == "":
            return None
        if target is None:
            hint = self._hint(page, path)
            rule = MISSING if address.kind == "link" else IMAGE
            return lambda place: rule.at(place, f"`{value}` is not in the site", hint)
        if not fragment or fragment == "top" or fragment.startswith(":~:") or self._has(target, fragment):
            return None
        return lambda place: ANCHOR.at(place, f"`{target}` has no anchor `#{fragment}`")

    def _hint(self, page: BuiltPage, path: str) -> str:
        """The file that was probably meant, as the page would write it."""
        folder = posixpath.dirname(page.path)
        if path.startswith("/"):
            near = self._known.nearest(path.removeprefix(page.home).lstrip("/"))
            return f"did you mean `{page.home}{near}`?" if near else ""
        near = self._known.nearest(posixpath.normpath(posixpath.join(folder, path)).lstrip("./"))
        return f"did you mean `{posixpath.relpath(near, folder or '.')}`?" if near else ""

    def _lead(self, page: BuiltPage, path: str) -> str | None:
        """The file that an address means: empty if it is none of this site's, None if there is no such."""
        if page.origin and path.startswith(page.origin + page.home):
            path = path[len(page.origin) :]
        if _SCHEME.match(path):
            return ""
        if not path:
            return page.path
        path = unquote(path) if "%" in path else path
        if path.startswith("/"):
            if not path.startswith(page.home):
                return None
            path = path[len(page.home) :] or "."
        else:
            path = f"{page.path.rpartition('/')[0] or '.'}/{path}"
        found = posixpath.normpath(path)
        found = "" if found == "." else found
        if found in self._folders:
            return f"{found}/index.html" if found else "index.html"
        return found if found in self._files else None

    def _has(self, target: str, fragment: str) -> bool:
        page = self.pages.get(target)
        if page is None:  # a picture's own fragment
            return True
        wanted = {fragment, unquote(fragment)}
        return not wanted.isdisjoint(page.anchors) or not wanted.isdisjoint(self._map(page))

    def _map(self, page: BuiltPage) -> dict[str, str]:
        """Where old anchors of the page's tree lead now: addresses that start at the site's root."""
        path = self._lead(page, page.moved) if page.moved else None
        if not path:
            return {}
        if path not in self._maps:
            self._maps[path] = _read_map(self._folder / path)
        return self._maps[path]

    def map_problems(self) -> Iterator[Problem]:
        """Old anchors that lead nowhere."""
        for page in self.pages.values():
            if page.moved and not self._map(page):
                yield IMAGE.at(Place(page.path), f"`{page.moved}`, the map of old anchors, cannot be read")
        root = BuiltPage("", "", frozenset(), (), ())
        for path, found in self._maps.items():
            for old, new in sorted(found.items()):
                if self._wrong(root, Address(f"{new}#{old}", "link", "", ""), {}):
                    yield ANCHOR.at(Place(path), f"the old anchor `#{old}` leads to `{new}`, where it is not")


def _read(folder: Path, path: str) -> BuiltPage:
    try:
        return read_page(folder, path)
    except OSError as bad:
        reason = bad.strerror or str(bad)
        raise PortalError([error("unreadable", Place(path), f"cannot be read: {reason}")]) from bad


def _read_map(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {old: str(new) for old, new in found.items()} if isinstance(found, dict) else {}


def _place(page: BuiltPage, number: int) -> Place:
    """The place of one of the page's addresses: as many equal ones stand before it as in the page."""
    address = page.addresses[number]
    before = page.addresses[:number].count(address)
    places = list(page.places(address.attribute, address.written))
    return places[min(before, len(places) - 1)] if places else Place(page.path)


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        inner = Path(parent).relative_to(folder).as_posix()
        for name in names:
            if Path(parent, name).is_file():  # a pipe would be waited for
                yield name if inner == "." else f"{inner}/{name}"
