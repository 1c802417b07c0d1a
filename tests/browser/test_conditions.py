"""What readers' conditions change: the direction of a language, forced colours, narrow columns, thumbs."""

from __future__ import annotations

import pytest
from browser_page import at, measure

pytestmark = pytest.mark.browser

# The characters of an element from left to right, as they are drawn.
DRAWN = """e => {
  const text = e.firstChild, range = new Range();
  const lefts = [...text.data].map((char, at) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return [range.getBoundingClientRect().left, char];
  });
  return lefts.sort(([one], [other]) => one - other).map(([, char]) => char).join("");
}"""


def test_code_within_a_line_reads_from_left_to_right_in_every_language(read) -> None:
    page = read("brews/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.locator(".mkslate-text").first.evaluate(
        """e => e.insertAdjacentHTML("beforeend", `<p>\u0639 <code class="own">/v1/a?b=2</code> \u0639</p>
          <p>\u0639 <code class="own">--data</code> \u0639</p><p>\u0639 <code class="own">$id</code></p>`)"""
    )

    assert [one.evaluate(DRAWN) for one in page.locator(".own").all()] == ["/v1/a?b=2", "--data", "$id"]


def test_forced_colours_tell_the_chosen_tab(read) -> None:
    page = read("brews/?python", forced_colors="active")
    lines = page.locator(".mkslate-languages [role=tab]").evaluate_all(
        "all => all.map(e => [e.ariaSelected, getComputedStyle(e).borderBottomColor])"
    )

    (chosen,) = {colour for selected, colour in lines if selected == "true"}
    assert chosen not in {colour for selected, colour in lines if selected == "false"}


def test_paper_says_of_no_language_that_it_is_missing(read) -> None:
    page = read("brews/?javascript")
    missing = page.locator("[data-missing] .mkslate-missing").first
    assert missing.is_visible()

    page.emulate_media(media="print")
    assert not missing.is_visible()


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_a_long_name_leaves_room_for_what_it_means(read, width: int) -> None:
    page = read("brews/", at(width))
    name = "a-name-that-goes-on:" * 6
    page.locator(".mkslate-text").first.evaluate(
        """(e, name) => e.insertAdjacentHTML("beforeend", `<div class="mkslate-scroll own">
          <table class="mkslate-table"><tr>
            <td><code class="mkslate-breaks">${name}</code></td><td>What it is.</td>
          </tr></table>
        </div>`)""",
        name,
    )
    table = page.locator(".own")

    assert table.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert measure(page, ".own td:last-child").width > 60


def test_a_short_name_of_several_words_stays_on_its_line(read) -> None:
    page = read("errors/", at(1440))
    page.locator(".mkslate-text").first.evaluate(
        """e => e.insertAdjacentHTML("beforeend", `<table class="mkslate-table phrases"><tr>
          <td><code>405 Method Not Allowed</code></td><td>${"What it is. ".repeat(30)}</td></tr></table>`)"""
    )

    assert measure(page, ".phrases code").height < 30


def test_the_copy_button_covers_no_more_of_the_code_than_its_sign_needs(read) -> None:
    page = read("brews/", at(390))
    page.locator(".mkslate-code pre").first.scroll_into_view_if_needed()
    buttons = page.locator(".mkslate-code .md-code__nav").first

    assert measure(page, ".mkslate-code .md-code__button").height >= 44
    assert buttons.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
