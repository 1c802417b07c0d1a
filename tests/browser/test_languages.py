"""The reader's language: how it is chosen, kept, and shown."""

from __future__ import annotations

import pytest
from browser_page import at, scroll_to, top
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

BAR = ".mkslate-languages"
ALL = "section:has(#get-all-brews)"  # has every language
TWO = "section:has(#steep-a-brew)"  # has no JavaScript
ONE = "section:has(#throw-a-brew-away)"  # has only JavaScript


def shown(page: Page, row: str) -> list[str]:
    """The labels of the samples that a row shows."""
    script = (
        "all => all.filter(e => e.checkVisibility({contentVisibilityAuto: true})).map(e => e.dataset.label)"
    )
    return page.locator(f"{row} .mkslate-sample[data-tab]").evaluate_all(script)


def chosen(page: Page, within: str = BAR) -> list[str]:
    """The tabs that say they are selected."""
    return page.locator(f"{within} [role=tab][aria-selected=true]").all_inner_texts()


def choose(page: Page, label: str, within: str = BAR) -> None:
    page.locator(within).get_by_role("tab", name=label, exact=True).click()


def test_the_first_language_is_shown_at_first(read) -> None:
    page = read("brews/")

    assert shown(page, ALL) == ["cURL"]
    assert chosen(page) == ["cURL"]


@pytest.mark.parametrize("query", ["?python", "?language=python", "?lang=python", "?python/", "?q=1&python"])
def test_the_address_names_a_language(read, query: str) -> None:
    page = read(f"brews/{query}#steep-a-brew")

    assert shown(page, ALL) == shown(page, TWO) == ["Python"]
    assert chosen(page) == ["Python"]


@pytest.mark.parametrize("query", ["?cobol", "?language=cobol", "?lang=", "?%E0%A4%A", "?constructor"])
def test_a_language_that_is_not_known_is_ignored(read, query: str) -> None:
    page = read(f"brews/{query}")

    assert shown(page, ALL) == ["cURL"]


def test_a_choice_holds_for_every_set_and_every_page(read) -> None:
    page = read("brews/")
    choose(page, "Python")
    assert shown(page, ALL) == shown(page, TWO) == ["Python"]

    page.goto(page.url.partition("brews/")[0])
    assert shown(page, "section:has(#authentication)") == ["Python"]
    assert chosen(page) == ["Python"]


def test_what_the_address_chose_holds_for_other_pages(read) -> None:
    page = read("brews/?language=python")
    page.goto(page.url.partition("brews/")[0])

    assert chosen(page) == ["Python"]


def test_the_address_wins_over_the_kept_choice(read) -> None:
    page = read("brews/")
    choose(page, "Python")
    page.goto(page.url.partition("?")[0] + "?javascript")

    assert shown(page, ALL) == ["JavaScript"]


def test_the_choice_is_written_into_the_address_as_slate_does(read) -> None:
    page = read("brews/?shell&v=1#get-all-brews")
    entries = page.evaluate("history.length")
    choose(page, "JavaScript")

    assert page.url.endswith("brews/?javascript&v=1#get-all-brews")
    assert page.evaluate("history.length") == entries


def test_a_set_without_the_language_shows_what_it_has_and_says_so(read) -> None:
    page = read("brews/?javascript")

    assert shown(page, TWO) == ["cURL"]
    assert page.locator(f"{TWO} .mkslate-missing").inner_text() == "No sample in JavaScript"
    assert chosen(page, TWO) == ["cURL"]
    assert not page.locator(f"{ALL} .mkslate-missing").is_visible()
    assert not page.locator(f"{ALL} [role=tablist]").is_visible()

    choose(page, "Python", TWO)
    assert shown(page, ALL) == ["Python"]
    assert page.evaluate("document.activeElement.dataset.tab") == "python"
    assert page.evaluate("document.activeElement.checkVisibility()")


@pytest.mark.parametrize("width", [1440, 390])
def test_a_choice_is_announced_once(read, width: int) -> None:
    page = read("brews/", at(width))
    spoken = page.locator("article [role=status], article [aria-live]")
    assert "".join(spoken.all_inner_texts()) == ""

    for label, said in (
        ("JavaScript", ["No sample in JavaScript at 1 of 3 places"]),
        ("Python", ["No sample in Python at 1 of 3 places"]),
    ):
        choose(page, label, BAR if width == 1440 else ALL)
        assert [text for text in spoken.all_text_contents() if text] == said


@pytest.mark.parametrize(("width", "within"), [(1440, BAR), (390, ALL)])
def test_tabs_obey_the_keyboard(read, width: int, within: str) -> None:
    page = read("brews/", at(width))
    page.locator(f"{within} [role=tab][tabindex='0']").focus()
    assert page.locator(f"{within} [role=tab][tabindex='0']").count() == 1

    for key, label in [
        ("ArrowRight", "Python"),
        ("ArrowRight", "JavaScript"),
        ("ArrowRight", "cURL"),
        ("ArrowLeft", "JavaScript"),
        ("Home", "cURL"),
        ("End", "JavaScript"),
    ]:
        page.keyboard.press(key)
        assert chosen(page, within) == [label]
        assert shown(page, ALL) == [label]
        assert page.evaluate("document.activeElement.textContent") == label


