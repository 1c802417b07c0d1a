"""A small Tribe: a server on loopback that takes what the list of endpoints names, and nothing else."""

from __future__ import annotations

import email
import email.policy
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from portal_list import Listed, endpoint_of, example, is_a

TOKEN = "Bearer YOUR_ACCESS_TOKEN"  # noqa: S105  # the placeholder of the samples
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came in: the parameters decoded, the body by its content type, and what is wrong."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any
    listed: Listed | None
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tribe:
    """A running server: its port, and what it has received."""

    port: int
    received: list[Received]


@contextmanager
def tribe(certificate: Path, key: Path) -> Iterator[Tribe]:
    """The server, on a free port of loopback, speaking TLS with a certificate."""
    received: list[Received] = []

    class Handler(_Handler):
        """The handler of this server's requests."""

        log = received

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield Tribe(server.server_address[1], received)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers a request with the example of its response, or with what is wrong with it."""

    log: list[Received]
    protocol_version = "HTTP/1.1"
    timeout = 10

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name for it
        """Nothing is printed."""

    def answer(self) -> None:
        """Take the request, whatever its method."""
        length = int(self.headers.get("Content-Length") or 0)
        one = received(self.command, self.path, dict(self.headers.items()), self.rfile.read(length))
        self.log.append(one)
        status = 404 if one.listed is None else 400 if one.faults else 200
        value = example(one.listed.response or {}) if status == 200 and one.listed else {"faults": one.faults}
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


for _method in METHODS:
    setattr(_Handler, f"do_{_method}", _Handler.answer)


def received(method: str, target: str, headers: dict[str, str], content: bytes) -> Received:
    """A request, decoded and judged by the list."""
    address = urlsplit(target)
    path = unquote(address.path)
    query = dict(parse_qsl(address.query, keep_blank_values=True, strict_parsing=bool(address.query)))
    named = {name.lower(): value for name, value in headers.items()}
    listed = endpoint_of(method, path)
    try:
        body = _decoded(named.get("content-type", ""), content)
    except ValueError as mistake:
        return Received(method, path, query, named, None, listed, (f"body: {mistake}",))
    faults = tuple(_faults(listed, query, named, body)) if listed else ()
    return Received(method, path, query, named, body, listed, faults)


def _decoded(content_type: str, content: bytes) -> Any:
    """A body as its content type says: JSON, a form as a mapping, files as a mapping to their names."""
    kind = content_type.split(";")[0]
    if not content:
        return None
    if kind == "application/json":
        return json.loads(content)
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(content.decode(), keep_blank_values=True, strict_parsing=True))
    if kind == "multipart/form-data":
        head = f"Content-Type: {content_type}\r\n\r\n".encode()
        message = email.message_from_bytes(head + content, policy=email.policy.HTTP)
        return {
            part.get_param("name", header="content-disposition"): part.get_filename()
            for part in message.iter_parts()
        }
    raise ValueError(f"the content type {content_type!r} is none of the API's")


def _faults(listed: Listed, query: dict[str, str], headers: dict[str, str], body: Any) -> Iterator[str]:
    if not listed.form and headers.get("authorization") != TOKEN:
        yield "no access token"
    if headers.get("host") != "community.tribe.so":
        yield f"host {headers.get('host')!r}"
    for name, value in query.items():
        if name not in listed.query or (listed.query[name] == "number" and not value.isdigit()):
            yield f"query {name}={value}"
    kind = headers.get("content-type", "").split(";")[0]
    if listed.files:
        if kind != "multipart/form-data" or set(body or {}) != set(listed.files):
            yield f"files {body!r}"
    elif listed.form:
        if kind != "application/x-www-form-urlencoded" or not set(body or {}) <= set(listed.form):
            yield f"form {body!r}"
    elif body is not None:
        yield from _body_faults(listed, kind, body)
    if not listed.files and not listed.form and not set(listed.required) <= set(body or {}):
        yield f"the body lacks one of {', '.join(listed.required)}"


def _body_faults(listed: Listed, kind: str, body: Any) -> Iterator[str]:
    if kind != "application/json" or not isinstance(body, dict):
        yield f"the body is {kind} {body!r}"
        return
    for name, value in body.items():
        if name not in listed.body or not is_a(value, listed.body[name]):
            yield f"body {name}={value!r}"
