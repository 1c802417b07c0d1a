"""Text for one language: it shows with that language, and is found otherwise."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def choose(page: Page, label: str) -> None:
    page.locator(".mkslate-languages").get_by_role("tab", name=label, exact=True).click()


def test_text_for_one_language_goes_with_it_and_is_left_to_the_browsers_search(read) -> None:
    page = read("?javascript")
    shell, others = page.locator(".lang-specific.shell"), page.locator(".lang-specific.python")
    assert (shell.is_visible(), others.is_visible()) == (False, True)
    assert shell.get_attribute("hidden") == "until-found"
    assert (
        shell.evaluate("e => e.getBoundingClientRect().height + parseFloat(getComputedStyle(e).marginTop)")
        == 0
    )

    choose(page, "cURL")
    assert (shell.is_visible(), others.is_visible()) == (True, False)
    others.dispatch_event("beforematch")
    assert others.is_visible()
    assert page.evaluate("document.documentElement.dataset.mkslateLanguage") == "python"


def test_text_within_a_line_goes_with_its_language_too(read) -> None:
    page = read("?shell")
    parts = page.locator("#spans .lang-specific, #cells tr.lang-specific")
    page.locator("article").evaluate(
        """e => e.insertAdjacentHTML("beforeend", `
          <p id="spans">All. <span class="lang-specific python">Only <em>Python</em>.</span></p>
          <table id="cells"><tr class="lang-specific python"><td>Only Python.</td></tr></table>`)"""
    )
    for label, seen in (("JavaScript", False), ("Python", True), ("cURL", False)):
        choose(page, label)
        assert parts.evaluate_all("all => all.map(e => e.offsetWidth > 0)") == [seen] * 2


def test_text_for_every_language_is_on_paper(read) -> None:
    page = read("?shell")
    page.locator("article").evaluate(
        """e => e.insertAdjacentHTML("beforeend", `
          <p>All. <span class="lang-specific python" id="inline">Only <em>Python</em>.</span></p>
          <ul><li class="lang-specific python" id="item">Only Python.</li></ul>
          <p class="lang-specific shell" id="own">Only cURL.</p>
          <p class="lang-specific python" id="block">Only Python.</p>`)"""
    )
    choose(page, "JavaScript")
    choose(page, "cURL")
    parts = page.locator("#inline, #item, #own, #block")
    heights = "all => all.map(e => e.offsetHeight > 10 && e.checkVisibility({contentVisibilityAuto: true}))"
    assert parts.evaluate_all(heights) == [False, False, True, False]
    page.emulate_media(media="print")

    assert parts.evaluate_all(heights) == [True] * 4
    margins = "all => all.map(e => getComputedStyle(e).marginTop)"
    assert len(set(page.locator("#own, #block").evaluate_all(margins))) == 1
    assert page.locator("#item").evaluate("e => getComputedStyle(e).display") == "list-item"


def test_text_for_another_language_is_never_painted(chromium, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}?python")

    assert not page.locator(".lang-specific.shell").is_visible()
    assert page.locator(".lang-specific.python").is_visible()
    context.close()
