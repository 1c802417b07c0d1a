"""The preview: last good pages, errors on top of them, and recovery by itself."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

GOOD = {
    "source/index.html.md": "---\ntitle: T\nincludes:\n  - a\n---\n# Hello\n",
    "source/includes/_a.md": "# A\n\nfirst words\n",
}
BROKEN = {"source/index.html.md": "---\ntitle: T\nincludes:\n  - a\n  - gone\n---\n# Hello\n"}
ERROR = "source/index.html.md:5:5: include-missing: no include &#x27;gone&#x27;"


@contextmanager
def served(command: Path, root: Path) -> Iterator[str]:
    """The address of a preview of the portal in `root`, while it runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (root / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [command, "serve", root, "-a", f"127.0.0.1:{port}"], env=environment, stdout=log, stderr=log
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(timeout=30)


def until(condition: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether a condition comes true within a time that no machine needs."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


def page(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - our own server
            return answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.read().decode()
    except OSError:
        return ""


@pytest.fixture
def command() -> Path:
    import sys

    return Path(sys.executable).with_name("mkslate")


def test_errors_stand_on_the_last_good_pages_until_they_are_mended(tmp_path: Path, command: Path) -> None:
    root = write_tree(tmp_path, GOOD)
    with served(command, root) as url:
        assert until(lambda: "first words" in page(f"{url}a/"))

        write_tree(root, BROKEN | {"source/includes/_a.md": "# A\n\nsecond words\n"})
        assert until(lambda: ERROR in page(f"{url}a/"))
        assert "first words" in page(f"{url}a/")

        write_tree(root, GOOD | {"source/includes/_a.md": "# A\n\nthird words\n"})
        assert until(lambda: "third words" in page(f"{url}a/"))
        assert ERROR not in page(f"{url}a/")
    log = (root / "serve.log").read_text()
    assert "source/index.html.md:5:5: include-missing: no include 'gone'" in log
    assert log.startswith("Building…\nBuilt in ")
    assert f" s\nServing on {url} (Ctrl+C ends it)\n" in log
    assert log.endswith(" s\n")  # all is well again
    assert "Traceback" not in log


def test_a_broken_source_serves_its_errors_from_the_start(tmp_path: Path, command: Path) -> None:
    root = write_tree(tmp_path, GOOD | BROKEN)
    with served(command, root) as url:
        assert until(lambda: ERROR in page(url))
        assert ERROR in page(f"{url}anything/")
        assert "There is no good build yet." in page(url)

        write_tree(root, GOOD)
        assert until(lambda: "first words" in page(f"{url}a/"))


def test_drafts_are_in_the_preview_and_what_is_excluded_is_not(tmp_path: Path, command: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: T\ndocs_dir: source\ntheme: {name: material}\nplugins: [search, mkslate]\n"
        "draft_docs: draft.md\nexclude_docs: secret.md\n",
        "source/draft.md": "# Draft\n\nnot yet\n",
        "source/secret.md": "# Secret\n\nnever\n",
    }
    with served(command, write_tree(tmp_path, GOOD | files)) as url:
        assert until(lambda: "not yet" in page(f"{url}draft/"))
        assert "never" not in page(f"{url}secret/") + page(f"{url}secret.md")


def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path, mkslate) -> None:
    root = write_tree(tmp_path, GOOD)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = mkslate("serve", root, "-a", address)

    assert done.returncode == 1
    assert f"Error: cannot serve on {address}: Address already in use" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Built" not in done.stderr


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "127.0.0.1", ":80", "127.0.0.1:x"])
def test_an_address_that_is_none_is_wrong_usage(tmp_path: Path, mkslate, address: str) -> None:
    done = mkslate("serve", tmp_path, "-a", address)

    assert done.returncode == 2
    assert f"'{address}' is not HOST:PORT, with a port up to 65535" in done.stderr
