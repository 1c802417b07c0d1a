"""Asking: many addresses at once, a few at a time of each server."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import urljoin, urlsplit

import aiohttp

from mkslate import __version__
from mkslate.check.external.answer import Answer
from mkslate.check.external.retry import LATER, TRIES, pause

_AT_ONCE = 64
_OF_A_SERVER = 4
_SECONDS = 30.0
_HOPS = 10
_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_FAILURES = (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError)


def ask_all(
    addresses: Iterable[str], told: Callable[[], object] = lambda: None, seconds: float = _SECONDS
) -> dict[str, Answer]:
    """The answer for each address; `told` is called at each.

    `seconds` is how long one request may take.
    """
    return asyncio.run(_ask_all(list(addresses), told, seconds))


async def _ask_all(addresses: list[str], told: Callable[[], object], seconds: float) -> dict[str, Answer]:
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=_AT_ONCE),
        timeout=aiohttp.ClientTimeout(total=seconds),
        headers={"User-Agent": f"mkslate/{__version__}", "Accept": "*/*"},
        cookie_jar=aiohttp.DummyCookieJar(),
    ) as session:
        asker = _Asker(session)

        async def one(address: str) -> Answer:
            answer = await asker.ask(address)
            told()
            return answer

        return dict(zip(addresses, await asyncio.gather(*map(one, addresses)), strict=True))


class _Asker:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._all = asyncio.Semaphore(_AT_ONCE)
        self._servers: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(_OF_A_SERVER)
        )

    async def ask(self, address: str) -> Answer:
        """Follow an address to its end."""
        here, moved, for_good = address, "", True
        for _ in range(_HOPS):
            status, target, failure = await self._patiently(here)
            if status not in _REDIRECTS or not target:
                return Answer(status, moved, failure)
            for_good = for_good and status in _PERMANENT
            here = urljoin(here, target)
            moved = here if for_good else moved
            if not here.lower().startswith(("http://", "https://")):
                return Answer(0, "", f"it leads to `{here}`")
        return Answer(0, "", f"it leads in circles, or over more than {_HOPS} redirects")

    async def _patiently(self, address: str) -> tuple[int, str, str]:
        """The status, the address of a redirect, and why there is no status, after as many tries as help."""
        status, target, failure = 0, "", ""
        for tried in range(TRIES):
            try:
                status, target, after = await self._once(address)
            except _FAILURES as bad:
                return 0, "", str(bad) or ("it took too long" if isinstance(bad, TimeoutError) else repr(bad))
            if status not in LATER or tried == TRIES - 1:
                break
            await asyncio.sleep(pause(after, tried))
        return status, target, failure

    async def _once(self, address: str) -> tuple[int, str, str | None]:
        """HEAD, then GET where a server does not know what to say of HEAD."""
        async with self._servers[urlsplit(address).netloc], self._all:
            try:
                found = await self._request("HEAD", address)
            except aiohttp.ServerDisconnectedError:
                found = (405, "", None)
            if found[0] >= 400 and found[0] not in LATER:
                found = await self._request("GET", address)
            return found

    async def _request(self, method: str, address: str) -> tuple[int, str, str | None]:
        async with self._session.request(method, address, allow_redirects=False) as answer:
            given = answer.headers
            return answer.status, given.get("Location", ""), given.get("Retry-After")
