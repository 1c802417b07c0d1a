"""Finding one's way: a page that is not there, a page as Markdown, and what a thumb must hit."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_page import at, measure

import mkslate

SCRIPT = Path(mkslate.__file__).parent / "theme/assets/mkslate/not-found.js"
pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "wrong",
    ["/v1/brew.html", "/berws/", "/Brews/get-all-brews", "/a/b/c/brew", "/brews/x", "/brews/1/cups/x"],
)
def test_a_wrong_address_leads_to_the_nearest_page(read, address: str, wrong: str) -> None:
    page = read("404.html")
    shown = page.locator(".mkslate-not-found a")
    every = shown.count()
    page.evaluate("wrong => history.replaceState(null, '', wrong)", wrong)
    page.add_script_tag(path=SCRIPT)

    assert 1 <= shown.count() < every
    assert shown.first.inner_text() == "Brews"
    shown.first.click()
    page.wait_for_url(f"{address}brews/")


def test_a_page_is_copied_as_markdown(read) -> None:
    page = read("brews/", permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy page as Markdown")
    button.focus()
    page.keyboard.press("Enter")

    page.get_by_text("Copied the page as Markdown").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# Brews\n\n> All pages of this site are listed in [llms.txt]")


@pytest.mark.parametrize("path", ["brews/", "errors/"])
@pytest.mark.parametrize("width", [390, 800])
def test_the_copy_button_is_wide_enough_for_a_thumb_and_level_with_the_heading(
    read, path: str, width: int
) -> None:
    page = read(path, at(width))
    button, heading = measure(page, ".mkslate-copy-page"), measure(page, "article h1")

    assert min(button.width, button.height) >= 44
    assert button.right <= width
    assert abs(button.top + button.bottom - heading.top - heading.bottom) <= 8


def test_at_the_code_column_the_copy_button_stays_with_the_text(read) -> None:
    page = read("brews/", at(1024))

    assert measure(page, ".mkslate-copy-page").right <= measure(page, ".mkslate-code").left


def test_suggestions_are_high_enough_for_a_thumb(read) -> None:
    assert measure(read("404.html", at(390)), ".mkslate-not-found a").height >= 44
