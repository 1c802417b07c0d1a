"""Where navigation, text and code stand, how wide they are, and what stays in view."""

from __future__ import annotations

import pytest
from browser_page import at, ground, measure, scroll_to, top

pytestmark = pytest.mark.browser

NAVIGATION, TEXT, CODE = ".md-sidebar--primary", ".mkslate-text > p", ".mkslate-code"


def test_three_columns_at_1440(read) -> None:
    page = read("brews/")

    assert measure(page, NAVIGATION).width == pytest.approx(240, abs=8)
    assert 640 <= measure(page, TEXT).width <= 720
    assert 440 <= measure(page, CODE).width <= 520
    assert measure(page, NAVIGATION).right <= measure(page, TEXT).left
    assert measure(page, TEXT).right < measure(page, CODE).left


def test_three_columns_at_1220(read) -> None:
    page = read("brews/", at(1220))

    assert measure(page, NAVIGATION).left == 0
    assert measure(page, TEXT).width >= 540
    assert measure(page, CODE).width >= 400


@pytest.mark.parametrize("width", [960, 1024, 1219])
def test_the_navigation_folds_away_before_text_and_code_leave_each_other(read, width: int) -> None:
    page = read("brews/", at(width))

    assert measure(page, NAVIGATION).right <= 0
    assert measure(page, TEXT).width >= 500
    assert measure(page, TEXT).right < measure(page, CODE).left


@pytest.mark.parametrize("width", [390, 700, 959])
def test_one_column_when_narrow(read, width: int) -> None:
    page = read("brews/", at(width))

    heading, code = measure(page, "#get-all-brews"), measure(page, CODE)
    after = measure(page, "#http-request")
    assert heading.bottom < code.top < code.bottom < after.top
    assert code.width == width


@pytest.mark.parametrize("path", ["", "brews/", "errors/", "404.html"])
def test_nothing_overflows_sideways(read, path: str) -> None:
    page = read(path, reduced_motion="reduce")

    for width in (360, 390, 768, 1024, 1220, 1440, 1920):
        page.set_viewport_size(at(width))
        assert page.evaluate("[document.documentElement.scrollWidth, scrollX]") == [width, 0]
        page.evaluate("scrollTo(500, 0)")
        assert page.evaluate("scrollX") == 0


def test_a_wide_table_scrolls_inside_itself(read) -> None:
    page = read("brews/", at(390))

    table = page.locator("table", has_text="id_of_the_brew").first
    scroller = table.evaluate_handle("""e => {
      while (getComputedStyle(e).overflowX !== 'auto') e = e.parentElement;
      return e;
    }""")
    assert scroller.evaluate("e => e.scrollWidth > e.clientWidth && e.clientWidth <= 390")
    assert scroller.evaluate("e => (e.scrollLeft = 1000, e.scrollLeft)") > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("height", [900, 4000])
def test_the_code_column_is_dark_from_the_header_to_the_footer(read, height: int, scheme: str) -> None:
    page = read("brews/", {"width": 1440, "height": height}, color_scheme=scheme)

    header, footer = measure(page, ".md-header"), measure(page, ".md-footer")
    content = measure(page, ".md-content")
    assert content.top == pytest.approx(header.bottom, abs=1)
    assert content.bottom == pytest.approx(footer.top, abs=1)
    assert content.right == 1440
    assert height == 900 or footer.bottom == 4000
    assert ground(page, 1439, height - 200) == ground(page, 1000, 120)
    assert max(ground(page, 1439, 500)) < 60
    assert (min(ground(page, 900, 60)) > 200) == (scheme == "light")


def test_samples_stand_level_with_what_follows_the_heading(read) -> None:
    page = read("brews/")

    text = measure(page, "section:has(#get-all-brews) .mkslate-text > p")
    sample = measure(page, "section:has(#get-all-brews) .mkslate-code .highlight")
    assert abs(sample.top - text.top) <= 16


def test_the_samples_of_a_section_that_is_led_to_are_clear_of_the_languages(read) -> None:
    page = read("brews/#steep-a-brew")

    bar = measure(page, ".mkslate-languages")
    sample = measure(page, "section:has(#steep-a-brew) .mkslate-code .highlight")
    assert bar.bottom <= sample.top <= bar.bottom + 80


def test_code_stays_in_view_while_its_text_is_read(read) -> None:
    page = read("brews/", {"width": 1440, "height": 640})
    scroll_to(page, "#url-parameters", 200)

    found = measure(page, "section:has(#throw-a-brew-away) .mkslate-samples")
    bar = measure(page, ".mkslate-languages")
    assert measure(page, "#throw-a-brew-away").bottom < bar.top
    assert bar.top == pytest.approx(measure(page, ".md-header").bottom, abs=1)
    assert bar.bottom <= found.top <= bar.bottom + 24


