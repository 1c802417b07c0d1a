"""What is written beside the pages for programs that read, and what pages tell other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

FILES = {
    "source/index.html.md": "---\ntitle: Cats\nincludes: [kittens]\n---\n# Hello\n\n[kittens](#kittens)\n",
    "source/includes/_kittens.md": "# Kittens\n\nAll of them. [Home](#hello)\n",
}
CONFIG = """\
site_name: Kitten API
site_url: https://example.com/docs/
repo_url: https://github.com/example/api
edit_uri: edit/main/source/
docs_dir: source
use_directory_urls: {directories}
theme: {{name: material}}
plugins: [search, mkslate]
"""


def test_every_page_is_there_as_markdown(tmp_path: Path, build) -> None:
    result = build(write_tree(tmp_path, FILES))

    assert (result.code, result.err) == (0, "")
    kittens = (result.site / "kittens.md").read_text("utf-8")
    assert kittens.startswith(
        "# Kittens\n\n> All pages of this site are listed in [llms.txt](llms.txt).\n\nAll of them."
    )
    assert "[Home](index.md#hello)" in kittens
    assert "(kittens.md#kittens)" in (result.site / "index.md").read_text("utf-8")
    assert "- [Kittens](kittens.md): All of them. Home" in (result.site / "llms.txt").read_text("utf-8")
    page = result.page("kittens/index.html")
    assert page.css_first("link[type='text/markdown']").attributes["href"] == "../kittens.md"
    assert page.css_first("meta[property='og:title']").attributes["content"] == "Kittens"
    assert page.css_first("meta[property='og:description']").attributes["content"].startswith("All of them.")
    assert page.css_first("h1 .headerlink").attributes["href"] == "#kittens"
    assert page.css_first(".md-footer__link--prev").attributes["href"] == ".."


def test_a_site_with_an_address_says_it(tmp_path: Path, build) -> None:
    result = build(write_tree(tmp_path, FILES | {"mkdocs.yml": CONFIG.format(directories="false")}))

    assert (result.code, result.err) == (0, "")
    page = result.page("kittens.html")
    address = "https://example.com/docs/kittens.html"
    assert page.css_first("link[rel=canonical]").attributes["href"] == address
    assert page.css_first("meta[property='og:url']").attributes["content"] == address
    assert page.css_first("link[type='text/markdown']").attributes["href"] == "kittens.md"
    edit = "https://github.com/example/api/edit/main/source/includes/_kittens.md"
    assert page.css_first("a[rel=edit]").attributes["href"] == edit
    assert f"<loc>{address}</loc>" in (result.site / "sitemap.xml").read_text("utf-8")
    assert "(https://example.com/docs/kittens.md)" in (result.site / "llms.txt").read_text("utf-8")
    said = (result.site / "kittens.md").read_text("utf-8")
    assert "[llms.txt](https://example.com/docs/llms.txt)" in said
    assert "[Home](https://example.com/docs/index.md#hello)" in said


def test_markdown_in_a_folder_leads_to_the_list_of_pages(tmp_path: Path, build) -> None:
    files = {name.replace("source/index", "source/v2/index"): text for name, text in FILES.items()}
    result = build(write_tree(tmp_path, files))

    assert "[llms.txt](../llms.txt)" in (result.site / "v2/kittens.md").read_text("utf-8")


def test_errors_are_shown_to_readers_only(tmp_path: Path, build) -> None:
    broken = {"source/includes/_kittens.md.erb": "# Kittens\n\nAll.\n\n<%= system('ls') %>\n"}
    files = {"source/index.html.md": FILES["source/index.html.md"]} | broken
    result = build(write_tree(tmp_path, files), "--keep-going")

    assert result.code == 0
    assert "mkslate-error" in (result.site / "kittens/index.html").read_text("utf-8")
    for name in ("kittens.md", "llms.txt", "search/search_index.json"):
        assert "system" not in (result.site / name).read_text("utf-8")


def test_a_request_has_its_method_as_a_badge_and_so_has_its_section_in_the_navigation(
    tmp_path: Path, build
) -> None:
    text = "# Kittens\n\n## Get a kitten\n\n### HTTP Request\n\n`GET https://x.example/kittens/{id}`\n"
    result = build(write_tree(tmp_path, {"source/index.html.md": f"---\ntitle: T\n---\n{text}"}))

    page = result.page("index.html")
    line = page.css_first("article .mkslate-request")
    assert line.text() == "GET https://x.example/kittens/{id}"
    assert line.css_first(".mkslate-method").attributes["data-method"] == "get"
    entry = page.css_first(".md-nav--secondary a[href='#get-a-kitten']")
    assert " ".join(entry.text().split()) == "GET Get a kitten"
    assert "`GET https://x.example/kittens/{id}`" in (result.site / "index.md").read_text("utf-8")
