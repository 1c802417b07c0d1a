"""Colours that can be read, paper, and what a reader does with a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_page import at, ground
from playwright.sync_api import expect

import mkslate

SCROLLING = Path(mkslate.__file__).parent / "theme/assets/mkslate/scrolling.js"

pytestmark = pytest.mark.browser

# The contrast of every text with what is painted behind it, by the formula of WCAG 2.
CONTRAST = """selector => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  canvas.canvas.width = canvas.canvas.height = 1;
  const painted = (layers) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = {};
  for (const element of document.querySelectorAll(selector)) {
    const says = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!says || !element.checkVisibility()) continue;
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.unshift(getComputedStyle(e).backgroundColor);
      if (e.matches('.mkslate-code') && !matchMedia('print').matches) {
        layers.unshift(getComputedStyle(e).getPropertyValue('--mkslate-column'));
        break;
      }
    }
    const behind = painted(layers), front = painted([...layers, getComputedStyle(element).color]);
    const [a, b] = [light(behind), light(front)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const name = `${element.localName}.${element.className}`;
    found[name] = Math.min(found[name] ?? 21, ratio);
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "brews/?python", "brews/?javascript"])
def test_everything_can_be_read(read, path: str, scheme: str) -> None:
    page = read(path, color_scheme=scheme)
    ratios = page.evaluate(CONTRAST, "article *, .md-sidebar--primary *")

    assert len(ratios) > 15
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_asides_differ(read, scheme: str) -> None:
    grounds = set()
    for path in ("", "brews/"):
        asides = read(path, color_scheme=scheme).locator("article aside")
        grounds |= set(asides.evaluate_all("all => all.map(e => getComputedStyle(e).backgroundColor)"))

    assert len(grounds) == 4


