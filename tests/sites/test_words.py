"""What pages say beside Material's words is in the language of their tree."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import jinja2
import pytest

from tree import write_tree

THEME = files("mkslate").joinpath("theme")
MATERIAL = Path(str(files("material"))) / "templates/partials/languages"
PAGE = "---\nlang: {}\nlanguage_tabs: [python, ruby]\n---\n# A\n\n```python\nx\n```\n\n```ruby\nx\n```\n"


def template(code: str = "en") -> jinja2.environment.TemplateModule:
    text = THEME.joinpath("partials/mkslate/words.html").read_text("utf-8")
    return (
        jinja2.Environment(autoescape=True)
        .from_string(text)
        .make_module({"config": {"theme": {"language": code}}})
    )


LANGUAGES: dict[str, dict[str, str]] = template().languages


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_each_word_with_what_is_filled_in(code: str) -> None:
    def filled(words: dict[str, str]) -> dict[str, set[str]]:
        return {name: set(re.findall(r"{.*?}", text)) for name, text in words.items()}

    assert (MATERIAL / f"{code}.html").is_file()
    assert filled(LANGUAGES[code]) == filled(LANGUAGES["en"])
    assert all(text and text == text.strip() for text in LANGUAGES[code].values())


@pytest.mark.parametrize(
    ("code", "taken"), [("de", "de"), ("pt-BR", "pt"), ("zh-Hant", "zh-TW"), ("zh-TW", "zh-TW"), ("eo", "en")]
)
def test_a_language_of_materials_has_the_words_next_to_it(code: str, taken: str) -> None:
    assert template(code).words == LANGUAGES[taken]


def test_each_tree_says_it_in_its_language(tmp_path: Path, build) -> None:
    sources = {"source/index.html.md": PAGE.format("de"), "source/fa/index.html.md": PAGE.format("fa")}
    result = build(write_tree(tmp_path, sources))

    for path, code in {"index.html": "de", "fa/index.html": "fa", "404.html": "de"}.items():
        page, words = result.page(path), LANGUAGES[code]
        for_scripts = json.loads(page.css_first(".mkslate-page").attributes["data-words"])
        assert for_scripts == {name: words[name] for name in for_scripts}
        assert f'title="{words["dark"]}"' in page.css_first(".md-header__option").html
        if path == "404.html":
            assert page.css_first("h1").text() == f"404 - {words['not_found']}"
            assert page.css_first("article p").text() == f"{words['absent']} {words['pages']}"
        else:
            assert page.css_first("a.headerlink").attributes["title"] == words["link"]
            assert page.css_first("button.mkslate-copy-page").attributes["title"] == words["copy_page"]
            assert page.css_first(".mkslate-languages").attributes["aria-label"] == words["choose"]
            assert page.css_first(".mkslate-trees button").attributes["aria-label"] == words["switch"]


def test_a_site_says_it_otherwise_as_the_manual_tells(tmp_path: Path, build) -> None:
    ours = THEME.joinpath("partials/mkslate/words.html").read_text("utf-8")
    sources = {
        "mkdocs.yml": "site_name: T\ndocs_dir: source\nplugins: [search, mkslate]\n"
        "theme: {name: material, language: de, custom_dir: overrides}\n",
        "overrides/partials/mkslate/words.html": ours.replace("Seite als Markdown kopieren", "Mitnehmen"),
        "source/index.html.md": PAGE.format("de"),
    }
    page = build(write_tree(tmp_path, sources)).page("index.html")

    assert page.css_first("button.mkslate-copy-page").attributes["title"] == "Mitnehmen"


def test_the_manual_names_the_languages() -> None:
    manual = (Path(__file__).parents[2] / "docs/mkslate/reader.md").read_text("utf-8")
    named = re.search(r"own words are there in (.*?);", manual, re.DOTALL)

    assert named
    assert re.findall(r"`(.*?)`", named[1]) == sorted(LANGUAGES)
