"""The search: what readers look for is listed first, and the keyboard gets there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


def test_what_readers_look_for_is_listed_first(chromium: Browser, own_site: Path) -> None:
    measure = [sys.executable, "bench/search.py", str(own_site), "--misses"]
    said = subprocess.run(measure, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    figures = re.search(r"(\d+) queries, \d+ first, mean reciprocal rank ([\d.]+)", said)
    assert figures, said
    assert int(figures[1]) >= 60
    assert float(figures[2]) >= 0.9, said


def test_the_keyboard_opens_a_result(read) -> None:
    page = read()
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    page.wait_for_function("document.activeElement.name === 'query'")
    box.press_sequentially("/api/brews", delay=5)
    page.locator(".md-search-result__link h2").first.wait_for()
    shown = page.locator(".md-search-result__item").first.inner_text()
    assert "Brews" in shown
    assert "Get All Brews" in shown

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("brews/.*#"))


def test_escape_leads_back_to_where_the_search_was_opened(read) -> None:
    page = read("brews/")
    link = page.locator("article a.headerlink").nth(3)
    link.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")

    expect(link).to_be_focused()
    assert page.evaluate("scrollY") == before


def test_escape_leads_back_before_the_host_knows_of_the_focus(read) -> None:
    page = read("brews/")
    link = page.locator("article a.headerlink").nth(3)
    link.focus()
    opened = page.evaluate("""() => {
      const pressed = (key) => new KeyboardEvent("keydown", { key, bubbles: true });
      const press = (key) => document.activeElement.dispatchEvent(pressed(key));
      press("/");
      const opened = document.activeElement.matches(".md-search__input");
      press("Escape");
      return opened;
    }""")

    assert opened
    expect(link).to_be_focused()
    page.wait_for_timeout(100)
    assert not page.locator("#__search").is_checked()


def test_what_a_search_found_is_a_stop_only_while_it_shows(read) -> None:
    page = read("brews/")
    page.locator(".md-search__input").focus()
    page.keyboard.press("Tab")

    assert not page.evaluate("document.activeElement.matches('.md-search__scrollwrap')")
    assert page.locator(".md-top").evaluate("e => e.hidden && getComputedStyle(e).visibility") == "hidden"


def test_words_within_chinese_titles_are_found(read, serve, build_site, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    chapters = ("获取用户列表", "用户提现记录", "订单数据说明", "户外用品")
    text = "".join(f"# {title}\n\n请求参数见下。\n\n" for title in chapters)
    (tmp_path / "source/index.html.md").write_text(f"---\nlang: zh\n---\n{text}", "utf-8")
    page = read(base=serve(build_site(tmp_path)))
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("列表")
    page.keyboard.press("Shift")

    result = page.locator(".md-search-result__item :is(h1, h2)").filter(has_text="获取用户列表")
    expect(result).to_be_visible()
    expect(page.locator(".md-search-result__item")).not_to_contain_text("用户提现记录")

    page.locator(".md-search__input").fill("获取用户列表 zebra")
    page.keyboard.press("Shift")
    missing = page.locator(".md-search-result__item").filter(has_text="获取用户列表").locator("del")
    expect(missing.last).to_have_text("zebra")
    assert [word for word in missing.all_inner_texts() if "*" in word] == []
