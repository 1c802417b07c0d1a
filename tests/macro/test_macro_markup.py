"""What macros write, read by the grammar that reads the page: nothing in it breaks out of its place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from macro_cases import TABS, context, read_fixture
from yaml import safe_load

from mkslate.markup import parse, plain_text
from mkslate.markup.blocks import Block, Fence, Heading, Table
from mkslate.markup.inlines import Link, walk
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import Settings
from mkslate.model.endpoint import endpoints
from mkslate.model.front_matter import LanguageTab
from mkslate.place import split_lines
from mkslate.source.macro import macros

EVERY_TAB = tuple(LanguageTab(name, name) for name in TABS)
BUILT_IN = macros(context(EVERY_TAB))
READINGS = [Settings(), Settings(quirks=ALL)]
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30
) | st.text("`|\\*_[]()<>&#~! \n", min_size=1, max_size=20)


def read(text: str, settings: Settings) -> tuple[Block, ...]:
    return parse(split_lines(text, "page.md"), settings, "page.md").blocks


def data() -> dict[str, Any]:
    found = safe_load(read_fixture("answers.yml"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("settings", READINGS, ids=["mended", "slate"])
@given(names=st.lists(words, min_size=1, max_size=4))
def test_a_table_keeps_its_cells(settings: Settings, names: list[str]) -> None:
    rows = [{"name": name, "type": "x", "description": name} for name in names]
    blocks = read(BUILT_IN["parameters"](rows), settings)

    assert len(blocks) == 1
    assert isinstance(blocks[0], Table)
    assert [len(row.cells) for row in blocks[0].rows] == [3] * len(names)
    assert [plain_text(row.cells[1]) for row in blocks[0].rows] == ["x"] * len(names)


@pytest.mark.parametrize("settings", READINGS, ids=["mended", "slate"])
@given(name=words)
def test_a_name_reads_as_it_was_given(settings: Settings, name: str) -> None:
    (table,) = read(BUILT_IN["parameters"]([{"name": name, "type": "x"}]), settings)

    assert isinstance(table, Table)
    assert plain_text(table.rows[0].cells[0]).split() == name.split()


@pytest.mark.parametrize("settings", READINGS, ids=["mended", "slate"])
@given(text=st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("`~\n {}"), max_size=40))
def test_a_sample_stays_within_its_fence(settings: Settings, text: str) -> None:
    written = BUILT_IN["request"]("POST", "/a", body={"text": text}, title="Before:")
    blocks = read(f"Text.{written}More text.", settings)

    assert [block.name for block in blocks if isinstance(block, Fence)] == list(TABS)
    assert len(blocks) == 3 + len(TABS)


def test_text_of_a_response_stays_within_its_fence() -> None:
    source = "```\n~~~\n```json\n````"
    fences = read(BUILT_IN["response"](value=source, language="text"), Settings())

    assert isinstance(fences[-1], Fence)
    assert fences[-1].code == source + "\n"


def test_a_response_is_json() -> None:
    fence = read(BUILT_IN["response"]("examples/answer.json"), Settings())[-1]

    assert isinstance(fence, Fence)
    assert json.loads(fence.code)["user"] == {
        "id": "u1",
        "name": "Ann O'Hara",
        "roles": ["admin"],
        "followed": True,
    }


def test_a_resource_documents_its_endpoints() -> None:
    found = endpoints(read(BUILT_IN["resource"](data()), Settings()))

    assert [(one.method, one.path) for one in found] == [
        ("GET", "/v1/answers"),
        ("PUT", "/v1/answers/{id}"),
        ("DELETE", "/v1/answers/:id"),
    ]
    assert [row.name for row in found[0].parameters] == ["page", "limit", "draft"]
    assert [row.name for row in found[1].parameters][:4] == ["id", "content", "anonymous", "X-Trace"]
    assert found[2].parameters == ()


@pytest.mark.parametrize("rule", ["unique", "nesting", "redcarpet"])
def test_the_list_of_endpoints_leads_to_their_sections(rule: Any) -> None:
    settings = Settings(heading_ids=rule)
    given_data = data()
    titles = ["What's `new` & <b>old</b>?", "文档", "Delete"]
    for one, title in zip(given_data["endpoints"], titles, strict=True):
        one["title"] = title
        one.pop("id", None)
    resource = macros(replace(context(EVERY_TAB), settings=settings))["resource"]

    blocks = read(resource(given_data), settings)
    ids = [one.id for one in blocks if isinstance(one, Heading)]
    overview = [one for one in blocks if isinstance(one, Table)][1]
    targets = [
        inline.target for row in overview.rows for inline in walk(row.cells[0]) if isinstance(inline, Link)
    ]

    assert len(targets) == 3
    assert {target.removeprefix("#") for target in targets} <= set(ids)