def test_code_taller_than_the_screen_scrolls_by_itself_and_by_keyboard(read) -> None:
    page = read("brews/", {"width": 1440, "height": 640})
    code = page.locator("section:has(#watch-a-brew) .mkslate-code")

    assert code.evaluate("e => e.scrollHeight > e.clientHeight && e.clientHeight <= innerHeight")
    assert code.get_attribute("tabindex") == "0"
    assert code.get_attribute("role") == "group"
    assert code.get_attribute("aria-label") == "Watch a Brew: Samples"
    code.evaluate("e => e.scrollTo(0, e.scrollHeight)")
    assert code.evaluate("e => e.scrollTop") > 0
    short = page.locator("section:has(#steep-a-brew) .mkslate-code")
    assert [short.get_attribute(name) for name in ("tabindex", "role", "aria-label")] == [None] * 3


def test_a_page_without_code_has_no_code_column(read) -> None:
    page = read("errors/")

    assert page.locator(".mkslate-languages").count() == 0
    assert 600 <= measure(page, "article p").width <= 720


def test_a_heading_that_is_led_to_is_clear_of_the_header_and_marked_in_the_navigation(read) -> None:
    page = read("brews/#steep-a-brew")
    header = measure(page, ".md-header")

    assert header.bottom <= top(page, "#steep-a-brew") <= header.bottom + 40
    page.wait_for_selector(".md-nav--secondary .md-nav__link--active")
    assert page.locator(".md-nav--secondary .md-nav__link--active").inner_text() == "POST Steep a Brew"


@pytest.mark.parametrize("width", [390, 1440])
def test_tables_not_laid_out_yet_do_not_mislead(read, width: int) -> None:
    page = read("brews/#throw-a-brew-away", at(width), reduced_motion="reduce")

    tops = []
    for name in ("throw-a-brew-away", "get-all-brews", "throw-a-brew-away"):
        page.evaluate("name => { location.hash = name }", name)
        page.wait_for_timeout(200)
        tops.append(top(page, f"#{name}"))
    assert max(tops) - min(tops) <= 2
    assert 48 < tops[0] < 160


def test_below_the_sections_only_the_one_being_read_is_unfolded(read) -> None:
    page = read("brews/#steep-a-brew")
    page.wait_for_selector(".md-nav--secondary .md-nav__link--active")
    listed = page.locator(".md-nav--secondary a:visible").all_inner_texts()

    assert listed == [
        "GET Get All Brews",
        "POST Steep a Brew",
        "HTTP Request",
        "DELETE Throw a Brew Away",
        "Watch a Brew",
    ]


def test_footers_stand_below_the_navigation(read) -> None:
    page = read("brews/")
    footers, last = (
        measure(page, ".mkslate-toc-footers"),
        measure(page, ".md-nav--primary > ul > li:last-child"),
    )

    assert last.bottom <= footers.top
    assert page.locator(".mkslate-toc-footers a").all_inner_texts() == ["Ask for a key", "Status"]


def test_footers_stand_at_the_foot_of_the_drawer(read) -> None:
    page = read("brews/", at(390))
    page.locator("label.md-header__button[for=__drawer]").click()
    page.wait_for_function(
        "document.querySelector('.md-sidebar--primary').getBoundingClientRect().left === 0"
    )

    footers = measure(page, ".mkslate-toc-footers")
    assert 0 < footers.top < footers.bottom <= 900
    assert measure(page, ".md-nav--primary").width == measure(page, ".md-sidebar--primary").width
    page.locator(".mkslate-toc-footers a").first.click(trial=True)


def test_at_200_percent_nothing_is_lost(read) -> None:
    page = read("brews/", {"width": 720, "height": 450}, device_scale_factor=2)

    assert page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [720, 720]
    beyond = page.locator("article :is(h1, h2, h3, p, pre, table, [role=tablist])").evaluate_all(
        "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().right > 720)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    # Tables are wider than their wrappers, which scroll.
    assert [one for one in beyond if not one.startswith("<table")] == []
    page.set_viewport_size({"width": 360, "height": 225})  # at 400 % of a small screen
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_navigation_lists_the_sections_of_a_page_with_several_h1(read) -> None:
    page = read()

    listed = page.locator(".md-nav--primary .md-nav--secondary a").all_inner_texts()
    assert [one.strip() for one in listed] == ["Introduction", "Authentication", "Rotate a key"]


def test_right_to_left_is_mirrored_and_code_is_not(read) -> None:
    page = read("brews/")
    page.evaluate("document.body.dir = 'rtl'")

    code, text = measure(page, CODE), measure(page, TEXT)
    assert code.left == pytest.approx(0, abs=1)
    assert code.right < text.left
    assert text.right < measure(page, NAVIGATION).left
    assert ground(page, 1, 500) != ground(page, 700, 700)
    assert page.locator(f"{CODE} pre").first.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_an_authors_pre_takes_the_width_of_the_text_whatever_it_is_called(read) -> None:
    page = read("errors/")

    assert measure(page, "pre.inline").width == measure(page, "h2#retries").width
