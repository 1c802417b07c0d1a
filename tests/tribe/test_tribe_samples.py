"""Every shell sample of the portal, run as it stands by bash and curl against a small Tribe on loopback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tribe_server import Tribe, received, tribe

from mkslate.markup.blocks import Fence
from own_portal import ROOT, pages
from portal_list import Listed, endpoint_of, endpoints, example

HOST = "community.tribe.so"
AUTHORIZATION = {"Authorization": "Bearer YOUR_ACCESS_TOKEN", "Host": HOST}
JSON_BODY = {**AUTHORIZATION, "Content-Type": "application/json"}
_UPLOAD = re.compile(r"'\w+=@([^']+)'")


def samples() -> list[Any]:
    """Every shell sample, with the name of its page."""
    found = []
    for page in pages():
        for section in page.sections:
            fences = [one for one in section.blocks if isinstance(one, Fence) and one.language == "shell"]
            for number, fence in enumerate(fences, 1):
                code = "\n".join(line.text for line in fence.lines)
                found.append(pytest.param(page.name, code, id=f"{page.name}-{section.title}-{number}"))
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate of the API's host name."""
    for tool in ("bash", "curl", "openssl"):
        if shutil.which(tool) is None:
            pytest.skip(f"no {tool} here, which the shell samples are run with")
    folder = tmp_path_factory.mktemp("tribe")
    subject = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "key.pem"]
    command = ["openssl", "req", "-x509", *key, "-out", "certificate.pem", "-days", "2", *subject]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    return folder


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Tribe]:
    """The server, which curl's own configuration leads the host name to."""
    with tribe(home / "certificate.pem", home / "key.pem") as running:
        settings = [
            f'connect-to = "{HOST}:443:127.0.0.1:{running.port}"',
            f'cacert = "{home}/certificate.pem"',
            'noproxy = "*"',
            "silent",
            "show-error",
            "max-time = 20",
        ]
        (home / ".curlrc").write_text("\n".join(settings) + "\n", "utf-8")
        yield running


@pytest.fixture(autouse=True)
def _nothing_received(request: pytest.FixtureRequest) -> None:
    if "server" in request.fixturenames:
        request.getfixturevalue("server").received.clear()


def run(code: str, home: Path, folder: Path) -> str:
    """What a shell sample prints, run in a folder that has the files which it uploads."""
    for name in _UPLOAD.findall(code):
        (folder / name).write_bytes(b"not really an image")
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "CURL_HOME": str(home)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(("page", "code"), samples())
def test_a_shell_sample_sends_what_the_api_takes(
    page: str, code: str, server: Tribe, home: Path, tmp_path: Path
) -> None:
    printed = run(code, home, tmp_path)

    (got,) = server.received
    assert got.faults == ()
    assert got.listed is not None
    carried = {"query": got.query, "body": got.body}
    assert carried in (of_the_index() if page == "index" else described(got.listed))
    head, _, answer = printed.rpartition("\n\n")
    assert head.split()[1:2] in ([], ["200"])
    assert json.loads(answer) == example(got.listed.response or {})


def described(listed: Listed) -> list[dict[str, Any]]:
    """What the portal's data say that the samples of an endpoint carry."""
    return [
        {
            "query": {one["name"]: str(one["example"]) for one in rows if one["in"] == "query"},
            "body": {one["name"]: one["example"] for one in rows if one["in"] in ("body", "file")} or None,
        }
        for method, path, rows in examples()
        if (method, path) == (listed.method, listed.path)
    ]


def of_the_index() -> list[dict[str, Any]]:
    """What the samples of the index carry."""
    client = {"client_id": "YOUR_CLIENT_ID", "client_secret": "YOUR_CLIENT_SECRET"}
    password = {"grant_type": "password", **client, "username": "maya", "password": "correct horse battery"}
    custom = {"grant_type": "tribe:client_secret_credentials", **client, "email": "jaan@example.com"}
    bodies = (None, {"content": "<p>Install the <em>Feeds</em> app.</p>"}, password, custom)
    return [{"query": {"limit": "1"}, "body": None}, *({"query": {}, "body": body} for body in bodies)]


@cache
def examples() -> tuple[tuple[str, str, list[dict[str, Any]]], ...]:
    """The method and path of each endpoint in the data files, with the parameters that have an example."""
    common = yaml.safe_load((ROOT / "docs/data/common.yml").read_text("utf-8"))["parameters"]
    found = []
    for file in sorted((ROOT / "docs/data").glob("*.yml")):
        data = yaml.safe_load(file.read_text("utf-8"))
        for one in data.get("resource", data).get("endpoints", []):
            rows = [common[row] if isinstance(row, str) else row for row in one.get("parameters", [])]
            found.append((one["method"], one["path"], [row for row in rows if "example" in row]))
    return tuple(found)


def test_the_samples_reach_every_endpoint() -> None:
    reached = set()
    for sample in samples():
        code = sample.values[1]
        method = (re.search(r"-X (\w+)", code) or ["", "GET"])[1]
        (path,) = re.findall(rf"'https://{HOST}([^'?]+)", code)
        reached.add(str(endpoint_of(method, path)))

    assert reached == {str(one) for one in endpoints()}


@pytest.mark.parametrize(
    ("method", "target", "headers", "content", "faults"),
    [
        ("GET", "/api/v1/answers?page=2", AUTHORIZATION, b"", ()),
        ("GET", "/api/v1/answers?page=two", AUTHORIZATION, b"", ("query page=two",)),
        ("GET", "/api/v1/answers?pages=2", AUTHORIZATION, b"", ("query pages=2",)),
        ("GET", "/api/v1/answers", {"Host": HOST}, b"", ("no access token",)),
        ("POST", "/api/v1/answers/logs", JSON_BODY, b'{"ids": ["a"]}', ()),
        ("POST", "/api/v1/answers/logs", JSON_BODY, b'{"ids": "a"}', ("body ids='a'",)),
        ("POST", "/api/v1/answers/logs", JSON_BODY, b'{"id": []}', ("body id=[]",)),
        ("POST", "/api/v1/uploads/posts", JSON_BODY, b'{"upload": "a"}', ("files {'upload': 'a'}",)),
        ("PUT", "/api/v1/portal", JSON_BODY, b'{"name": "a"}', ("the body lacks one of name, domain",)),
    ],
)
def test_the_server_tells_what_is_wrong(
    method: str, target: str, headers: dict[str, str], content: bytes, faults: tuple[str, ...]
) -> None:
    assert received(method, target, headers, content).faults == faults


@pytest.mark.parametrize("path", ["/api/v1/answer", "/api/v1/answers/{id}", "/api/v1/answers/:id", "/"])
def test_the_server_knows_no_other_path(path: str) -> None:
    assert received("GET", path, AUTHORIZATION, b"").listed is None
