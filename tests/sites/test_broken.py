"""Broken sources: every problem is told with its place, and the last good site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

CONFIG = "site_name: x\ndocs_dir: source\ntheme: {name: material}\n"
GOOD = {
    "source/index.html.md": "---\ntitle: T\nincludes:\n  - a\n---\n# Hello\n",
    "source/includes/_a.md": "# A\n",
}


def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path, build) -> None:
    root = write_tree(tmp_path, GOOD)
    assert build(root).code == 0
    before = {file: file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()}

    write_tree(root, {"source/index.html.md": "---\nincludes:\n  - gone\n  - also\n---\n# Hello\n"})
    result = build(root)

    assert result.code == 1
    assert [line.split(" (")[0] for line in result.err.splitlines()[:2]] == [
        "source/index.html.md:3:5: include-missing: no include 'gone'",
        "source/index.html.md:4:5: include-missing: no include 'also'",
    ]
    assert "Nothing was published: 2 errors." in result.err
    assert {file: file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()} == before


def test_keep_going_publishes_the_rest_and_shows_each_error_in_its_place(tmp_path: Path, build) -> None:
    index = "---\ntitle: T\nincludes:\n  - a\n  - gone\n  - b\n---\n# Hello\n"
    erb = "# B\n\nbefore\n\n<%= secret_helper 1 %>\n\nafter\n"
    files = {**GOOD, "source/index.html.md": index, "source/includes/_b.md.erb": erb}
    result = build(write_tree(tmp_path, files), "--keep-going")

    assert result.code == 0
    assert "source/includes/_b.md.erb:5" in result.err
    boxes = result.page("a/index.html").css(".mkslate-error")
    assert ["no include 'gone'" in box.text() for box in boxes] == [True]
    article = result.page("b/index.html").css_first("article").text()
    assert article.index("before") < article.index("secret_helper") < article.index("after")
    search = (result.site / "search/search_index.json").read_text("utf-8")
    assert "secret_helper" not in search
    assert "gone" not in search


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"source/includes/_a.md": "# A\0\n"}, "source/includes/_a.md:1: encoding: is a binary file"),
        ({"source/index.html.md": "---\ntitle: [\n---\n"}, "source/index.html.md:"),
        (
            {"source/index.html.md": "---\nsearch: 3\n---\n"},
            "source/index.html.md:2:1: front-matter: 'search' takes",
        ),
        (
            {"mkdocs.yml": "site_name: x\ndocs_dir: source\nplugins: [search]\n"},
            "mkdocs.yml: option: the plug-in mkslate is not loaded",
        ),
        ({"mkdocs.yml": "a: [\n"}, "mkdocs.yml"),
        (
            {"mkdocs.yml": "site_name: x\ndocs_dir: source\nplugins: [mkslate]\n"},
            "mkdocs.yml: option: mkslate's pages need the theme material, not 'mkdocs'",
        ),
        (
            {"mkdocs.yml": f"{CONFIG}plugins:\n  - mkslate:\n      quirks: [x]\n"},
            "mkdocs.yml: option: mkslate knows no quirk 'x'",
        ),
    ],
)
def test_an_authors_mistake_is_no_traceback(
    tmp_path: Path, build, files: dict[str, str], message: str
) -> None:
    result = build(write_tree(tmp_path, GOOD | files))

    assert result.code == 1
    assert message in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "site").exists()


def test_bytes_that_are_no_utf8_are_an_error_with_their_line(tmp_path: Path, build) -> None:
    root = write_tree(tmp_path, GOOD)
    (root / "source/includes/_a.md").write_bytes("# A\n\ncaf\xe9\n".encode("latin-1"))

    assert "source/includes/_a.md:3: encoding: is not UTF-8 text: byte 0xE9" in build(root).err


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_any_line_end_and_a_byte_order_mark_are_read(tmp_path: Path, build, ends: str) -> None:
    root = write_tree(tmp_path, GOOD)
    index = "\ufeff" + GOOD["source/index.html.md"].replace("\n", ends)
    (root / "source/index.html.md").write_bytes(index.encode())
    result = build(root)

    assert (result.code, result.err) == (0, "")
    assert result.pages() == {"index.html", "a/index.html"}
    assert result.page("index.html").css_first("article h1").text().startswith("Hello")


def test_an_include_that_includes_itself_is_an_error(tmp_path: Path, build) -> None:
    files = {
        "source/index.html.md": "---\nincludes:\n  - a\n---\n# T\n",
        "source/includes/_a.md.erb": "# A\n\n<%= partial 'includes/b' %>\n",
        "source/includes/_b.md.erb": "b\n\n<%= partial 'includes/a' %>\n",
    }
    result = build(write_tree(tmp_path, files))

    assert result.code == 1
    assert "source/includes/_b.md.erb:3" in result.err
    assert "include-cycle: the partial 'includes/a' includes itself" in result.err


def test_partials_that_multiply_end_with_an_error(tmp_path: Path, build) -> None:
    files = {"source/index.html.md.erb": "# T\n\n<%= partial 'includes/p0' %>\n"}
    for level in range(30):
        call = f"<%= partial 'includes/p{level + 1}' %>\n"
        files[f"source/includes/_p{level}.md.erb"] = call * 2
    files["source/includes/_p30.md.erb"] = "end\n"
    result = build(write_tree(tmp_path, files))

    assert result.code == 1
    assert "-budget" in result.err
    assert "Traceback" not in result.err
