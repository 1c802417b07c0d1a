"""Where the navigation is a drawer: the keyboard opens and closes it, and a closed one is out of the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser_page import AXE, at
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

INSIDE = "document.activeElement.closest('.md-sidebar--primary') !== null"


def stops(page: Page, count: int) -> list[bool]:
    """Whether each of the next stops of the Tab key is in the navigation."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        found.append(page.evaluate(INSIDE))
    return found


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("width", [390, 1200])
def test_the_keyboard_opens_the_drawer_and_escape_closes_it(read, width: int, key: str) -> None:
    page = read("brews/", at(width), reduced_motion="reduce")
    drawer, button = page.locator(".md-sidebar--primary"), page.get_by_role("button", name="Navigation")
    for _ in range(4):
        page.keyboard.press("Tab")
        if button.evaluate("e => e === document.activeElement"):
            break
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")

    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(INSIDE)
    expect(page.locator(":focus")).to_be_in_viewport()
    assert stops(page, 2) == [True, True]
    page.evaluate(AXE)
    assert page.evaluate("axe.run().then(({violations}) => violations.map(one => one.id))") == []

    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(drawer).not_to_be_in_viewport()


def test_opened_by_keyboard_the_focus_is_on_the_level_that_shows(read) -> None:
    page = read("", at(390), reduced_motion="reduce")
    page.locator(".md-nav--primary > .md-nav__title .md-logo").evaluate("e => e.remove()")
    page.get_by_role("button", name="Navigation").press("Enter")
    expect(page.locator(".md-nav__link[for=__toc]")).to_be_focused()  # not in the page's table of contents
    page.keyboard.press("Escape")

    page.locator("#__toc").evaluate("e => e.click()")
    page.get_by_role("button", name="Navigation").press("Enter")
    assert page.locator(":focus").get_attribute("href") == "#introduction"


def test_the_keyboard_goes_from_level_to_level(read) -> None:
    page = read("", at(390), reduced_motion="reduce")
    contents, back = page.locator(".md-nav__link[for=__toc]"), page.locator(".md-nav__title[for=__toc]")
    page.get_by_role("button", name="Navigation").press("Enter")
    page.keyboard.press("Tab")  # past the logo
    expect(contents).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("href", "#introduction")
    page.keyboard.press("Shift+Tab")
    expect(back).to_be_focused()

    page.keyboard.press("Enter")
    expect(contents).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text().strip() == "Brews"


@pytest.mark.parametrize("opened", [False, True])
def test_only_the_level_that_shows_has_stops(read, opened: bool) -> None:
    page = read("", at(390), reduced_motion="reduce")
    if opened:
        page.locator("#__toc").evaluate("e => e.click()")
    page.get_by_role("button", name="Navigation").press("Enter")
    seen = """e => {
      const { x, y, height } = e.getBoundingClientRect();
      return e.contains(document.elementFromPoint(x + 9, y + height / 2));
    }"""
    found = []
    while page.evaluate(INSIDE) and len(found) < 40:
        found.append(page.locator(":focus").evaluate(seen))
        page.keyboard.press("Tab")
    assert 2 < len(found) < 40
    assert all(found)


@pytest.mark.parametrize("width", [390, 1024])
def test_the_focus_stays_in_an_open_drawer(read, width: int) -> None:
    page = read("brews/", at(width), reduced_motion="reduce")
    page.get_by_role("button", name="Navigation").press("Enter")
    outside = "(e => e !== document.body && !e.closest('.md-sidebar--primary, [for=__drawer]'))"
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate(f"{outside}(document.activeElement)")

    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{outside}(document.activeElement)")
    assert page.locator("[inert]").count() == 1  # the drawer alone


def test_from_a_section_the_keyboard_leads_back_to_what_led_to_it(
    read, serve: Callable[[Path], str], own_site: Path
) -> None:
    page = read("mkslate/checks/", at(390), base=serve(own_site), reduced_motion="reduce")
    page.get_by_role("button", name="Navigation").press("Enter")
    page.locator(".md-nav__title[for=__nav_2]").press("Enter")
    expect(page.locator(".md-nav__link[for=__nav_2]").last).to_be_focused()

    page.keyboard.press("Shift+Tab")
    expect(page.locator(":focus")).to_contain_text("API Reference")


def test_without_scripts_the_keyboard_opens_the_drawer(read) -> None:
    page = read("brews/", at(390), java_script_enabled=False)
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.locator("#__drawer:focus").count():
            break
    page.keyboard.press("Space")
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Errors")
    expect(link).to_be_in_viewport()

    page.keyboard.press("Space")
    expect(link).to_be_hidden()


def test_a_closed_drawer_has_no_stops(read) -> None:
    page = read("brews/", at(390))
    assert page.locator(".md-sidebar--primary").evaluate("e => e.inert")  # nor is it read out
    assert not any(stops(page, 40))

    page.locator(".md-header [for=__drawer]").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Errors").click()
    page.wait_for_url("**/errors/")


def test_beside_the_text_the_navigation_stays_reachable(read) -> None:
    page = read("brews/", at(390))
    page.set_viewport_size(at(1440))
    page.wait_for_function("!document.querySelector('.md-sidebar--primary').inert")
    page.locator(".md-sidebar--primary").get_by_role("link", name="Errors").focus()
    assert page.evaluate(INSIDE)

    page.keyboard.press("Escape")
    assert page.evaluate(INSIDE)


def test_without_scripts_the_drawer_is_materials(read) -> None:
    page = read("brews/", at(390), java_script_enabled=False)
    page.locator(".md-header [for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Errors")).to_be_in_viewport()
