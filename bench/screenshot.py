"""The README's picture: a page of the portal as a browser shows it.

    python bench/screenshot.py SITE PAGE FILE [--width 1440] [--dark]

SITE is the folder of a built site, PAGE the path of a page in it.
"""

from __future__ import annotations

import argparse
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site, served on this machine meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def main() -> None:
    """Take the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("page")
    parser.add_argument("file", type=Path)
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    with served(given.site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*_FLAGS])
        scheme = "dark" if given.dark else "light"
        page = browser.new_page(viewport={"width": given.width, "height": 900}, color_scheme=scheme)
        page.goto(url + given.page)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=given.file)
        browser.close()


if __name__ == "__main__":
    main()
