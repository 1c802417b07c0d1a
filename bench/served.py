"""A built site as Chromium is given it: served as a static host does, and the browser's flags."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_PACKED = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md"))


@cache
def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes())


class _Packing(SimpleHTTPRequestHandler):
    """Serves files as a static host does: text compressed, everything kept for ten minutes."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send the headers; give the body."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or file.suffix not in _PACKED:
            return super().send_head()
        body = _packed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site, served on this machine meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
