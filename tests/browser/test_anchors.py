"""Anchors of Slate's one page lead to the page that has them now."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_page import top
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MAP = "**/assets/mkslate/anchors/*.json"


def fetches(page: Page) -> list[str]:
    """The anchor maps that a page asked for."""
    script = "performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('/anchors/'))"
    return [Path(url).name for url in page.evaluate(script)]


@pytest.mark.parametrize("start", ["", "errors/"])
def test_an_old_anchor_leads_to_its_page(read, address: str, start: str) -> None:
    page = read(f"{start}#throw-a-brew-away")
    page.wait_for_url(f"{address}brews/#throw-a-brew-away")

    assert 0 < top(page, "#throw-a-brew-away") < 200


def test_the_language_of_the_address_comes_along(read, address: str) -> None:
    page = read("?python#get-all-brews")
    page.wait_for_url(f"{address}brews/?python#get-all-brews")


def test_an_anchor_clicked_on_later_leads_there_too(read, address: str) -> None:
    page = read()
    page.evaluate("location.hash = 'retries'")
    page.wait_for_url(f"{address}errors/#retries")


def test_the_way_back_leads_back(read, address: str) -> None:
    page = read("errors/")
    page.goto(f"{address}#retries")
    page.wait_for_url(f"{address}errors/#retries")
    page.go_back()

    assert page.url == f"{address}errors/"


def test_an_anchor_of_the_page_asks_for_nothing(read) -> None:
    page = read("#authentication")

    assert fetches(page) == []


@pytest.mark.parametrize("anchor", ["nowhere", "constructor", "%E0%A4%A"])
def test_an_anchor_that_is_nowhere_stays(read, address: str, anchor: str) -> None:
    page = read()
    with page.expect_response(MAP):
        page.goto(f"{address}errors/#{anchor}")
    page.evaluate("location.hash = 'nowhere-else'")
    page.wait_for_timeout(50)

    assert page.url == f"{address}errors/#nowhere-else"
    assert fetches(page) == ["index.json"]
