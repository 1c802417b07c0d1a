"""Samples, run unmodified, send what was described."""

from __future__ import annotations

import email
import json
import shutil
import subprocess
import sys
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from macro_cases import FENCE, TABS
from macro_listener import Listener, Received

from mkslate.model.front_matter import LanguageTab
from mkslate.source.macro import MacroContext, macros

HARD = {
    "text": 'it\'s "$5" `x` ${y} #{z} \\ !! %20 – é 日本 \U0001f642\n\t<b>&amp;</b>',
    "unseen": "\u0000\u001b\u2028",
    "__proto__": {"constructor": [1, -2.5, True, False, None, {}, []]},
    'key\'s "name"': 12345678901234567890,
}
ONES: dict[str, dict[str, Any]] = {
    "get": {
        "method": "GET",
        "path": "/answers",
        "query": {"q": "a b&c=d/é+\"'", "f[x]": [1, 2]},
        "auth": "bearer",
    },
    "put": {"method": "PUT", "path": "/answers/{id}", "values": {"id": "5bf0 é"}, "body": HARD},
    "list": {
        "method": "PATCH",
        "path": "/answers",
        "body": ["a", {"0": "b"}],
        "headers": {"X-A": "it's", "X-Empty": ""},
    },
    "form": {
        "method": "POST",
        "path": "/token",
        "form": {"grant_type": "a:b", "password": "it's $5 & é=%+", "x": ["1", "2"]},
    },
    "plain form": {"method": "POST", "path": "/token", "form": {"a": "@file", "b": "<é>"}},
    "upload": {
        "method": "POST",
        "path": "/uploads",
        "form": {"note": "@it's; <é>"},
        "files": {"upload": "photo.png"},
    },
    "text": {"method": "POST", "path": "/notes", "body": '@it\'s\ntwo "lines" é $x'},
    "nothing": {"method": "POST", "path": "/votes", "auth": "basic", "token": "ann:it's:$5"},
    "delete": {"method": "DELETE", "path": "/answers/a1", "prints": "status"},
    "delete with a body": {"method": "DELETE", "path": "/answers", "body": {"ids": ["a1"]}},
    "head": {"method": "HEAD", "path": "/answers"},
    "options": {"method": "OPTIONS", "path": "/answers", "prints": "text"},
}
RUN = {
    "shell": ("bash", ".sh"),
    "javascript": ("node", ".mjs"),
    "python": (sys.executable, ".py"),
    "ruby": ("ruby", ".rb"),
    "php": ("php", ".php"),
    "go": ("go run", ".go"),
}


@pytest.mark.parametrize("language", TABS)
@pytest.mark.parametrize("name", ONES)
def test_it_arrives(name: str, language: str, listener: Listener, tmp_path: Path) -> None:
    given = ONES[name]
    code = sample(given, language, listener.address)
    listener.received.clear()

    shown = run(language, code, tmp_path)

    assert [one.method for one in listener.received] == [given["method"]]
    received = listener.received[0]
    assert received.target == target(given)
    for header, value in expected_headers(given).items():
        assert received.headers.get(header) == value
    assert body_of(received) == expected_body(given)
    if given["method"] == "HEAD" or given.get("prints") == "status":
        assert "200" in shown
    else:
        assert "received" in shown


def sample(given: dict[str, Any], language: str, base: str) -> str:
    write = macros(MacroContext(tabs=(LanguageTab(language, language),), base_url=base))["request"]
    found = FENCE.search(write(**given))
    assert found
    return found[2]


def run(language: str, code: str, folder: Path) -> str:
    tool, end = RUN[language]
    command = tool.split(" ")
    if not shutil.which(command[0]):
        pytest.skip(f"no {command[0]} to run the samples")
    if language == "python":
        pytest.importorskip("requests")
    if (
        language == "php"
        and "curl" not in subprocess.run(["php", "-m"], capture_output=True, text=True).stdout
    ):
        pytest.skip("PHP has no curl extension here")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    file = folder / f"sample{end}"
    file.write_text(code, "utf-8")
    command.append(file.name)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def has_curl() -> bool:
    return "curl" in subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout.split()


def target(given: dict[str, Any]) -> str:
    path = given["path"].replace("{id}", "5bf0%20%C3%A9")
    query = "?q=a%20b%26c%3Dd/%C3%A9%2B%22%27&f%5Bx%5D=1&f%5Bx%5D=2" if "query" in given else ""
    return f"/api{path}{query}"


def expected_headers(given: dict[str, Any]) -> dict[str, str | None]:
    found: dict[str, str | None] = {name.lower(): value for name, value in given.get("headers", {}).items()}
    if given.get("auth") == "bearer":
        found["authorization"] = "Bearer YOUR_ACCESS_TOKEN"
    elif given.get("auth") == "basic":
        found["authorization"] = "Basic YW5uOml0J3M6JDU="
    if "body" not in given and "form" not in given and "files" not in given and given["method"] != "POST":
        found["content-type"] = None
    return found


def expected_body(given: dict[str, Any]) -> object:
    if "files" in given:
        fields = [(name, None, value.encode()) for name, value in given.get("form", {}).items()]
        return fields + [(name, file, b"\x89PNG\r\n\x1a\n") for name, file in given["files"].items()]
    if "form" in given:
        return [
            (name, one)
            for name, value in given["form"].items()
            for one in (value if isinstance(value, list) else [value])
        ]
    return given.get("body", b"")


def body_of(received: Received) -> object:
    kind = received.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        message = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + received.body)
        parts = message.get_payload()
        assert isinstance(parts, list)
        return [part_of(part) for part in parts if not isinstance(part, str)]
    if not received.body:
        return b""
    if kind.startswith("application/x-www-form-urlencoded"):
        return sorted_by_name(parse_qsl(received.body.decode(), keep_blank_values=True))
    if kind.startswith("application/json"):
        return json.loads(received.body)
    assert kind.startswith("text/plain")
    return received.body.decode()


def part_of(part: Message) -> tuple[object, str | None, object]:
    name = part.get_param("name", header="content-disposition")
    return name, part.get_filename(), part.get_payload(decode=True)


def sorted_by_name(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Go sends a form's names in order; the order of one name's values stays."""
    return sorted(fields, key=lambda pair: pair[0])
