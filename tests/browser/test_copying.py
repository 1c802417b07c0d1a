"""What the copy button copies: what runs."""

from __future__ import annotations

import pytest
from browser_page import at, scroll_to
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SAMPLE = "section:has(#steep-a-brew) .mkslate-panel:not([hidden])"


def copied(page: Page, code: str | None = None) -> str:
    """What is in the clipboard when a sample, which may say something else, was copied by keyboard."""
    scroll_to(page, f"{SAMPLE} pre", 200)
    if code is not None:
        page.locator(f"{SAMPLE} code").evaluate("(e, code) => e.textContent = code", code)
    page.locator(f"{SAMPLE} [data-md-type=copy]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".md-dialog--active")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize(
    ("code", "what_runs"),
    [
        (None, 'client.steep("Oolong", seconds=180)'),
        ("a\n  b\n\n\n", "a\n  b"),
        ("$ a -b \\\n  c\n{answer}\n$ d\n", "a -b \\\n  c\nd"),
        ("# first\n$ a\n", "a"),
        (">>> for i in x:\n...     f(i)\n...\n1\n", "for i in x:\n    f(i)"),
        ("price = $ 5\n$ not a prompt\n", "price = $ 5\n$ not a prompt"),
    ],
)
def test_the_button_copies_what_runs(read, code: str | None, what_runs: str) -> None:
    page = read("brews/?python", permissions=["clipboard-read", "clipboard-write"])

    assert copied(page, code) == what_runs
    assert page.get_by_role("status").filter(has_text="Copied to clipboard").count() == 1


def test_a_folded_sample_is_copied_as_a_whole(read) -> None:
    page = read("brews/", at(390), permissions=["clipboard-read", "clipboard-write"])
    sample = "section:has(#watch-a-brew) .mkslate-sample"
    scroll_to(page, sample, 200)
    page.locator(f"{sample} [data-md-type=copy]").click()
    page.wait_for_selector(".md-dialog--active")

    assert page.evaluate("navigator.clipboard.readText()").count("\n") == 38
