"""A portal in another language says everything in it, also what its scripts write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from browser_page import at
from playwright.sync_api import expect

import mkslate

SCRIPT = Path(mkslate.__file__).parent / "theme/assets/mkslate/not-found.js"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory, serve, portal: Path, build_site) -> str:
    root = tmp_path_factory.mktemp("german")
    shutil.copytree(portal, root / "source")
    home = root / "source/index.html.md"
    home.write_text(home.read_text("utf-8").replace("---\n", "---\nlang: de\n", 1), "utf-8")
    return serve(build_site(root))


def test_what_scripts_write_is_in_the_language_of_the_page(read, german: str) -> None:
    page = read("brews/?javascript", base=german, permissions=["clipboard-read", "clipboard-write"])

    expect(page.locator("html")).to_have_attribute("lang", "de")
    lists = page.locator(".mkslate-code [role=tablist]")
    assert {one.get_attribute("aria-label") for one in lists.all()} == {"Sprache der Beispiele"}
    missing = page.locator(".mkslate-samples[data-missing] .mkslate-missing").first
    assert missing.inner_text() == "Kein Beispiel in JavaScript"
    page.locator(".mkslate-languages").get_by_role("tab", name="Python").click()
    expect(page.locator(".mkslate-lacking")).to_have_text("Kein Beispiel in Python an 1 von 3 Stellen")
    fold = page.locator(".mkslate-fold").first
    assert fold.inner_text() == "Alle 39 Zeilen anzeigen"
    fold.click()
    assert fold.inner_text() == "Weniger Zeilen anzeigen"
    page.get_by_role("button", name="Seite als Markdown kopieren").click()
    expect(page.get_by_text("Seite als Markdown kopiert")).to_be_visible()


def test_a_missing_language_is_told_before_scripts_have_run(read, german: str) -> None:
    page = read("brews/?javascript", at(1440), base=german)
    said = page.evaluate("""() => {
      const set = document.createElement("div");
      Object.assign(set, { className: "mkslate-samples", innerHTML: "<p>curl</p>" });
      set.dataset.languages = "shell";
      document.querySelector("article").append(set);
      return getComputedStyle(set, "::before").content;
    }""")

    assert said == '"Kein Beispiel in JavaScript"'


@pytest.mark.parametrize("directories", ["true", "false"])
def test_what_is_not_there_is_told_in_the_language_of_the_tree_that_was_asked(
    read, tmp_path: Path, serve, portal: Path, build_site, directories: str
) -> None:
    configuration = f"docs_dir: source\nuse_directory_urls: {directories}\ntheme: {{name: material}}\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Tea API\n{configuration}plugins: [mkslate]\n", "utf-8")
    shutil.copytree(portal, tmp_path / "source")
    (tmp_path / "source/fa/includes").mkdir(parents=True)
    head = "---\ntitle: چای\nlang: fa\nincludes: [brews]\n---\n# سلام\n"
    (tmp_path / "source/fa/index.html.md").write_text(head, "utf-8")
    (tmp_path / "source/fa/includes/_brews.md").write_text("# Brews\n\nدم.\n", "utf-8")
    base = serve(build_site(tmp_path))

    def told(address: str) -> tuple[str | None, ...]:
        page = read("404.html", base=base)
        page.evaluate("wrong => history.replaceState(null, '', wrong)", address)
        page.add_script_tag(path=SCRIPT)
        article = page.locator("article")
        style = "getComputedStyle(e)"
        room = f"e => parseFloat({style}.marginInlineStart) - parseFloat({style}.marginInlineEnd)"
        assert article.locator("li").first.evaluate(room) > 10  # for its mark, on the side that it runs from
        said = [article.get_attribute(name) for name in ("lang", "dir")]
        parts = [article.locator(one).first.inner_text() for one in ("h1", "p", "li")]
        return *said, *parts

    absent = "There is no page at this address. Did you mean one of these?"
    assert told("/brew/") == (None, None, "404 - Not found", absent, "Brews · Tea API")
    absent = "صفحه‌ای با این نشانی نیست. آیا منظور شما یکی از این‌هاست؟"
    assert told("/fa/brew/") == ("fa", "rtl", "404 - پیدا نشد", absent, "Brews · چای")
