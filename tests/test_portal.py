"""The portal documents the whole Tribe API: held against a list that was written from its reference."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkslate.check import check
from mkslate.errors import Severity
from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Fence, Quote, Table
from mkslate.model.endpoint import Endpoint
from mkslate.model.front_matter import LanguageTab
from mkslate.model.page import Page
from mkslate.model.section import Section
from mkslate.source.macro import MacroContext, macros
from own_portal import ROOT, api, pages, portal
from portal_list import Listed, endpoints, lacking

LANGUAGES = ("shell", "javascript", "python", "ruby", "php", "go")
LISTED = endpoints()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of level 1 or 2 of a page, with the endpoints documented there."""

    page: str
    title: str
    blocks: tuple[Block, ...]
    documented: tuple[Endpoint, ...]

    def samples(self, language: str) -> list[str]:
        """The code of its samples in a language."""
        return [code_of(one) for one in self.blocks if isinstance(one, Fence) and one.language == language]

    def answers(self) -> list[Any]:
        """The JSON of its responses."""
        return [json.loads(sample) for sample in self.samples("json")]

    def annotations(self) -> list[str]:
        """The text of its annotations."""
        quotes = [one for one in self.blocks if isinstance(one, Quote)]
        return [plain_text(inner.content) for quote in quotes for inner in quote.blocks]


def code_of(fence: Fence) -> str:
    """The code of a sample."""
    return "\n".join(line.text for line in fence.lines)


@cache
def parts() -> tuple[Part, ...]:
    """The parts of all pages of the API."""
    return tuple(part for page in pages() for part in parts_of(page))


def parts_of(page: Page) -> Iterator[Part]:
    """The parts of a page, in order."""
    groups: list[list[Section]] = []
    for section in page.sections:
        if section.level <= 2:
            groups.append([])
        groups[-1].append(section)
    for group in groups:
        blocks = tuple(block for section in group for block in section.blocks)
        documented = tuple(one for section in group for one in section.endpoints)
        yield Part(page.name, group[0].title, blocks, documented)


def parts_about(listed: Listed) -> list[Part]:
    """The parts that document an endpoint."""
    return [
        part
        for part in parts()
        if any((one.method, one.path) == (listed.method, listed.path) for one in part.documented)
    ]


def test_the_portal_has_nothing_wrong() -> None:
    problems = [str(one) for one in check(portal()) if one.severity is not Severity.NOTE]

    assert problems == []


def test_the_front_matter_is_what_the_site_promises() -> None:
    front_matter = api().front_matter
    mail = "<a href='mailto:hi@tribe.so?subject=Request API Credentials'>Request API Credentials</a>"

    assert front_matter.title == "API Reference"
    assert [tab.name for tab in front_matter.language_tabs] == list(LANGUAGES)
    assert [tab.label for tab in front_matter.language_tabs] == [
        "Shell",
        "JavaScript",
        "Python",
        "Ruby",
        "PHP",
        "Go",
    ]
    assert front_matter.toc_footers == (mail,)
    assert [entry.name for entry in front_matter.includes] == [
        "answers",
        "comments",
        "feed",
        "notifications",
        "portal",
        "posts",
        "questions",
        "topics",
        "users",
        "groups",
        "search",
        "virtual_curreny",
        "errors",
        "widgets.md.erb",
    ]
    assert front_matter.search is True


def test_every_endpoint_of_the_list_is_documented_and_no_other() -> None:
    documented = {(one.method, one.path) for part in parts() for one in part.documented}

    assert documented == {(one.method, one.path) for one in LISTED}


@pytest.mark.parametrize("listed", LISTED, ids=str)
def test_an_endpoint_is_documented_on_its_page(listed: Listed) -> None:
    assert {part.page for part in parts_about(listed)} == {listed.page}


@pytest.mark.parametrize("listed", LISTED, ids=str)
def test_an_endpoint_has_the_parameters_of_the_list(listed: Listed) -> None:
    for part in parts_about(listed):
        named = {row.name for one in part.documented for row in one.parameters}

        assert named == listed.names


@pytest.mark.parametrize("listed", LISTED, ids=str)
def test_what_the_reference_requires_is_marked_as_required(listed: Listed) -> None:
    rows = [row for part in parts_about(listed) for one in part.documented for row in one.parameters]
    required = {row.name for row in rows if dict(row.cells).get("Required") == "yes"}

    assert {*listed.required, *listed.placeholders} <= required


@pytest.mark.parametrize("part", [one for one in parts() if one.documented], ids=lambda one: one.title)
def test_an_endpoint_has_samples_in_every_language_and_a_response(part: Part) -> None:
    counts = {language: len(part.samples(language)) for language in LANGUAGES}

    assert counts == dict.fromkeys(LANGUAGES, len(part.documented))
    assert part.answers() or any(re.match(r"Response: 2\d\d ", one) for one in part.annotations())


@pytest.mark.parametrize("listed", [one for one in LISTED if one.response is not None], ids=str)
def test_a_response_shows_every_field_of_the_reference(listed: Listed) -> None:
    for part in parts_about(listed):
        (answer,) = part.answers()

        assert list(lacking([answer], listed.response)) == []


