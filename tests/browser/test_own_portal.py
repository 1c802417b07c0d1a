"""Every page of this repository's own portal: axe-core, layout shift and requests, wide and on a phone.

Of a long page the beginning: the rest is made of the same parts, and axe-core takes minutes for them. Whole
pages, in both schemes at both widths, are for `bench/accessible.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser_page import AXE, at

pytestmark = pytest.mark.browser

RUN = """async (rules) => {
  const rows = [...document.querySelectorAll('.mkslate-row')].slice(2);
  for (const part of [...rows, ...document.querySelectorAll('article > :nth-child(n + 30)')]) part.remove();
  // The tabs of the page name panels in all rows; that these are there another test proves.
  for (const tab of document.querySelectorAll('.mkslate-languages > *')) tab.removeAttribute('aria-controls');
  const {violations} = await axe.run(document, {resultTypes: ['violations'], ...rules});
  return violations.map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]);
}"""
SHIFTS = """
window.shifts = {sum: 0, moved: []};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    window.shifts.sum += entry.value;
    for (const {node, previousRect: from, currentRect: to} of entry.sources)
      window.shifts.moved.push([(node?.outerHTML ?? node?.data ?? '').slice(0, 60), from, to]);
  }
}).observe({type: 'layout-shift', buffered: true});
"""


@pytest.mark.parametrize(("width", "scheme", "other"), [(1440, "light", "dark"), (390, "dark", "")])
def test_no_page_hinders_anybody_or_moves(
    read, serve: Callable[[Path], str], own_site: Path, width: int, scheme: str, other: str
) -> None:
    page = read("404.html", at(width), base=serve(own_site), reduced_motion="reduce", color_scheme=scheme)
    page.context.add_init_script(SHIFTS)
    base = page.url.removesuffix("404.html")
    names = sorted(file.relative_to(own_site).as_posix() for file in own_site.rglob("*.html"))
    found: dict[str, object] = {}
    for name in names:
        if "http-equiv" in (own_site / name).read_text("utf-8"):
            continue  # it only leads to another page
        page.goto(base + name)
        shifts = page.evaluate("window.shifts")
        if shifts["sum"] > 0.02:
            found[f"{name} moves"] = shifts
        page.evaluate(AXE)
        if wrong := page.evaluate(RUN, {}):  # it removes parts, which moves others
            found[name] = wrong
        if other:
            page.emulate_media(color_scheme=other)
            if pale := page.evaluate(RUN, {"runOnly": ["color-contrast"]}):  # all that colours change
                found[f"{name} in {other} colours"] = pale
            page.emulate_media(color_scheme=scheme)

    assert len(names) > 20
    assert found == {}
