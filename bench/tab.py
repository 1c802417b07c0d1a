"""A tab in which nothing runs but its page: it is driven over the browser's own protocol.

Playwright runs scripts of its own in each document before the page's, which a slowed processor makes long.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import CDPSession

_PATIENCE = 30  # seconds for an answer
_PAUSE = 0.02


class Tab:
    """One tab; `send` gives what a method of the Chrome DevTools Protocol answers."""

    def __init__(self, browser: CDPSession, session: str) -> None:
        self._browser = browser
        self._session = session
        self._sent = 0
        self._answers: dict[int, dict[str, Any]] = {}
        browser.on("Target.receivedMessageFromTarget", self._received)

    def _received(self, event: dict[str, Any]) -> None:
        if event["sessionId"] == self._session:
            message = json.loads(event["message"])
            self._answers[message.get("id", 0)] = message

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method of the tab.

        Raises:
            RuntimeError: The browser refused it, or did not answer.

        """
        self._sent += 1
        message = json.dumps({"id": self._sent, "method": method, "params": parameters})
        self._browser.send("Target.sendMessageToTarget", {"sessionId": self._session, "message": message})
        until = time.monotonic() + _PATIENCE
        while self._sent not in self._answers and time.monotonic() < until:
            self._browser.send("Browser.getVersion")  # answers come in while something is asked for
            time.sleep(_PAUSE)
        answer = self._answers.pop(self._sent, {})
        if "result" not in answer:
            raise RuntimeError(f"{method}: {answer.get('error', 'no answer')}")
        result: dict[str, Any] = answer["result"]
        return result

    def evaluate(self, promise: str) -> Any:
        """What a promise of the page comes to."""
        answer = self.send("Runtime.evaluate", expression=promise, awaitPromise=True, returnByValue=True)
        return answer["result"].get("value")


@contextmanager
def tab(browser: CDPSession, width: int, height: int) -> Iterator[Tab]:
    """Opens a tab with a store and a cache of its own; closes it after."""
    context = browser.send("Target.createBrowserContext")["browserContextId"]
    size = {"width": width, "height": height}
    target = browser.send("Target.createTarget", {"url": "about:blank", "browserContextId": context, **size})
    attached = browser.send("Target.attachToTarget", {"targetId": target["targetId"], "flatten": False})
    try:
        yield Tab(browser, attached["sessionId"])
    finally:
        browser.send("Target.disposeBrowserContext", {"browserContextId": context})
