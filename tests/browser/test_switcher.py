"""A site of two page trees, under a path of its server and in a folder: what leads from page to page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from browser_page import at
from playwright.sync_api import expect

import mkslate

SCRIPT = Path(mkslate.__file__).parent / "theme/assets/mkslate/not-found.js"
pytestmark = pytest.mark.browser

CONFIGURATION = """
site_name: Tea API
site_url: {address}
docs_dir: source
use_directory_urls: false
theme: {{name: material}}
plugins: [search, mkslate]
"""
OLD = "---\ntitle: Tea API before it was decanted (version 1)\nincludes: [brews]\n---\n# Old tea\n"


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory, serve, portal: Path, build_site) -> tuple[Path, str]:
    """The folder of the site, and where it is served."""
    root = tmp_path_factory.mktemp("trees")
    shutil.copytree(portal, root / "source")
    (root / "source/v1/includes").mkdir(parents=True)
    (root / "source/v1/index.html.md").write_text(OLD, "utf-8")
    (root / "source/v1/includes/_brews.md").write_text("# Brews\n\nOne kind.\n", "utf-8")
    address = serve(root) + "site/"
    (root / "mkdocs.yml").write_text(CONFIGURATION.format(address=address), "utf-8")
    return build_site(root), address


def test_the_keyboard_switches_to_the_same_page_of_another_tree(read, trees) -> None:
    page = read("brews.html", base=trees[1])
    inner = page.locator(".mkslate-trees .md-select__inner")
    assert inner.evaluate("list => getComputedStyle(list).opacity") == "0"
    page.locator(".md-search").evaluate("search => search.remove()")
    assert page.evaluate("document.documentElement.scrollWidth") == 1440  # also as the last of the header
    page.get_by_role("button", name="Switch to").focus()
    page.keyboard.press("Tab")
    expect(inner).to_have_css("opacity", "1")
    focused = page.locator(":focus")
    assert focused.get_attribute("aria-current") == "true"
    assert focused.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{trees[1]}v1/brews.html")
    assert page.get_by_text("One kind.").is_visible()


def test_escape_closes_the_switcher_until_it_is_used_again(read, trees) -> None:
    page = read("brews.html", base=trees[1], reduced_motion="reduce")
    inner = page.locator(".mkslate-trees .md-select__inner")
    button = page.get_by_role("button", name="Switch to")
    assert button.get_attribute("aria-haspopup") == "true"
    button.focus()
    for again in ("Enter", "Tab", "Space"):
        expect(inner).to_have_css("opacity", "1")
        page.keyboard.press("Escape")
        expect(inner).to_have_css("opacity", "0")
        expect(inner).to_have_css("max-height", "0px")
        expect(button).to_be_focused()
        page.keyboard.press(again)
    expect(inner).to_have_css("opacity", "1")


def test_a_thumb_switches_too_and_long_titles_stay_on_the_screen(read, trees) -> None:
    page = read("brews.html", at(390), base=trees[1], has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Switch to").tap()
    expect(page.locator(".mkslate-trees .md-select__inner")).to_have_css("opacity", "1")
    links = page.locator(".mkslate-trees .md-select__link")
    boxes = [link.bounding_box() for link in links.all()]
    assert len(boxes) == 2
    assert all(box and box["height"] >= 44 and box["x"] >= 0 for box in boxes)
    assert all(box and box["x"] + box["width"] <= 390 for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    links.filter(has_text="version 1").tap()
    page.wait_for_url(f"{trees[1]}v1/brews.html")


def test_what_is_not_there_leads_back_from_any_depth(read, trees) -> None:
    page = read("404.html", base=trees[1])
    page.evaluate("history.replaceState(null, '', '/site/v1/deep/down/brew')")
    page.add_script_tag(path=SCRIPT)

    page.locator(".mkslate-not-found").get_by_role("link", name="Brews").first.click()
    page.wait_for_url(re.compile(f"{re.escape(trees[1])}(v1/)?brews.html"))


@pytest.mark.parametrize("tree", ["", "v1/"])
def test_the_search_finds_what_the_tree_of_its_reader_says_first(read, trees, tree: str) -> None:
    page = read(f"{tree}index.html", base=trees[1])
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("brews")
    page.keyboard.press("Shift")
    found = page.locator(".md-search-result__item")
    expect(found.first).to_be_visible()
    label = found.first.locator("[data-mkslate-tree]")
    said = label.evaluate("e => getComputedStyle(e, '::after').content")
    assert said == f'"· {label.get_attribute("data-mkslate-tree")}"'
    found.first.locator("a").first.click()

    page.wait_for_url(re.compile(f"{re.escape(trees[1] + tree)}brews.html"))


def test_a_search_under_a_path_leads_to_the_section(read, trees) -> None:
    page = read("errors.html", base=trees[1])
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("get all brews", delay=5)
    page.locator(".md-search-result__link", has_text="Get All Brews").first.click()

    page.wait_for_url(re.compile(re.escape(f"{trees[1]}brews.html") + ".*#get-all-brews"))


def test_from_a_folder_pages_lead_to_each_other_and_to_their_markdown(read, trees) -> None:
    base = trees[0].as_uri() + "/"
    page = read("brews.html", base=base)
    page.get_by_role("button", name="Switch to").focus()
    page.locator(".mkslate-trees .md-select__link").last.click()
    page.wait_for_url(f"{base}v1/brews.html")

    page.locator(".mkslate-copy-page").click()
    page.wait_for_url(f"{base}v1/brews.md")
    assert page.locator("body").inner_text().startswith("# Brews")
