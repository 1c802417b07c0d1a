"""Endpoints and their parameters, in their sections."""

from __future__ import annotations

import pytest

from mkslate.markup import parse
from mkslate.markup.settings import Settings
from mkslate.model.page import Page, build_page
from mkslate.place import Line, Place, split_lines


def page(text: str, *, one_place: bool = False) -> Page:
    lines = split_lines(text, "a.md")
    if one_place:  # as a macro's output has it
        lines = tuple(Line(line.text, Place("a.md", 1)) for line in lines)
    return build_page("a", "A", "a.md", "", [parse(lines, Settings(), "a.md")])


SECTIONS = """
# Kittens

## Get all

### HTTP Request

`GET https://api.example.com/kittens`

### Query Parameters

Parameter | Default
--------- | -------
cats | false
page | 1

### Errors

Status | Meaning
------ | -------
404 | none

## Delete

`DELETE /kittens/<ID>`

## Notes

Word | Meaning
---- | -------
cat | animal
"""


@pytest.mark.parametrize("one_place", [False, True])
def test_an_endpoint_stands_in_the_section_of_its_request_line(one_place: bool) -> None:
    found = {
        section.title: [
            (one.method, one.path, [row.name for row in one.parameters]) for one in section.endpoints
        ]
        for section in page(SECTIONS, one_place=one_place).sections
        if section.endpoints
    }

    assert found == {
        "HTTP Request": [("GET", "/kittens", ["cats", "page"])],
        "Delete": [("DELETE", "/kittens/<ID>", [])],
    }


def test_a_parameter_has_every_cell_by_its_columns_title() -> None:
    (endpoint,) = page(SECTIONS).sections[2].endpoints

    assert endpoint.parameters[0].cells == (("Parameter", "cats"), ("Default", "false"))


@pytest.mark.parametrize(
    ("line", "endpoint"),
    [
        ("`GET /a`", ("GET", "/a")),
        ("GET /a/{id}", ("GET", "/a/{id}")),
        ("`post https://x.example/v1/a`", ("POST", "/v1/a")),
        ("**`GET /a`**", None),
        ("Call `GET /a` first", None),
        ("GET started", None),
        ("`GET` `/a`", ("GET", "/a")),
        ("`GET {base}/a`", ("GET", "{base}/a")),
        ('<code class="request">GET /a_b/&lt;id&gt;</code>', ("GET", "/a_b/<id>")),
        ("<CODE>delete </CODE><code>/a</code>", ("DELETE", "/a")),
        ("<b>GET /a</b>", None),
    ],
)
def test_what_is_a_request_line(line: str, endpoint: tuple[str, str] | None) -> None:
    found = [(one.method, one.path) for section in page(line).sections for one in section.endpoints]

    assert found == ([endpoint] if endpoint else [])
