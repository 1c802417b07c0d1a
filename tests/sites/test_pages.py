"""How an index and its includes become pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow


def source(includes: str, **files: str) -> dict[str, str]:
    entries = "".join(f"  - {name}\n" for name in includes.split())
    index = files.pop("index", "# Introduction\n\nHello.\n")
    tree = {"source/index.html.md": f"---\ntitle: Kitten API\nincludes:\n{entries}---\n\n{index}"}
    return tree | {f"source/includes/{path}": text for path, text in files.items()}


def test_a_page_for_each_include(tmp_path: Path, build) -> None:
    files = source("kittens errors", **{"_kittens.md": "# Kittens\n\nx\n", "errors.md": "# Errors\n\nx\n"})
    result = build(write_tree(tmp_path, files))

    assert (result.code, result.err) == (0, "")
    assert result.pages() == {"index.html", "kittens/index.html", "errors/index.html"}
    assert result.page("kittens/index.html").css_first("title").text() == "Kittens - Kitten API"
    navigation = [
        link.text().strip() for link in result.page("index.html").css(".md-nav--primary .md-nav__link")
    ]
    assert [title for title in navigation if title in ("Kitten API", "Kittens", "Errors")][-3:] == [
        "Kitten API",
        "Kittens",
        "Errors",
    ]


def test_an_include_without_h1_continues_the_page_before(tmp_path: Path, build) -> None:
    files = source("a b c", **{"_a.md": "# A\n", "_b.md": "## B\n\nmore\n", "_c.md": "text\n"})
    result = build(write_tree(tmp_path, files))

    assert result.pages() == {"index.html", "a/index.html"}
    assert [heading.id for heading in result.page("a/index.html").css("article h1, article h2")] == ["a", "b"]
    assert "text" in result.page("a/index.html").css_first("article").text()


def test_an_include_with_several_h1_is_one_page(tmp_path: Path, build) -> None:
    files = source("a", **{"_a.md": "# First\n\n# Second\n"})
    result = build(write_tree(tmp_path, files))

    assert result.pages() == {"index.html", "a/index.html"}
    assert result.page("a/index.html").css_first("title").text() == "First - Kitten API"


def test_after_an_empty_index_an_include_without_h1_starts_a_page(tmp_path: Path, build) -> None:
    files = source(
        "get_started b", index="", **{"_get_started.md": "Call us. Now.\n", "_b.md": "# B\n\nBee.\n"}
    )
    result = build(write_tree(tmp_path, files))

    assert result.pages() == {"index.html", "get_started/index.html", "b/index.html"}
    items = [item.text(deep=True).strip() for item in result.page("index.html").css("article li")]
    assert items == ["Get started: Call us.", "B: Bee."]
    assert result.hrefs("index.html") == {"Get started": "get_started/", "B": "b/#b"}


def test_the_contents_of_an_empty_index_are_links(tmp_path: Path, build) -> None:
    files = source("a b", index="", **{"_a.md": "# A\n", "_b.md": "# B\n"})
    result = build(write_tree(tmp_path, files))

    assert result.hrefs("index.html") == {"A": "a/#a", "B": "b/#b"}


def test_nested_folders_stay_in_the_address(tmp_path: Path, build) -> None:
    files = source("v2/errors v2/_users", **{"v2/_errors.md": "# E\n", "v2/_users.md": "# U\n"})

    assert build(write_tree(tmp_path, files)).pages() == {
        "index.html",
        "v2/errors/index.html",
        "v2/users/index.html",
    }


def test_two_includes_of_one_name_are_an_error(tmp_path: Path, build) -> None:
    files = source("a _a.md", **{"_a.md": "# A\n", "_a.txt": "x"}) | {"source/includes/_a.html": "<h1>a</h1>"}
    files = source("x/a x/_a.md index", **{"x/_a.md": "# A\n", "index.md": "# I\n"})
    result = build(write_tree(tmp_path, files))

    assert result.code == 1
    assert "source/index.html.md:5:5: include-twice: 'x/_a.md' is included twice" in result.err
    assert (
        "source/index.html.md:6:5: page-clash: 'index' would be published as 'index', which is taken"
        in result.err
    )


def test_a_single_page_as_in_slate(tmp_path: Path, build) -> None:
    config = "site_name: x\ndocs_dir: source\ntheme: {name: material}\n"
    config += "plugins: [search, mkslate: {pages: single}]\n"
    files = source("a", index="# I\n\n[a](#a)\n", **{"_a.md": "# A\n"})
    result = build(write_tree(tmp_path, files | {"mkdocs.yml": config}))

    assert result.pages() == {"index.html"}
    assert result.hrefs("index.html") == {"a": "#a"}


def test_several_indexes_are_trees_with_a_tab_each(tmp_path: Path, build) -> None:
    files = source("a", **{"_a.md": "# A\n\n[b](v2/#b)\n"})
    files["source/v2/index.html.md"] = (
        "---\ntitle: Version 2\nincludes:\n  - b\n---\n# Two\n\n[one](../#a) [b](#b)\n"
    )
    files["source/v2/includes/_b.md"] = "# B\n"
    result = build(write_tree(tmp_path, files))

    assert result.pages() == {"index.html", "a/index.html", "v2/index.html", "v2/b/index.html"}
    tabs = [link.text().strip() for link in result.page("index.html").css(".md-tabs__link")]
    assert tabs == ["Kitten API", "Version 2"]
    assert result.hrefs("v2/index.html") == {"one": "../a/#a", "b": "b/#b"}
    assert result.hrefs("a/index.html") == {"b": "../v2/b/#b"}


def test_a_users_navigation_wins_and_an_index_in_it_expands(tmp_path: Path, build) -> None:
    config = (
        "site_name: x\ndocs_dir: source\ntheme: {name: material}\nplugins: [search, mkslate]\n"
        "nav:\n  - Guide: guide.md\n  - Reference: index.html.md\n"
    )
    files = source("a", **{"_a.md": "# A\n"}) | {"source/guide.md": "# Guide\n", "mkdocs.yml": config}
    result = build(write_tree(tmp_path, files))

    links = [
        link.text().strip() for link in result.page("guide/index.html").css(".md-nav--primary .md-nav__link")
    ]
    shown = [title for title in links if title in ("Guide", "Reference", "Kitten API", "A")]
    assert shown.index("Guide") < shown.index("A")
    assert "Reference" in shown


@pytest.mark.parametrize("directories", [True, False])
def test_links_lead_where_they_led_on_slates_one_page(tmp_path: Path, build, directories: bool) -> None:
    config = f"site_name: x\ndocs_dir: source\nuse_directory_urls: {str(directories).lower()}\n"
    config += "theme: {name: material}\nplugins: [search, mkslate]\n"
    markdown = (
        "# A\n\n[here](#a) [there](#errors) [home](/#introduction) [up](#introduction) [file](files/x.zip)"
        " [abs](/files/x.zip) [out](https://example.com/a) [mail](mailto:a@b.c) ![logo](logo.png)\n\n"
        '<p><a href="#errors">raw</a> <img src="images/logo.png"> <img srcset="images/logo.png 2x"></p>\n'
    )
    files = source("x/a errors", **{"x/_a.md": markdown, "_errors.md": "# Errors\n"})
    files |= {"source/images/logo.png": "png", "source/files/x.zip": "zip", "mkdocs.yml": config}
    result = build(write_tree(tmp_path, files))

    assert (result.code, result.err) == (0, "")
    here = "x/a/index.html" if directories else "x/a.html"
    up = "../.." if directories else ".."
    errors = f"{up}/errors/#errors" if directories else f"{up}/errors.html#errors"
    home = f"{up}/#introduction" if directories else f"{up}/index.html#introduction"
    assert result.hrefs(here) == {
        "here": "#a",
        "there": errors,
        "home": home,
        "up": home,
        "file": f"{up}/files/x.zip",
        "abs": f"{up}/files/x.zip",
        "out": "https://example.com/a",
        "mail": "mailto:a@b.c",
        "raw": errors,
    }
    images = result.page(here).css("article img")
    assert [image.attributes.get("src") or image.attributes.get("srcset") for image in images] == [
        f"{up}/images/logo.png",
        f"{up}/images/logo.png",
        f"{up}/images/logo.png 2x",
    ]


def test_an_anchor_that_exists_nowhere_is_a_warning_with_its_place(tmp_path: Path, build) -> None:
    files = source("a", **{"_a.md": "# A\n\nx\n[gone](#gone)\n"})
    result = build(write_tree(tmp_path, files))

    assert result.code == 0
    assert result.err.startswith("source/includes/_a.md:4:1: link-anchor: ")
    assert result.err.splitlines()[1:] == ["Found 1 warning."]
    assert build(tmp_path, "--strict").code == 1


def test_equal_ids_on_one_page_are_told_apart_and_on_two_pages_kept(tmp_path: Path, build) -> None:
    files = source("a b c", **{"_a.md": "# A\n\n## Get\n", "_b.md": "## Get\n", "_c.md": "# C\n\n## Get\n"})
    result = build(write_tree(tmp_path, files))

    ids = [heading.id for heading in result.page("a/index.html").css("article h1, article h2")]
    assert ids == ["a", "get", "get-2"]
    assert [heading.id for heading in result.page("c/index.html").css("article h2")] == ["get"]


def test_a_first_line_that_looks_like_metadata_is_text(tmp_path: Path, build) -> None:
    files = source("a", index="", **{"_a.md": "Note: this stays\n\n# A\n"})
    result = build(write_tree(tmp_path, files))

    assert "Note: this stays" in result.page("a/index.html").css_first("article").text()


def test_a_page_that_another_plugin_changed_is_read_again_and_still_itself(tmp_path: Path, build) -> None:
    config = "site_name: x\ndocs_dir: source\ntheme: {name: material}\n"
    config += "plugins: [search, mkslate]\nhooks: [shout.py]\n"
    hook = "def on_page_markdown(markdown, **_):\n    return markdown.replace('quiet', 'LOUD')\n"
    files = source("a", **{"_a.md": "# A\n\nquiet [home](#introduction)\n\n```json\n{}\n```\n"})
    result = build(write_tree(tmp_path, files | {"mkdocs.yml": config, "shout.py": hook}))

    assert "LOUD" in result.page("a/index.html").css_first(".mkslate-text").text()
    assert result.hrefs("a/index.html") == {"home": "../#introduction"}
    assert result.page("a/index.html").css_first(".mkslate-code .mkslate-sample") is not None


def test_the_edit_link_leads_to_the_authors_file(tmp_path: Path, build) -> None:
    config = (
        "site_name: x\ndocs_dir: source\nplugins: [search, mkslate]\nrepo_url: https://example.com/r\n"
        "edit_uri: edit/main/source/\ntheme: {name: material, features: [content.action.edit]}\n"
    )
    files = source("a", **{"_a.md": "# A\n"}) | {"mkdocs.yml": config}
    result = build(write_tree(tmp_path, files))

    edit = result.page("a/index.html").css_first("a[rel=edit]")
    assert edit.attributes["href"] == "https://example.com/r/edit/main/source/includes/_a.md"


def test_what_mkdocs_leaves_out_is_published_nowhere(tmp_path: Path, build) -> None:
    files = {
        "mkdocs.yml": "site_name: Cats\ntheme: {name: material}\nplugins: [search, mkslate]\n"
        "exclude_docs: secret.md\ndraft_docs: todo.md\nnot_in_nav: quiet.md\n",
        "docs/index.md": "# Home\n",
        "docs/quiet.md": "# Quiet\n",
        "docs/secret.md": "# Secret\n",
        "docs/todo.md": "# To do\n",
    }
    result = build(write_tree(tmp_path, files))

    assert (result.code, result.err) == (0, "")
    assert result.pages() == {"index.html", "quiet/index.html"}
    written = {path.name for path in result.site.rglob("*.md")}
    assert written == {"index.md", "quiet.md"}
    assert "ecret" not in (result.site / "llms.txt").read_text("utf-8")
    assert [
        link.text().strip() for link in result.page("index.html").css(".md-nav--primary .md-nav__link")
    ] == ["Home"]
