"""What the keys of front matter do to a published page."""

from __future__ import annotations

from pathlib import Path

from tree import write_tree

HEAD = """\
---
title: T
toc_footers:
  - <a href='https://example.com/sign-up'>Sign up</a>
search: {switch}
code_clipboard: {switch}
meta:
  - name: robots
    content: noindex
page_classes: wide
---
# Hello
"""


def published(root: Path, build, switch: str):
    files = {"source/index.html.md": HEAD.format(switch=switch), "source/images/logo.png": "png"}
    result = build(write_tree(root, files))
    assert (result.code, result.err) == (0, "")
    return result.page("index.html")


def test_keys_that_are_on(tmp_path: Path, build) -> None:
    page = published(tmp_path, build, "true")

    assert page.css_first(".md-search") is not None
    assert "content.code.copy" in page.css_first("#__config").text()
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert page.css_first(".md-sidebar--primary a[href='https://example.com/sign-up']").text() == "Sign up"
    assert page.css_first(".md-header .md-logo img").attributes["src"] == "images/logo.png"
    assert "wide" in page.css_first(".mkslate-page").attributes["class"].split()


def test_keys_that_are_off(tmp_path: Path, build) -> None:
    page = published(tmp_path, build, "false")

    assert page.css_first(".md-search") is None
    assert "content.code.copy" not in page.css_first("#__config").text()