def test_what_has_the_focus_is_outlined(read) -> None:
    page = read("brews/")
    for selector in (".mkslate-languages [role=tab][tabindex='0']", ".mkslate-toc-footers a"):
        page.locator(selector).first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        style = "e => [e.matches(':focus-visible'), getComputedStyle(e).outlineStyle]"
        assert page.locator(selector).first.evaluate(style) == [True, "solid"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_shows_everything(read, scheme: str) -> None:
    page = read("brews/?python", color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)

    samples = page.locator("section:has(#get-all-brews) .mkslate-sample")
    assert samples.evaluate_all("all => all.every(e => e.offsetHeight > 40)")
    labels = samples.locator(".mkslate-sample-label")
    assert labels.evaluate_all("all => all.map(e => e.checkVisibility())") == [True] * 3
    for selector in (".mkslate-languages", ".mkslate-tabs", ".md-header", ".md-sidebar"):
        assert not page.locator(selector).first.is_visible()
    assert min(ground(page, 1400, 400)) > 230
    colours = page.evaluate(CONTRAST, "article p, article pre, article code, article h1, article h2")
    assert min(colours.values()) >= 4.5


WIDE_TABLES = """e => {
  const table = (cells) => `<table>
    <tr>${cells.map(() => "<th>Heading</th>").join("")}</tr>
    <tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr></table>`;
  const [long, name] = ["a".repeat(150), "<code>name_of_it</code>"];
  const [code, names] = [`<code>${long}</code>`, Array(14).fill(name)];
  const words = [name, "boolean", "word ".repeat(60) + code];
  const tables = [words, [code, "integer", long], [long, code, code], names].map(table);
  const ways = [
    (one) => one.replace("<table", '<table class="own"'),
    (one) => `<div class="mkslate-scroll">${one.replace("<table", '<table class="mkslate-table"')}</div>`,
    (one) => `<div class="md-typeset__scrollwrap"><div class="md-typeset__table">${one}</div></div>`,
  ];
  e.innerHTML = ways.flatMap((way) => tables.map(way)).join("");
}"""


LINES = """e => {
  const range = new Range();
  range.selectNodeContents(e);
  return range.getClientRects().length;
}"""
CLIPPED = """e => {
  for (; e !== document.body; e = e.parentElement) {
    if (getComputedStyle(e).overflowX !== "visible") return e.className;
  }
  return null;
}"""


def test_tables_are_as_wide_as_the_paper(read) -> None:
    page = read("errors/", at(718))  # A4 within its margins
    page.emulate_media(media="print")
    page.locator(".mkslate-text").first.evaluate(WIDE_TABLES)

    cells = page.locator("article td, article td > code")
    assert cells.count() > 100
    assert cells.evaluate_all("all => Math.max(...all.map(e => e.getBoundingClientRect().right))") <= 718
    for whole in page.get_by_text("boolean", exact=True).all():
        assert whole.evaluate(LINES) == 1
    for table in page.locator("article table").all():
        assert table.evaluate(CLIPPED) is None


def test_code_does_not_fade_on_paper(read) -> None:
    page = read("brews/")
    fade = "e => getComputedStyle(e, '::after').content"
    code = page.locator(".mkslate-code .highlight > pre").first
    assert code.evaluate(fade) == '""'
    page.emulate_media(media="print")
    assert code.evaluate(fade) == "none"


def test_a_link_on_paper_says_where_it_leads(read) -> None:
    page = read()
    page.emulate_media(media="print")

    link = page.locator("article a[href='https://tea.example/account']")
    assert "https://tea.example/account" in link.evaluate("e => getComputedStyle(e, '::after').content")


def test_what_the_author_puts_in_the_front_matter_is_on_the_page(read) -> None:
    page = read("brews/")

    assert page.locator("head meta[name=robots]").get_attribute("content") == "all"
    assert page.locator(".tea-portal article").count() == 1
    page.wait_for_selector("[data-md-type=copy]")  # Material makes them once the page has come
    assert page.locator("[role=dialog]").first.get_attribute("aria-label") == "Search"


def test_landmarks_are_told_apart(read) -> None:
    page = read("brews/")
    page.wait_for_selector("[data-md-type=copy]")

    names = page.get_by_role("navigation").evaluate_all("all => all.map(e => e.ariaLabel)")
    assert len(names) == len(set(names)) > 1


def test_a_wide_table_can_be_scrolled_with_the_keyboard(read) -> None:
    page = read("brews/", at(390))

    tables = page.locator(".mkslate-scroll, .md-typeset__scrollwrap")
    assert tables.last.get_attribute("tabindex") == "0"  # also before it is laid out
    for table in tables.all():
        table.scroll_into_view_if_needed()
        page.wait_for_timeout(100)
    assert tables.evaluate_all("all => all.map(e => e.tabIndex)") == [-1, 0]


def test_a_table_that_scrolls_is_a_region_named_after_its_heading(read) -> None:
    page = read("brews/", at(390))
    tables = page.locator(".mkslate-scroll")
    for table in tables.all():
        table.scroll_into_view_if_needed()
        page.wait_for_timeout(100)
    said = "all => all.map(e => [e.getAttribute('role'), e.ariaLabel])"
    assert tables.evaluate_all(said) == [[None, None], ["region", "URL Parameters"]]

    tables.last.locator("code").evaluate_all("all => all.forEach(e => { e.textContent = 'id' })")
    page.wait_for_function("!document.querySelector('.mkslate-scroll[role]')")
    assert page.locator(".mkslate-scroll[aria-label], .mkslate-scroll[tabindex]").count() == 0


def test_regions_of_one_heading_are_told_apart(read) -> None:
    page = read("brews/", at(390))
    page.locator(".mkslate-scroll").last.evaluate("e => e.after(e.cloneNode(true), e.cloneNode(true))")
    page.add_script_tag(path=SCROLLING)

    tables = page.locator(".mkslate-scroll[role]")
    expect(tables.last).to_have_attribute("aria-label", "URL Parameters (3)")  # once it is measured
    names = tables.evaluate_all("all => all.map(e => e.ariaLabel)")
    assert names[-3:] == ["URL Parameters", "URL Parameters (2)", "URL Parameters (3)"]
