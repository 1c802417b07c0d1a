"""Nothing that axe-core finds hinders a reader, in both schemes, wide and on a phone; and nothing moves."""

from __future__ import annotations

import pytest
from browser_page import AXE, at

pytestmark = pytest.mark.browser

RUN = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  return violations.map(one => [one.id, one.nodes[0].html.slice(0, 200)]);
}"""
SHIFT = """() => new Promise(tell => new PerformanceObserver(
  list => tell(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => tell(0), 300))"""
PATHS = ("", "errors/", "404.html", "brews/?javascript")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_hinders_anybody_or_moves(read, path: str, width: int) -> None:
    page = read(path, at(width), reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFT) <= 0.02

    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(RUN) == []
