"""Whole small sites, built and read."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

COMMAND = Path(sys.executable).with_name("mkslate")


@dataclass(frozen=True)
class Result:
    """What a command did: its exit code, what it said, and the site that it left."""

    code: int
    out: str
    err: str
    site: Path

    def page(self, path: str) -> LexborHTMLParser:
        return LexborHTMLParser((self.site / path).read_text("utf-8"))

    def pages(self) -> set[str]:
        return {
            file.relative_to(self.site).as_posix()
            for file in self.site.rglob("*.html")
            if file.name != "404.html"
        }

    def hrefs(self, path: str) -> dict[str, str]:
        """The links of a page's own content, by their text."""
        links = self.page(path).css("article a:not(.headerlink)")
        return {link.text(): link.attributes.get("href") or "" for link in links}


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of ours as a user would."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def mkslate():
    """Run `mkslate` with arguments in a folder."""

    def call(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return run(COMMAND, *arguments, cwd=cwd)

    return call


@pytest.fixture
def mkdocs():
    """Run `mkdocs` with arguments in a folder."""

    def call(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return run(COMMAND.with_name("mkdocs"), *arguments, cwd=cwd)

    return call


@pytest.fixture
def build():
    """Build the site in a folder with `mkslate build`."""

    def call(root: Path, *options: str) -> Result:
        done = run(COMMAND, "build", root, *options)
        return Result(done.returncode, done.stdout, done.stderr, root / "site")

    return call
