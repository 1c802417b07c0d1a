"""Material's instant navigation puts new pages under scripts that ran long ago."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from browser_page import measure

pytestmark = pytest.mark.browser

CONFIGURATION = """
site_name: Tea API
site_url: {address}
repo_url: https://github.com/tea/api
docs_dir: source
theme:
  name: material
  features: [navigation.instant]
plugins: [search, mkslate]
"""


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory, serve, portal: Path, build_site) -> str:
    """Where the portal is served with instant navigation, which must know its own address."""
    root = tmp_path_factory.mktemp("instant")
    shutil.copytree(portal, root / "source")
    (root / "site").mkdir()
    address = serve(root / "site")
    (root / "mkdocs.yml").write_text(CONFIGURATION.format(address=address), "utf-8")
    build_site(root)
    return address


def test_the_link_to_the_repository_asks_nobody(read, instant: str) -> None:
    page = read(base=instant)
    page.wait_for_load_state("networkidle")

    assert page.locator(".md-header__source a").get_attribute("href") == "https://github.com/tea/api"


def test_pages_come_and_go_without_loading(read, instant: str) -> None:
    page = read("?python", base=instant)
    page.evaluate("window.sameWindow = true")
    page.locator(".md-nav--primary").get_by_role("link", name="Brews", exact=True).click()
    page.wait_for_selector("#get-all-brews")

    assert page.evaluate("window.sameWindow")
    row = page.locator("section:has(#get-all-brews)")
    assert row.locator(".mkslate-panel:not([hidden])").get_attribute("data-tab") == "python"
    page.locator(".mkslate-languages").get_by_role("tab", name="JavaScript").click()
    assert row.locator(".mkslate-panel:not([hidden])").get_attribute("data-tab") == "javascript"
    assert page.locator(".mkslate-languages [aria-selected=true]").inner_text() == "JavaScript"
    assert page.url == f"{instant}brews/?javascript"
    assert measure(page, ".mkslate-code").left > measure(page, ".mkslate-text").right - 1

    page.locator(".md-nav--primary").get_by_role("link", name="Tea API", exact=True).click()
    page.wait_for_selector("#authentication")
    assert page.evaluate("window.sameWindow")
    assert page.locator(".mkslate-languages [aria-selected=true]").inner_text() == "JavaScript"
    page.evaluate("location.hash = 'retries'")
    page.wait_for_url(f"{instant}errors/#retries")
