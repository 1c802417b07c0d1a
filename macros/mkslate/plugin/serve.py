"""The preview: pages served on this machine, built anew at every change, errors and all."""

from __future__ import annotations

import logging
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.livereload import LiveReloadServer

from mkslate.errors import PortalError
from mkslate.plugin.banner import error_page, with_banner
from mkslate.plugin.build import build_into
from mkslate.plugin.report import report
from mkslate.plugin.site_config import site_config
from mkslate.plugin.theme import OVERLAY
from mkslate.source.options import CONFIG_NAME

_LOG = logging.getLogger("mkdocs.plugins.mkslate")
_WATCHED = (CONFIG_NAME, "config.rb", "docs", "source", "includes", "macros", "data", "locales")


def serve(root: Path, host: str, port: int) -> None:
    """Serve the site in `root` until interrupted, and build it anew whenever a source changes.

    While sources are broken the last good pages are served, with the errors on top of them.
    Raises OSError, before anything is built, if the address cannot be served on.
    """
    wide = ":" in host  # an address of IPv6
    family = socket.AF_INET6 if wide else socket.AF_INET
    url = f"http://{f'[{host}]' if wide else host}:{port}/"
    socket.create_server((host, port), family=family).close()
    with tempfile.TemporaryDirectory(prefix="mkslate-") as scratch:
        preview = Preview(root, Path(scratch, "site"), url)
        server = LiveReloadServer(preview.rebuild, host, port, str(preview.site_dir))
        server.error_handler = preview.error_page
        _LOG.info("Building…")
        preview.rebuild()
        for path in preview.watched():
            server.watch(str(path))
        _LOG.info("Serving on %s (Ctrl+C ends it)", url)
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


class Preview:
    """The site that is served: rebuilt as a whole, and kept as it was where that fails."""

    def __init__(self, root: Path, site_dir: Path, url: str) -> None:
        self._root = root
        self._url = url
        self.site_dir = site_dir

    def rebuild(self) -> None:
        """Build the site; never raises for what an author can mend."""
        start = time.monotonic()
        fresh = self.site_dir.with_name("fresh")
        shutil.rmtree(fresh, ignore_errors=True)
        with _logged() as messages:
            try:
                config = site_config(self._root, site_dir=str(fresh))
                build_into(config, serve_url=self._url)
            except PortalError as bad:
                report(bad.problems)
            except (Abort, BuildError, ConfigurationError) as bad:
                logging.getLogger("mkdocs").error("%s", bad)
            else:
                shutil.rmtree(self.site_dir, ignore_errors=True)
                fresh.rename(self.site_dir)
                _LOG.info("Built in %.1f s", time.monotonic() - start)
                return
        self._show(messages)

    def watched(self) -> Iterator[Path]:
        """The files and folders whose changes make a new build."""
        for name in _WATCHED:
            if (self._root / name).exists():
                yield self._root / name
        yield from (folder for folder in self._root.glob("*/source") if folder.is_dir())
        yield OVERLAY

    def error_page(self, code: int) -> bytes | None:
        """What the server answers where it has no page."""
        file = self.site_dir / "404.html"
        return file.read_bytes() if code == 404 and file.is_file() else None

    def _show(self, messages: list[str]) -> None:
        pages = list(self.site_dir.rglob("*.html"))
        if not pages:
            self.site_dir.mkdir(parents=True, exist_ok=True)
            for name in ("index.html", "404.html"):
                (self.site_dir / name).write_text(error_page(messages), "utf-8")
        for page in pages:
            page.write_text(with_banner(page.read_text("utf-8"), messages), "utf-8")


@contextmanager
def _logged() -> Iterator[list[str]]:
    """The errors that are logged meanwhile."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    handler = Collector(logging.ERROR)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
