"""A small portal, built as its author would, and read with a real browser."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, sync_playwright

PORTAL = Path(__file__).with_name("portal")
WIDE = {"width": 1440, "height": 900}
ARGUMENTS = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Page]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on this machine alone; gives the address of its root."""
    servers = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def portal() -> Path:
    """The sources of the portal."""
    return PORTAL


@pytest.fixture(scope="session")
def build_site() -> Callable[[Path], Path]:
    """Build what is in a folder, as a user would; gives the folder of the site."""

    def build(root: Path) -> Path:
        command = [str(Path(sys.executable).with_name("mkslate")), "build", str(root)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return root / "site"

    return build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path], Path]) -> Path:
    """The folder of the portal's site."""
    root = tmp_path_factory.mktemp("portal")
    shutil.copytree(PORTAL, root / "source")
    return build_site(root)


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """Where the portal is served."""
    return serve(site)


@pytest.fixture(scope="module")  # an event loop runs meanwhile, which other modules cannot have
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The machine's own Chromium."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium on this machine: .ci/run installs Debian's")
    browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def read(chromium: Browser, address: str) -> Iterator[Open]:
    """Open a page of the portal. No page may ask another machine for anything, or complain."""
    contexts = []
    complaints: list[str] = []

    def listen(page: Page) -> None:
        def asked(request: Request) -> None:
            url = urlsplit(request.url)
            if url.scheme not in ("data", "blob", "file") and url.hostname != "127.0.0.1":
                complaints.append(f"asks for {request.url}")

        def said(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                complaints.append(message.text)

        page.on("request", asked)
        page.on("console", said)
        page.on("pageerror", lambda error: complaints.append(str(error)))

    def opened(path: str = "", viewport: dict[str, int] = WIDE, base: str = address, **options: Any) -> Page:
        context = chromium.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        listen(page)
        page.goto(base + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
