"""All of every page of a built site before axe-core: wide and on a phone, in light and in dark colours.

    python bench/accessible.py SITE [PAGE …]

Prints what it finds wrong, and how many pages it looked at; exits with 1 if there is something. A long page
is looked at in parts, some rows at a time, since axe-core's time grows faster than the page. The tests look
at the first part alone.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from served import FLAGS, served

WIDTHS = (1440, 390)  # CSS pixels
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
_ROWS = 8  # of a part
_RUN = """async ([from, to]) => {
  [...document.querySelectorAll('.mkslate-row')].forEach((row, at) => {
    if (at && (at < from || at >= to)) row.style.display = 'none';  // the first has what links lead to
  });
  // What is not laid out yet has a size that is guessed, and axe-core sees it reach over what follows.
  for (const part of document.querySelectorAll('.mkslate-scroll')) part.style.contentVisibility = 'visible';
  dispatchEvent(new Event('resize'));  // Material keeps the navigation out of the footer, which has moved
  await new Promise((done) => setTimeout(done, 200));
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  return violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]);
}"""


def pages_of(site: Path) -> list[str]:
    """The pages of a site that show something: one that only leads to another does not."""
    found = sorted(site.rglob("*.html"))
    return [
        file.relative_to(site).as_posix() for file in found if "http-equiv" not in file.read_text("utf-8")
    ]


def violations(browser: Browser, address: str, width: int, scheme: Any) -> list[Any]:
    """What axe-core finds wrong with a page: rules, how often each, and the first place."""
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page.set_default_timeout(0)
    page.goto(address)
    rows = page.locator(".mkslate-row").count()
    found: list[Any] = []
    for first in range(0, max(rows, 1), _ROWS):
        if first:
            page.reload()
        page.evaluate(_AXE)
        found += page.evaluate(_RUN, [first, first + _ROWS])
    page.close()
    return found


def main() -> None:
    """Look at every page, print, and tell by the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    given = parser.parse_args()
    pages, wrong = given.pages or pages_of(given.site), 0
    with served(given.site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS])
        for name in pages:
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    for found in violations(browser, url + name, width, scheme):
                        wrong += 1
                        print(name, width, scheme, *found)
        browser.close()
    print(f"{len(pages)} pages at {WIDTHS[0]} and {WIDTHS[1]} px, light and dark: {wrong} violations")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
