"""Several page trees: the switcher keeps the page where the other tree has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

FILES = {
    "source/index.html.md": "---\ntitle: Version 2\nincludes: [kittens, cats]\n---\n# Hello\n",
    "source/fr/index.html.md": "---\ntitle: Français\nincludes: [fr/kittens]\n---\n# Salut\n",
    "source/includes/_kittens.md": "# Kittens\n",
    "source/includes/_cats.md": "# Cats\n",
    "source/includes/fr/_kittens.md": "# Chatons\n",
}


def switcher(page) -> dict[str, str]:
    links = page.css(".md-header .md-select__link")
    return {link.text().strip(): link.attributes["href"] for link in links}


def test_trees_are_switched_in_the_header(tmp_path: Path, build) -> None:
    result = build(write_tree(tmp_path, FILES))
    assert (result.code, result.err) == (0, "")

    assert switcher(result.page("index.html")) == {"Version 2": ".", "Français": "fr/"}
    assert switcher(result.page("cats/index.html"))["Français"] == "../fr/"
    assert switcher(result.page("kittens/index.html"))["Français"] == "../fr/fr/kittens/"
    french = result.page("index.html").css_first(".md-select__link[lang=fr]")
    assert french.attributes["hreflang"] == "fr"


def test_the_way_from_page_to_page_stays_within_a_tree(tmp_path: Path, build) -> None:
    result = build(write_tree(tmp_path, FILES))
    ways = {
        name: [link.attributes["href"] for link in result.page(name).css(".md-footer__link")]
        for name in ("index.html", "kittens/index.html", "cats/index.html", "fr/index.html")
    }

    assert ways == {
        "index.html": ["kittens/"],
        "kittens/index.html": ["..", "../cats/"],
        "cats/index.html": ["../kittens/"],
        "fr/index.html": ["fr/kittens/"],
    }


def test_pages_say_their_tree_and_lead_to_its_home(tmp_path: Path, build) -> None:
    files = FILES | {
        "mkdocs.yml": "site_name: Version\ndocs_dir: source\ntheme: {name: material}\n"
        "plugins: [search, mkslate]\n",
        "source/de/index.html.md": "---\ntitle: Deutsch\nlang: de\nincludes: [cats]\n---\n# Hallo\n",
    }
    result = build(write_tree(tmp_path, files))
    names = ("index.html", "kittens/index.html", "fr/index.html", "de/index.html", "de/cats/index.html")
    pages = {name: result.page(name) for name in names}

    assert {name: page.css_first("title").text() for name, page in pages.items()} == {
        "index.html": "Version 2",
        "kittens/index.html": "Kittens - Version 2",
        "fr/index.html": "Français - Version",
        "de/index.html": "Deutsch - Version",
        "de/cats/index.html": "Cats - Deutsch - Version",
    }
    assert [page.css_first(".md-logo").attributes["href"] for page in pages.values()] == [
        ".",
        "..",
        "./",
        "./",
        "../",
    ]
    offered = pages["kittens/index.html"].css(".md-header .md-select__link")
    assert {link.text().strip(): link.attributes.get("lang") for link in offered} == {
        "Version 2": "en",
        "Français": "fr",
        "Deutsch": "de",
    }


def test_a_plain_index_is_called_by_its_heading(tmp_path: Path, build) -> None:
    files = FILES | {
        "source/guides/index.md": "# How to begin\n",
        "source/old/index.html.md": "# Hello\n",
    }
    result = build(write_tree(tmp_path, files))

    titles = [result.page(f"{name}/index.html").css_first("title").text() for name in ("guides", "old")]
    assert titles == ["How to begin - Version 2", "API Documentation - Version 2"]


def test_a_page_that_another_plug_in_moves_leads_to_itself(tmp_path: Path, build) -> None:
    files = {
        "mkdocs.yml": "site_name: Cats\ndocs_dir: source\ntheme: {name: material}\n"
        "plugins: [search, mkslate, blog]\n",
        "source/index.html.md": "---\ntitle: Cats\nincludes: [kittens]\n---\n# Hello\n",
        "source/includes/_kittens.md": "# Kittens\n",
        "source/blog/index.md": "# News\n",
        "source/blog/posts/first.md": "---\ndate: 2024-01-01\n---\n# First\n\n[k](../../kittens.md)\n",
    }
    result = build(write_tree(tmp_path, files))

    assert (result.code, result.err) == (0, "")
    post = "blog/2024/01/01/first/index.html"
    assert switcher(result.page(post)) == {"Cats": "../../../../..", "News": "./"}
    assert result.hrefs(post)["k"] == "../../../../../kittens/"


def test_a_home_called_like_the_site_says_it_once(tmp_path: Path, build) -> None:
    result = build(write_tree(tmp_path, {"source/index.html.md": "---\ntitle: Cats & Co\n---\n# Hello\n"}))

    assert result.page("index.html").css_first("title").text() == "Cats & Co"
    assert result.page("404.html").css_first("title").text() == "Not found - Cats & Co"


def test_the_search_says_of_which_tree_a_page_is(tmp_path: Path, build) -> None:
    result = build(write_tree(tmp_path, FILES))
    index = json.loads((result.site / "search/search_index.json").read_text("utf-8"))

    assert {one["location"]: one["title"] for one in index["docs"]} == {
        "": "Version 2",
        "#hello": "Hello",
        "kittens/": 'Kittens <span data-mkslate-tree="Version 2"></span>',
        "cats/": 'Cats <span data-mkslate-tree="Version 2"></span>',
        "fr/": "Français",
        "fr/#salut": "Salut",
        "fr/fr/kittens/": 'Chatons <span data-mkslate-tree="Français"></span>',
    }


APART, TOGETHER = [".", "./", "../../"], [".", "..", "../../.."]


@pytest.mark.parametrize(
    ("features", "more", "bases"),
    [
        ("", "", APART),
        ("features: [navigation.instant]", "", TOGETHER),
        ("", "extra: {version: {provider: mike}}\n", TOGETHER),
        ("", "plugins: [search, mkslate, offline]\n", [".", "..", "../.."]),  # pages are files of their own
    ],
)
def test_each_tree_has_an_index_where_the_host_asks_for_nothing_else(
    tmp_path: Path, build, features: str, more: str, bases: list[str]
) -> None:
    configuration = (
        "site_name: V\nsite_url: https://cats.example/\ndocs_dir: source\n"
        f"theme: {{name: material, {features}}}\n{more}"
    )
    if "plugins" not in more:
        configuration += "plugins: [search, mkslate]\n"
    result = build(write_tree(tmp_path, FILES | {"mkdocs.yml": configuration}))
    kittens = "fr/fr/kittens.html" if "offline" in more else "fr/fr/kittens/index.html"
    names = ("index.html", "fr/index.html", kittens)
    configs = [json.loads(result.page(name).css_first("#__config").text()) for name in names]

    assert [one["base"] for one in configs] == bases
    assert (result.site / "fr/search/search_index.json").is_file() == (bases is APART)


def test_one_tree_has_no_switcher(tmp_path: Path, build) -> None:
    files = {name: text for name, text in FILES.items() if "fr" not in name}
    assert switcher(build(write_tree(tmp_path, files)).page("index.html")) == {}


def test_trees_of_one_title_go_by_their_folders(tmp_path: Path, build) -> None:
    files = {
        "source/index.html.md": "---\ntitle: API Reference\nsearch: false\n---\n",
        "source/v1/index.html.md": "---\ntitle: API Reference\nsearch: false\n---\n# One\n",
        "source/v2/index.html.md": "---\ntitle: API Reference\nsearch: false\n---\n# Two\n",
    }
    page = build(write_tree(tmp_path, files)).page("index.html")

    titles = {"API Reference": ".", "v1": "v1/", "v2": "v2/"}
    assert switcher(page) == titles  # also where there is no search to stand before
    tabs = page.css(".md-tabs__link")
    assert {tab.text().strip(): tab.attributes["href"] for tab in tabs} == titles
    assert [link.attributes["href"] for link in page.css(".mkslate-homes a")] == ["v1/", "v2/"]


def test_a_root_without_a_page_leads_to_the_first_tree(tmp_path: Path, build) -> None:
    files = {name.replace("source/index", "source/v2/index"): text for name, text in FILES.items()}
    result = build(write_tree(tmp_path, files))
    page = result.page("index.html")
    home = page.css_first("link[rel=canonical]").attributes["href"]

    assert home in {"fr/", "v2/"}
    assert (result.site / home / "index.html").is_file()
    assert page.css_first("html").attributes["lang"] == "en"
    assert page.css_first("a").attributes["href"] == home
    assert page.css_first("meta[http-equiv=refresh]").attributes["content"] == f"0; url={home}"
    assert result.pages() >= {"index.html", "v2/index.html", "fr/index.html"}


def test_a_root_page_of_the_sites_own_stays(tmp_path: Path, build) -> None:
    files = {name.replace("source/index", "source/v2/index"): text for name, text in FILES.items()}
    result = build(write_tree(tmp_path, files | {"source/index.html": "<h1>Mine</h1>\n"}))

    assert (result.site / "index.html").read_text("utf-8") == "<h1>Mine</h1>\n"


def test_each_tree_has_the_language_that_it_says(tmp_path: Path, build) -> None:
    languages = {
        "source/index": "lang: de_AT",
        "source/fa/index": "lang: fa-IR",
        "source/v2/index": "search: true",
    }
    files = {
        f"{name}.html.md": f"---\ntitle: {name}\n{lang}\n---\n# Hello\n" for name, lang in languages.items()
    }
    result = build(write_tree(tmp_path, files))

    pages = {path: result.page(path) for path in ("index.html", "fa/index.html", "v2/index.html")}
    said = {path: page.css_first("html").attributes["lang"] for path, page in pages.items()}
    assert said == {"index.html": "de", "fa/index.html": "fa", "v2/index.html": "de"}
    directions = [page.css_first("body").attributes["dir"] for page in pages.values()]
    assert directions == ["ltr", "rtl", "ltr"]


def test_a_page_of_another_plug_in_has_the_language_of_the_site(tmp_path: Path, build) -> None:
    added = (
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'zz.md', content='# Added'))\n"
    )
    files = {
        "mkdocs.yml": "site_name: T\ndocs_dir: source\ntheme: {name: material, language: de}\n"
        "plugins: [search, mkslate]\nhooks: [add.py]\n",
        "add.py": added,
        "source/index.html.md": "---\nlang: fa\n---\n# Hello\n",
    }
    result = build(write_tree(tmp_path, files))

    said = {path: result.page(path).css_first("html").attributes["lang"] for path in result.pages()}
    assert said == {"index.html": "fa", "zz/index.html": "de"}


def test_a_language_without_words_is_told(tmp_path: Path, build) -> None:
    result = build(write_tree(tmp_path, {"source/index.html.md": "---\nlang: tlh\n---\n# Hello\n"}))

    assert result.code == 0
    assert "source/index.html.md:1: front-matter: Material has no words in the language 'tlh'" in result.err
    assert result.page("index.html").css_first("html").attributes["lang"] == "en"
