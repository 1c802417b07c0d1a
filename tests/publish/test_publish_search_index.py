"""The search index: which documents a page becomes, and what is searched in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mkslate.publish.operations import repeated_titles
from mkslate.publish.search_index import BREAK, SEPARATOR, PageSearch, entries, index_of, with_entries
from mkslate.source import read
from tree import write_tree

HEAD = "---\ntitle: Kitten API\nlanguage_tabs: [shell]\nincludes: [kittens]\n---\n"
INDEX = f"{HEAD}# Hello\n\nA [link](#x) & more.\n"
KITTENS = """\
# Kittens

All of them.

## Get all kittens

```shell
secret_sample
```

### HTTP Request

`GET https://api.example.com/api/v1/kittens`

### Query Parameters

Parameter | Meaning
--- | ---
pageSize | How many

## Get a kitten

### HTTP Request

`GET /api/v1/kittens/{id}`

### Query Parameters

Parameter | Meaning
--- | ---
color | Which

## Breeds

`GET /breeds`
"""


def documents(root: Path, kittens: str = KITTENS, own: PageSearch | None = None):
    files = {"source/index.html.md": INDEX, "source/includes/_kittens.md": kittens}
    tree = read(write_tree(root, files)).trees[0]
    home, page = tree.pages
    repeated = repeated_titles(tree)
    return entries(home, "", home.title, repeated), entries(page, "kittens/", page.title, repeated, own)


def test_a_page_is_a_document_and_so_is_each_of_its_sections(tmp_path: Path) -> None:
    home, kittens = documents(tmp_path)

    assert [(one["location"], one["title"]) for one in home] == [("", "Kitten API"), ("#hello", "Hello")]
    assert home[1]["text"] == "<p>A link &amp; more.</p>"
    assert [one["location"] for one in kittens] == [
        "kittens/",
        "kittens/#get-all-kittens",
        "kittens/#query-parameters",
        "kittens/#get-a-kitten",
        "kittens/#query-parameters-2",
        "kittens/#breeds",
    ]


def test_a_section_of_a_request_alone_gives_it_to_the_one_above(tmp_path: Path) -> None:
    found = {one["title"]: one for one in documents(tmp_path)[1]}

    assert found["Get all kittens"]["path"] == "GET /api/v1/kittens"
    assert found["Get all kittens"]["text"] == f"<p><code>GET /{BREAK}api/{BREAK}v1/{BREAK}kittens</code></p>"
    assert found["Breeds"]["path"] == "GET /breeds"
    assert found["Get all kittens"]["boost"] > found["Get a kitten"]["boost"]


def test_a_title_that_is_repeated_says_whose_it_is(tmp_path: Path) -> None:
    found = {one["title"]: one for one in documents(tmp_path)[1]}

    assert found["Get all kittens: Query Parameters"]["parameters"] == "pageSize page Size"
    assert found["Get a kitten: Query Parameters"]["text"].endswith("<p>color · Which</p>")


def test_samples_are_not_in_it(tmp_path: Path) -> None:
    assert "secret_sample" not in json.dumps(documents(tmp_path))


def test_the_words_of_raw_html_are_in_it(tmp_path: Path) -> None:
    notice = '<aside class="notice">A <b>zebra</b> &amp; a/lion.</aside>'
    _, (document,) = documents(tmp_path, f"# Kittens\n\n{notice}\n")

    assert document["text"] == f"<p>A zebra &amp; a/{BREAK}lion.</p>"


def test_text_without_spaces_is_found_by_what_stands_within_it(tmp_path: Path) -> None:
    kittens = "# 获取用户列表 v2\n\n请求用户，见〇号表。\n\n## Kittens\n\nNone of them.\n"
    chinese, other = documents(tmp_path, kittens)[1]

    assert chinese["title_pairs"] == "获取 取用 用户 户列 列表"
    assert chinese["text_pairs"] == "请求 求用 用户 见〇 〇号 号表"
    assert not {"title_pairs", "text_pairs"} & other.keys()


def test_a_path_in_text_from_the_right_keeps_its_slash_in_front(tmp_path: Path) -> None:
    _, page = documents(tmp_path, "# مسیر `/pets/cats` را\n\nPath `/pets`, و/یا.\n\n## Path `/pets`\n")
    arabic, latin = page

    assert arabic["title"] == "مسیر \u200e/\u200bpets/\u200bcats را"
    assert arabic["text"] == "<p>Path \u200e/\u200bpets, و/\u200bیا.</p>"
    assert latin["title"] == "Path /\u200bpets"


def test_a_page_may_weigh_more_and_have_tags(tmp_path: Path) -> None:
    plain, own = documents(tmp_path)[1], documents(tmp_path, own=PageSearch(2.0, ("beta",)))[1]

    assert [one["tags"] for one in own] == [["beta"]] * len(own)
    assert own[1]["boost"] == pytest.approx(2 * plain[1]["boost"])


def test_a_page_without_h1_is_a_document_all_the_same(tmp_path: Path) -> None:
    files = {"source/index.html.md": "---\ntitle: T\n---\n## Deep\n\nx\n"}
    page = read(write_tree(tmp_path, files)).trees[0].pages[0]

    assert [one["location"] for one in entries(page, "", page.title, frozenset())] == ["", "#deep"]


def test_a_page_tree_finds_its_own_pages_first() -> None:
    docs = [{"location": "", "title": "A"}, {"location": "v2/#b", "title": "B", "boost": 0.8}]
    index = {"config": {"lang": ["en"]}, "docs": [*docs, {"location": "v2/cats/", "title": "C"}]}

    assert index_of(index, "v2/", {"v2/", "v2/cats/"}) == {
        "config": {"lang": ["en"]},
        "docs": [
            {"location": "../", "title": "A", "boost": 0.5},
            {"location": "#b", "title": "B", "boost": 0.8},
            {"location": "cats/", "title": "C"},
        ],
    }
    assert [(one["location"], one.get("boost")) for one in index_of(index, "", {""})["docs"]] == [
        ("", None),
        ("v2/#b", 0.4),
        ("v2/cats/", 0.5),
    ]


def test_what_the_site_has_chosen_stays() -> None:
    index = {
        "config": {
            "separator": "x",
            "pipeline": ["stopWordFilter", "stemmer"],
            "fields": {"title": {"boost": 7}},
        }
    }
    ours = with_entries(index, [], frozenset())["config"]
    theirs = with_entries(index, [], {"separator", "pipeline", "fields"})["config"]

    assert ours["separator"].startswith("x|")
    assert ours["pipeline"] == ["stemmer"]
    assert ours["fields"]["title"] != {"boost": 7}
    assert theirs["separator"] == "x"
    assert theirs["pipeline"] == ["stopWordFilter", "stemmer"]
    assert theirs["fields"]["title"] == {"boost": 7}
    assert "path" in theirs["fields"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("GET /api/users/{id}", ["GET", "/api", "/users", "/{id}"]),
        ("/users/", ["/users"]),
        ("/users/ of a/ b", ["/users", "of", "a", "b"]),
        ("and/\u200bor", ["and", "or"]),
        ("مسیر \u200e/\u200bpets", ["مسیر", "pets"]),
    ],
)
def test_paths_are_split_before_their_slashes(text: str, parts: list[str]) -> None:
    assert [part for part in re.split(SEPARATOR, text) if part] == parts