def test_arrows_follow_the_direction_of_the_text(read) -> None:
    page = read("brews/")
    page.evaluate("document.body.dir = 'rtl'")
    page.locator(f"{BAR} [role=tab][tabindex='0']").focus()
    page.keyboard.press("ArrowLeft")

    assert chosen(page) == ["Python"]


def test_tabs_and_panels_name_each_other(read) -> None:
    page = read("brews/", at(390))

    for tab in page.locator(".mkslate-samples [role=tab]").all():
        panel = page.locator(f"#{tab.get_attribute('aria-controls')}")
        assert panel.get_attribute("role") == "tabpanel"
        assert panel.get_attribute("aria-labelledby") == tab.get_attribute("id")
        assert panel.get_attribute("data-tab") == tab.get_attribute("data-tab")
    assert page.locator(f"{ALL} [role=tablist]").get_attribute("aria-label")
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_the_tabs_of_the_page_control_the_panels_of_their_language(read) -> None:
    page = read("brews/")

    for tab in page.locator(f"{BAR} [role=tab]").all():
        panels = page.locator(f".mkslate-panel[data-tab='{tab.get_attribute('data-tab')}']")
        assert (tab.get_attribute("aria-controls") or "").split() == panels.evaluate_all(
            "all => all.map(panel => panel.id)"
        )
        assert panels.count()


def test_each_set_has_a_selector_fit_for_a_finger_when_narrow(read) -> None:
    page = read("brews/", at(390))

    assert not page.locator(BAR).is_visible()
    for tab in page.locator(f"{ALL} [role=tab]").all():
        size = tab.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= 44
    choose(page, "Python", ALL)
    assert shown(page, TWO) == ["Python"]


@pytest.mark.parametrize(
    ("width", "read_now", "within"), [(1440, "#throw-a-brew-away", BAR), (390, f"{TWO} .mkslate-tabs", TWO)]
)
def test_a_switch_leaves_what_is_read_in_its_place(read, width: int, read_now: str, within: str) -> None:
    page = read("brews/", at(width))
    scroll_to(page, read_now, 200)
    before = top(page, read_now)
    height = page.evaluate("document.documentElement.scrollHeight")
    choose(page, "Python", within)

    page.wait_for_timeout(100)
    assert abs(top(page, read_now) - before) <= 2
    if width == 390:
        assert page.evaluate("document.documentElement.scrollHeight") != height


def test_the_language_is_there_before_any_other_script_runs(chromium, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}brews/?python")

    assert shown(page, ALL) == ["Python"]
    assert shown(page, ONE) == ["JavaScript"]
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["python", "javascript"])
def test_nothing_moves_when_tabs_are_made(chromium, address: str, width: int, language: str) -> None:
    context = chromium.new_context(viewport=at(width))
    page = context.new_page()
    page.route("**/assets/mkslate/*.js", lambda route: route.abort())
    page.goto(f"{address}brews/?{language}")
    headings = "all => all.map(e => Math.round(e.getBoundingClientRect().top))"
    before = page.locator("h2, h3, .mkslate-code .highlight:visible").evaluate_all(headings)
    assert page.locator("[role=tab][aria-selected=true]").count() == 0
    page.unroute_all()
    page.reload()

    assert page.locator(f"{ALL} [role=tab]").count() == 3
    assert page.locator("h2, h3, .mkslate-code .highlight:visible").evaluate_all(headings) == before
    context.close()


def test_without_scripts_every_sample_shows_labelled(read) -> None:
    page = read("brews/?python", java_script_enabled=False)

    for label in ("cURL", "Python", "JavaScript"):
        assert page.locator(f"{ALL} .mkslate-sample", has_text=label).locator("pre").is_visible()
        assert page.locator(f"{ALL} .mkslate-sample-label", has_text=label).is_visible()
    assert not page.locator(BAR).is_visible()


def test_samples_not_shown_are_left_to_the_browsers_search(read) -> None:
    page = read("brews/")
    hidden = page.locator(f"{ALL} .mkslate-panel[hidden]")
    state = "all => all.map(e => [e.getAttribute('hidden'), e.offsetHeight])"
    assert hidden.evaluate_all(state) == [["until-found", 0], ["until-found", 0]]

    page.locator(f"{ALL} .mkslate-panel[data-tab=python]").evaluate(
        "e => e.dispatchEvent(new Event('beforematch', {bubbles: true}))"
    )
    assert shown(page, ALL) == shown(page, TWO) == ["Python"]


def test_an_anchor_in_a_sample_not_shown_shows_it(read) -> None:
    page = read("brews/")
    page.locator(f"{ALL} .mkslate-panel[data-tab=javascript] pre").evaluate("e => { e.id = 'deep' }")
    page.evaluate("location.hash = 'deep'")
    page.wait_for_function("document.documentElement.dataset.mkslateLanguage === 'javascript'")

    assert shown(page, ALL) == ["JavaScript"]


def test_a_browser_that_keeps_nothing_still_switches(read) -> None:
    page = read()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    page.goto(f"{page.url}brews/")
    choose(page, "Python")

    assert shown(page, ALL) == ["Python"]
    assert page.url.endswith("?python")


def test_the_site_can_be_read_from_a_folder(read, site) -> None:
    page = read("brews/index.html", base=site.as_uri() + "/")
    choose(page, "Python")

    assert shown(page, ALL) == ["Python"]
