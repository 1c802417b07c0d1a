"""What the keys of front matter do to a published page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

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


def test_values_of_config_rb_come_from_mkdocs_yml_too(tmp_path: Path, build) -> None:
    config = (
        "site_name: T\ndocs_dir: source\ntheme: {name: material}\nplugins:\n  - mkslate:\n      config:\n"
    )
    keys = ("api_host", "version", "region")
    files = {
        "config.rb": "set :api_host, ENV['HOST']\nset :version, 'one'\nset :region, 'eu'\n",
        "source/index.html.md.erb": "# T\n\n" + ", ".join(f"<%= config[:{key}] %>" for key in keys) + "\n",
        "mkdocs.yml": f"{config}        api_host: api.example.com\n        version: 2\n",
    }
    result = build(write_tree(tmp_path, files))

    assert (result.code, result.err) == (0, "")
    assert "api.example.com, 2, eu" in result.page("index.html").css_first("article").text()


def test_values_of_config_rb_are_plain(tmp_path: Path, build) -> None:
    config = (
        "site_name: T\ndocs_dir: source\ntheme: {name: material}\nplugins:\n  - mkslate:\n      config:\n"
    )
    files = {"source/index.html.md": "# T\n", "mkdocs.yml": f"{config}        hosts: [a, b]\n"}
    result = build(write_tree(tmp_path, files))

    assert result.code == 1
    assert "mkdocs.yml: option: 'config' of mkslate takes plain values" in result.err
