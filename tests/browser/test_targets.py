"""Whatever can be tapped below 960 px is at least 44 px wide and high."""

from __future__ import annotations

import pytest
from browser_page import at
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Links within a sentence are as high as its lines, as everywhere; what lies beside the screen is not tapped.
SMALL = """all => all.filter(e => {
  const text = e.closest('.md-typeset :is(p, li, td, .mkslate-annotation, aside), .headerlink');
  if (text && e.matches('a') && text.textContent.trim() !== e.textContent.trim()) return false;
  const {left, right, width, height} = e.getBoundingClientRect();
  const shown = e.checkVisibility({opacityProperty: true, visibilityProperty: true});
  return shown && width && height && right > 0 && left < innerWidth && Math.min(width, height) < 43.9;
}).map(e => e.outerHTML.slice(0, 120))"""
TAPPED = "a[href], button, select, summary, label[for], input:not([type=hidden], .md-toggle, .md-option)"


@pytest.mark.parametrize("width", [390, 800])
@pytest.mark.parametrize("path", ["", "brews/", "404.html"])
def test_a_thumb_hits_everything(read, path: str, width: int) -> None:
    page = read(path, at(width), has_touch=True, is_mobile=True)
    targets = page.locator(TAPPED)
    assert targets.evaluate_all(SMALL) == []

    page.locator(".md-header__button[for=__drawer]").tap()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport(ratio=0.9)
    assert targets.evaluate_all(SMALL) == []
