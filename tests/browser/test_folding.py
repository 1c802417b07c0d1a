"""Long samples show their beginning, and the rest when it is asked for."""

from __future__ import annotations

import pytest
from browser_page import at, scroll_to, top
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LONG = "section:has(#watch-a-brew) .mkslate-sample"
BUTTON = f"{LONG} .mkslate-fold"


def lines(page: Page) -> float:
    """How many lines of the long sample show."""
    script = "e => e.clientHeight / (parseFloat(getComputedStyle(e).fontSize) * 1.55)"
    return float(page.locator(f"{LONG} code").evaluate(script))


@pytest.mark.parametrize("width", [1440, 390])
def test_a_long_sample_unfolds_and_folds_by_keyboard_where_it_is(read, width: int) -> None:
    page = read("brews/", at(width))
    scroll_to(page, "#watch-a-brew", 150)
    button = page.locator(BUTTON)

    assert button.inner_text() == "Show all 39 lines"
    assert button.get_attribute("aria-expanded") == "false"
    assert 23 < lines(page) < 26
    assert button.evaluate("e => e.offsetHeight") >= 44

    button.evaluate("e => e.focus({preventScroll: true})")
    before = top(page, "#watch-a-brew")
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert lines(page) > 38
    assert abs(top(page, "#watch-a-brew") - before) <= 2
    page.keyboard.press("Space")
    assert button.inner_text() == "Show all 39 lines"
    assert lines(page) < 26


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("below", [150, -100])
def test_folded_by_keyboard_a_sample_stays_where_its_beginning_was(read, width: int, below: int) -> None:
    page = read("brews/", {"width": width, "height": 700})
    scroll_to(page, LONG, below)
    page.locator(BUTTON).evaluate("e => e.focus({preventScroll: true})")
    before = top(page, LONG)
    for _ in range(2):
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        assert abs(top(page, LONG) - before) <= 2


def test_folded_from_far_below_its_beginning_it_is_on_the_screen(read) -> None:
    page = read("brews/", {"width": 390, "height": 150})
    button = page.locator(BUTTON)
    button.click()
    scroll_to(page, LONG, -650)
    button.evaluate("e => e.focus({preventScroll: true})")
    page.keyboard.press("Enter")

    assert 0 < top(page, BUTTON) < 150


def test_a_button_that_is_seen_stays_under_the_pointer(read) -> None:
    page = read("brews/", {"width": 390, "height": 400})
    page.locator(BUTTON).click()
    scroll_to(page, BUTTON, 200)
    page.locator(BUTTON).click()

    assert abs(top(page, BUTTON) - 200) <= 2


def test_what_is_searched_for_unfolds_it(read) -> None:
    page = read("brews/")
    page.locator(f"{LONG} code").evaluate("e => { e.scrollTop = 300 }")  # as a search does that finds the end
    page.wait_for_selector(f"{LONG}[data-unfolded]")

    assert page.locator(BUTTON).get_attribute("aria-expanded") == "true"
    assert lines(page) > 38


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('"at": 34', f"{LONG}[data-unfolded]"),
        ("brew of brews", ".mkslate-panel:not([hidden])[data-tab=javascript]"),
    ],
)
def test_an_address_of_hidden_words_shows_them(read, words: str, shown: str) -> None:
    page = read("brews/#:~:text=" + words.replace(" ", "%20").replace('"', "%22").replace(":", "%3A", 1))

    page.wait_for_selector(shown)


def test_without_scripts_and_on_paper_all_of_it_shows(read) -> None:
    page = read("brews/", java_script_enabled=False)
    assert page.locator(f"{LONG} code").bounding_box()["height"] > 39 * 20
    assert page.locator(BUTTON).count() == 0

    printed = read("brews/")
    printed.emulate_media(media="print")
    assert printed.locator(f"{LONG} code").evaluate("e => e.scrollHeight - e.clientHeight") <= 1
    assert not printed.locator(BUTTON).is_visible()


def test_a_sample_not_laid_out_yet_is_as_high_as_it_will_be(read) -> None:
    page = read("brews/", {"width": 1440, "height": 300})
    script = "all => all.map(e => Math.round(e.getBoundingClientRect().height))"
    far = page.locator(".mkslate-panel:not([hidden]) .highlight, [data-lang] > .highlight")
    guessed = far.evaluate_all(script)
    page.add_style_tag(content=".mkslate-sample > .highlight { content-visibility: visible !important }")
    actual = far.evaluate_all(script)

    assert len(actual) > 4
    # What is wider than the column has a bar to scroll it with.
    assert {real - guess for real, guess in zip(actual, guessed, strict=True)} <= {*range(-2, 17)}
