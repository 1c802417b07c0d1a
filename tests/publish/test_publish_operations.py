"""Which sections stand for endpoints."""

from __future__ import annotations

from pathlib import Path

from mkslate.publish.operations import operations, repeated_titles
from mkslate.source import read
from tree import write_tree

TEXT = """\
# Kittens

## Get a kitten

### HTTP Request

`GET /kittens/{id}`

## Breeds

`GET /breeds`

## Both

`PUT /kittens`

`POST /kittens`
"""


def test_the_section_above_a_bare_request_stands_for_it(tmp_path: Path) -> None:
    tree = read(write_tree(tmp_path, {"source/index.html.md": f"---\ntitle: T\n---\n{TEXT}"})).trees[0]
    found = operations(tree.pages[0], repeated_titles(tree))

    assert {name: str(one.path) for name, one in found.items()} == {
        "get-a-kitten": "/kittens/{id}",
        "breeds": "/breeds",
    }
