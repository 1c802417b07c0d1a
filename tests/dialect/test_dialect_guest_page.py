"""One page of Slate's Markdown and Material's: guests come out as there, and the model has what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand import page as page_html
from selectolax.lexbor import LexborHTMLParser
from test_dialect_hosts import CONFIGS, MATERIAL, convert, ours, plain

from mkslate.dialect import guests
from mkslate.markup import parse, plain_text
from mkslate.markup.blocks import Fence, Heading, walk
from mkslate.markup.settings import Settings
from mkslate.model.page import Page, build_page
from mkslate.place import split_lines

TEXT = (Path(__file__).parent / "guests-page.md").read_text("utf-8")
# Each guest's own elements, and how many there are.
BLOCKS = {
    "div.admonition": 2,
    "details": 2,
    "div.tabbed-set": 1,
    "div#annotated": 1,
    "div#annotated + ol": 1,
    "pre.mermaid": 1,
    "ul.task-list": 2,
    "sup[id]": 3,
    "div.footnote": 1,
    "p.marked": 1,
    "a.button": 1,
    "h3.fine": 1,
    "div.grid": 1,
    "figure": 2,
    "table.plain": 1,
}


def elements(html: str, selector: str) -> list[str]:
    return [plain(one.html or "") for one in LexborHTMLParser(html).css(selector)]


@pytest.fixture(scope="module")
def page() -> Page:
    loaded = guests(MATERIAL, CONFIGS)
    return build_page(
        "index", "x", "x.md", "", [parse(split_lines(TEXT, "x.md"), Settings(guests=loaded), "x.md")]
    )


@pytest.mark.parametrize("selector", BLOCKS)
def test_a_guest_among_slates_markdown_is_materials(selector: str) -> None:
    found = elements(ours(TEXT), selector)

    assert len(found) == BLOCKS[selector]
    assert found == elements(convert(TEXT, MATERIAL), selector)


def test_the_samples_in_guests_are_in_the_model(page: Page) -> None:
    samples = [block for block in walk(page.blocks) if isinstance(block, Fence)]

    assert [one.language for one in samples] == [
        "shell", "json", "json", "ruby", "python", "python", "mermaid", "json", "json"
    ]  # fmt: skip
    code = sorted(one.text() for one in LexborHTMLParser(ours(TEXT)).css("pre"))
    assert code == sorted(one.code if one.language != "mermaid" else one.code.strip() for one in samples)
    assert all(TEXT.split("\n")[one.place.line - 1].strip().startswith("```") for one in samples)


def test_the_headings_in_guests_are_in_the_model(page: Page) -> None:
    headings = [block for block in walk(page.blocks) if isinstance(block, Heading)]
    shown = LexborHTMLParser(ours(TEXT)).css("h1, h2, h3, h4")

    assert [(one.id, f"{plain_text(one.content)}¶") for one in headings] == [
        (one.attributes["id"], one.text()) for one in shown
    ]
    assert {"inside-an-admonition", "inside-a-tab", "own-id", "inside-html", "cats-2"} <= page.anchors
    assert [one.title for one in page.sections] == [
        "Kittens", "Dogs", "Cats", "A heading with attributes", "Cats"
    ]  # fmt: skip


def test_the_links_in_guests_are_in_the_model(page: Page) -> None:
    tree = LexborHTMLParser(ours(TEXT))
    links = [one.attributes["href"] or "" for one in tree.css("a:not(.headerlink)")]
    shown = [one.attributes["src"] or "" for one in tree.css("img")] + links

    assert sorted(one.address for one in page.targets) == sorted(
        one for one in shown if not one.startswith(("#fn", "#__"))
    )
    assert len(page.targets) == 15


def test_the_ids_that_attribute_lists_give_are_in_the_model() -> None:
    text = (
        "Text\n{#paragraph}\n\n[a](b){#link .x} and {#not}\n\n- item\n  {#item}\n\n"
        'a | b\n--|--\nc {id="cell"} |\n\n``` {.python #fence}\n```\n\n`{#code}`\n'
    )
    shown = LexborHTMLParser(convert(text, ("attr_list", "tables", "pymdownx.superfences"))).css("[id]")

    def anchors(*loaded: str) -> frozenset[str]:
        settings = Settings(guests=frozenset(loaded))
        document = parse(split_lines(text, "x.md"), settings, "x.md")
        return build_page("index", "x", "x.md", "", [document]).anchors

    assert anchors("attr_list") == {"paragraph", "link", "item", "cell", "fence"}
    assert anchors("attr_list") == {one.attributes["id"] for one in shown}
    assert anchors() == {"fence"}


def test_the_ids_of_the_hosts_own_blocks_are_in_the_model() -> None:
    text = (
        '<div markdown id="div">\n*a*\n</div>\n\n<details\n  id="lines" markdown>\n*b*\n</details>\n\n'
        "Note[^n]\n\n[^n]: note\n\nTerm { #term }\n:   Text\n    { #text }\n\n"
        "![c](c.png)\n\n/// caption\n    attrs: {id: caption}\nC\n///\n"
    )
    loaded = ("attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.blocks.caption")
    document = parse(split_lines(text, "x.md"), Settings(guests=frozenset(loaded)), "x.md")
    shown = LexborHTMLParser(ours(text, loaded)).css("[id]")

    made = build_page("index", "x", "x.md", "", [document])
    assert made.anchors == {one.attributes["id"] for one in shown}
    assert made.anchors == {"div", "lines", "fn:n", "fnref:n", "term", "text", "caption"}


def test_an_id_of_an_attribute_list_that_comes_twice_is_made_unique_on_the_page() -> None:
    text = "# A {#x .c}\n\n# B {#x}\n"
    document = parse(split_lines(text, "x.md"), Settings(guests=frozenset({"attr_list"})), "x.md")
    made = build_page("index", "x", "x.md", "", [document])

    assert (
        page_html(*made.blocks, extensions=["attr_list"])
        == '<h1 class="c" id="x">A</h1>\n<h1 id="x-2">B</h1>'
    )
