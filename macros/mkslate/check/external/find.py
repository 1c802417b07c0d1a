"""Links to other servers, and what is wrong with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from fnmatch import fnmatchcase
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from mkslate.check.external.answer import Answer
from mkslate.check.external.cache import cache_file, recall, remember
from mkslate.check.external.rules import GONE, MOVED, SILENT
from mkslate.check.settings import CheckSettings
from mkslate.check.unit import Unit
from mkslate.errors import PortalError, Problem, error
from mkslate.model.portal import Portal
from mkslate.place import Place

_EXTRA = "pip install 'mkslate[external]'"
# Names that belong to nobody (RFC 2606), and this machine.
_RESERVED = re.compile(r"(?:.*\.)?(?:example\.(?:com|net|org)|example|test|invalid|localhost)", re.IGNORECASE)
# Given how many addresses will be asked, makes what is called at each.
Watch = Callable[[int], AbstractContextManager[Callable[[], object]]]


def _unwatched(_: int) -> AbstractContextManager[Callable[[], object]]:
    return nullcontext(lambda: None)


def check_external(
    portal: Portal, settings: CheckSettings, cache: Path | None = None, watch: Watch = _unwatched
) -> tuple[Unit, ...]:
    """A unit for each file that links to other servers. Raises PortalError without the extra `external`."""
    if find_spec("aiohttp") is None:
        raise PortalError([error("external", Place("."), "--external needs aiohttp", _EXTRA)])
    from mkslate.check.external.ask import ask_all

    places = links(portal, settings)
    file = cache or cache_file()
    answers = recall(file, places)
    unknown = [address for address in places if address not in answers]
    if unknown:
        with watch(len(unknown)) as told:
            found = ask_all(unknown, told)
        remember(file, found)
        answers |= found
    judged = [
        (place, problem)
        for address, all_places in places.items()
        for place in all_places
        for problem in (_judged(address, place, answers[address]),)
    ]
    return tuple(_units(sorted(judged, key=lambda one: one[0])))


def links(portal: Portal, settings: CheckSettings) -> dict[str, list[Place]]:
    """The addresses to ask for, without their anchors, and where each stands."""
    found: defaultdict[str, dict[Place, None]] = defaultdict(dict)
    for tree in portal.trees:
        for page in tree.pages:
            for target in page.targets:
                address = target.address.strip().partition("#")[0]
                address = f"https:{address}" if address.startswith("//") else address
                if _wanted(address, settings):
                    found[address][target.place] = None
    return {address: list(places) for address, places in found.items()}


def _wanted(address: str, settings: CheckSettings) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme.lower() not in {"http", "https"} or not host or _RESERVED.fullmatch(host):
        return False
    if re.search(r"<%|[{}<>]", address):  # a template's value or a placeholder
        return False
    allowed, denied = settings.external_allow, settings.external_deny
    return (not allowed or _any(address, allowed)) and not _any(address, denied)


def _any(address: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(address, pattern) for pattern in patterns)


def _judged(address: str, place: Place, answer: Answer) -> Problem | None:
    status = answer.status
    if not status:
        return SILENT.at(place, f"nothing answers for `{address}`: {answer.failure}")
    if status in {404, 410}:
        return GONE.at(place, f"`{address}` is not there ({status})")
    if status >= 500 or status == 429:
        return SILENT.at(place, f"the server fails at `{address}` ({status})")
    if answer.moved:
        return MOVED.at(place, f"`{address}` has moved", f"write `{answer.moved}`")
    return None  # there, or for those alone who are known to the server


def _units(judged: Sequence[tuple[Place, Problem | None]]) -> Iterator[Unit]:
    for path, group in groupby(judged, lambda one: one[0].path):
        yield Unit("external", Place(path), tuple(problem for _, problem in group if problem))
