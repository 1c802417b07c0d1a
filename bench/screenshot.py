"""The pictures of the README and the manual: a page of the portal as a browser shows it.

    python bench/screenshot.py SITE PAGE FILE [--width 1440] [--dark]

SITE is the folder of a built site, PAGE the path of a page in it.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from served import FLAGS, served


def main() -> None:
    """Take the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("page")
    parser.add_argument("file", type=Path)
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    with served(given.site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS])
        scheme = "dark" if given.dark else "light"
        page = browser.new_page(viewport={"width": given.width, "height": 900}, color_scheme=scheme)
        page.goto(url + given.page)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=given.file)
        browser.close()


if __name__ == "__main__":
    main()
