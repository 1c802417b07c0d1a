"""Sections know the endpoints that are documented in them."""

from __future__ import annotations

from mkslate.markup import parse
from mkslate.markup.settings import Settings
from mkslate.model.page import build_page
from mkslate.place import Line, Place

TEXT = """\
# Cats

## Get
`GET /cats`

## Words

## Add
`POST /cats`

`PUT /cats/{id}`
"""


def requests_by_title(lines: list[Line]) -> dict[str, list[str]]:
    """The methods of the endpoints in each section of a page."""
    page = build_page("cats", "Cats", "cats.md", "", [parse(lines, Settings(), "cats.md")])
    return {section.title: [one.method for one in section.endpoints] for section in page.sections}


def test_a_section_has_the_endpoints_under_its_heading() -> None:
    lines = [Line(text, Place("cats.md", number)) for number, text in enumerate(TEXT.split("\n"), 1)]

    assert requests_by_title(lines) == {"Cats": [], "Get": ["GET"], "Words": [], "Add": ["POST", "PUT"]}


def test_lines_that_a_macro_made_are_in_one_place_and_stay_apart() -> None:
    lines = [Line(text, Place("cats.md", 1)) for text in TEXT.split("\n")]

    assert requests_by_title(lines) == {"Cats": [], "Get": ["GET"], "Words": [], "Add": ["POST", "PUT"]}
