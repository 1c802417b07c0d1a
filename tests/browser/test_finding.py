"""Finding one's way: a page that is not there, and a page as Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

import mkslate

SCRIPT = Path(mkslate.__file__).parent / "theme/assets/mkslate/not-found.js"
pytestmark = pytest.mark.browser


def test_a_wrong_address_leads_to_the_nearest_page(read, address: str) -> None:
    page = read("404.html")
    shown = page.locator(".mkslate-not-found a")
    every = shown.count()
    page.evaluate("history.replaceState(null, '', '/v1/brew.html')")
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
