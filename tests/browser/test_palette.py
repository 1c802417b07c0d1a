"""Light and dark: the reader's system decides until the reader does, from the first frame on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

AUTOMATIC = """
site_name: Tea API
docs_dir: source
theme:
  name: material
  palette:
    - {media: "(prefers-color-scheme)", toggle: {icon: material/brightness-auto, name: Light}}
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: teal
      toggle: {icon: material/brightness-7, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: black
      toggle: {icon: material/brightness-4, name: Follow the system}
plugins: [search, mkslate]
"""
# The scheme in every frame that has content to show.
FRAMES = """
window.schemes = [];
const look = () => {
  if (document.querySelector(".md-content")) window.schemes.push(document.body.dataset.mdColorScheme);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize(("wish", "wanted"), [("light", "default"), ("dark", "slate")])
def test_the_first_visit_is_in_the_colours_of_the_system(read, wish: str, wanted: str) -> None:
    page = read("brews/", color_scheme=wish)

    assert scheme(page) == wanted
    assert page.locator('meta[name="color-scheme"]').get_attribute("content") == wish
    assert page.locator('meta[name="theme-color"]').get_attribute("content", timeout=1000)
    assert page.locator("[name=__palette] + label:visible").count() == 1


def test_no_frame_is_in_other_colours(read) -> None:
    page = read("", color_scheme="dark")
    page.context.add_init_script(FRAMES)
    page.goto(page.url + "brews/")
    page.wait_for_function("window.schemes.length > 2")

    assert set(page.evaluate("window.schemes")) == {"slate"}


def test_a_page_follows_the_system_until_its_reader_chooses(read) -> None:
    page = read("brews/", color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")

    page.locator("[name=__palette] + label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    page.emulate_media(color_scheme="light")

    assert scheme(page) == "slate"


def test_a_key_chooses_too(read) -> None:
    page = read("brews/", color_scheme="light")
    page.locator("#__palette_0").focus()
    page.keyboard.press("Enter")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("#__palette_1")).to_be_focused()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-switching", "")


def test_a_script_of_the_site_finds_material_s_component_and_what_it_stores(read) -> None:
    page = read("brews/", color_scheme="light")
    page.evaluate(
        """document.querySelector("[data-md-component=palette]")
          .addEventListener("change", () => (window.stored = __md_get("__palette")))"""
    )
    page.locator("[name=__palette] + label:visible").click()

    stored = page.evaluate("window.stored")
    assert (stored["index"], stored["color"]["scheme"]) == (1, "slate")


def test_one_of_several_palettes_can_follow_the_system(
    read, tmp_path: Path, portal: Path, build_site, serve
) -> None:
    shutil.copytree(portal, tmp_path / "source")
    (tmp_path / "mkdocs.yml").write_text(AUTOMATIC, "utf-8")
    page = read("brews/", base=serve(build_site(tmp_path)), color_scheme="dark")
    body, switch = page.locator("body"), page.locator("[name=__palette] + label:visible")

    expect(body).to_have_attribute("data-md-color-primary", "black")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-primary", "teal")
    for wanted in ("default", "slate"):
        switch.click()
        expect(body).to_have_attribute("data-md-color-scheme", wanted)
    switch.click()
    expect(body).to_have_attribute("data-md-color-media", "(prefers-color-scheme)")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