def test_a_field_that_a_response_lacks_is_told() -> None:
    shape = {"a": "string", "b?": "number", "c": ["@success"], "d": {"*": "number"}}
    right = [{"a": "", "c": [{"success": True}], "d": {"x": 1}}, {"a": "", "b": 1, "c": [], "d": {}}]
    wrong = [{"b": "1", "c": [{}], "d": {"x": None}}]

    assert list(lacking(right, shape)) == []
    assert list(lacking(wrong, shape)) == [
        ".a is missing",
        ".b is '1', not number",
        ".c[].success is missing",
        ".d.* is None, not number",
    ]


def test_titles_are_unique() -> None:
    titles = [part.title for part in parts()]

    assert sorted(titles) == sorted(set(titles))


def test_every_resource_has_an_overview() -> None:
    for name in {listed.page for listed in LISTED} - {"index"}:
        data = yaml.safe_load((ROOT / f"docs/data/{name}.yml").read_text("utf-8"))
        resource = data.get("resource", data)
        titles = [part.title for part in parts() if part.page == name]
        overview = next(part for part in parts() if part.title == f"{resource['title']}: all endpoints")
        (table,) = [one for one in overview.blocks if isinstance(one, Table)]

        assert titles[:2] == [resource["title"], resource["object"]["title"]]
        assert [plain_text(row.cells[1]) for row in table.rows] == [
            one["title"] for one in resource["endpoints"]
        ]


def test_the_index_shows_what_the_macros_write() -> None:
    tabs = tuple(LanguageTab(name, name) for name in LANGUAGES)
    base = api().front_matter.data["base_url"]
    context = MacroContext(tabs=tabs, base_url=base, auth="bearer")
    request = macros(context)["request"]
    token = {"client_id": "YOUR_CLIENT_ID", "client_secret": "YOUR_CLIENT_SECRET"}
    password = {"grant_type": "password", **token, "username": "maya", "password": "correct horse battery"}
    custom = {"grant_type": "tribe:client_secret_credentials", **token, "email": "jaan@example.com"}
    question = "/api/v1/questions/5e4d17b29b7d3a6810c4fc31/answers"
    index = (ROOT / "docs/index.md").read_text("utf-8")

    for sample in (
        request("GET", "/api/v1/questions", query={"limit": "1"}),
        request("POST", question, body={"content": "<p>Install the <em>Feeds</em> app.</p>"}),
        request("GET", "/api/v1/portal"),
        request("POST", "/api/v1/oauth/token", auth="none", form=password),
        request("POST", "/api/v1/oauth/token", auth="none", form=custom),
    ):
        assert sample in index


@pytest.mark.parametrize(
    ("title", "options"),
    [
        ("Form Widget", ["id", "type", "labels", "fields", "redirect"]),
        ("Questions Widget", ["id", "topicId", "components", "fields", "redirect"]),
        ("Custom Widgets", ["id", "widgetId"]),
    ],
)
def test_a_widget_has_its_options_and_a_sample(title: str, options: list[str]) -> None:
    part = next(part for part in parts() if part.page == "widgets" and part.title == title)
    (table,) = [one for one in part.blocks if isinstance(one, Table)]

    assert [plain_text(row.cells[0]) for row in table.rows] == options
    assert all(option in part.samples("html")[0] for option in options[:2])


def test_every_error_code_is_told() -> None:
    (part,) = [part for part in parts() if part.page == "errors"]
    (table,) = [one for one in part.blocks if isinstance(one, Table)]
    codes = [plain_text(row.cells[0])[:3] for row in table.rows]

    assert codes == ["400", "401", "403", "404", "405", "410", "429", "500", "503"]


# What is published.


@pytest.mark.slow
def test_both_spellings_of_the_currency_lead_to_its_page(own_site: Path) -> None:
    page = (own_site / "virtual_curreny/index.html").read_text("utf-8")
    redirect = (own_site / "virtual_currency/index.html").read_text("utf-8")

    assert "<h1" in page
    assert "Virtual Currency</h1>" in re.sub(r"<a .*?</a>", "", page)
    assert '<meta http-equiv="refresh" content="0; url=../virtual_curreny/">' in redirect


@pytest.mark.slow
def test_the_widgets_show_their_images(own_site: Path) -> None:
    page = (own_site / "widgets/index.html").read_text("utf-8")
    images = re.findall(r'<img src="([^"]+\.svg)"', page)

    assert images == ["../images/signup-widget.svg", "../images/questions-widget.svg"]
    assert all((own_site / "widgets" / image).is_file() for image in images)


@pytest.mark.slow
def test_what_pages_are_made_from_is_not_published(own_site: Path) -> None:
    assert (
        not list(own_site.rglob("*.yml")) + list(own_site.rglob("*.jinja")) + list(own_site.rglob("examples"))
    )


def test_the_navigation_lists_every_page_of_the_manual() -> None:
    listed = re.findall(r"^ +- (mkslate/\S+)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    written = {f"mkslate/{file.name}" for file in (ROOT / "docs/mkslate").glob("*.md*")}

    assert set(listed) == written
