"""Pages as Markdown: they say what the page says, and no more."""

from __future__ import annotations

import pytest

import own_portal
from mkslate.errors import error
from mkslate.markup import parse, plain_text
from mkslate.markup.blocks import Fence, contents, walk
from mkslate.markup.settings import Settings
from mkslate.model.failure import with_failures
from mkslate.model.front_matter import LanguageTab
from mkslate.model.page import build_page
from mkslate.place import Place, split_lines
from mkslate.publish.markdown import page_markdown

TABS = (LanguageTab("shell", "cURL"), LanguageTab("ruby--client", "Ruby &amp; co"))


def as_it_is(address: str, _kind: str) -> str:
    return address


def written(text: str, title: str = "Page", name: str = "page", address=as_it_is) -> str:
    document = parse(split_lines(text, "x.md"), Settings(), "x.md")
    return page_markdown(build_page(name, title, "x.md", "", [document]), TABS, address)


HEAD = "# Page\n\n> All pages of this site are listed in [llms.txt](llms.txt).\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "## Deep `code` and *more*",
        "A [link](a.md#x \"title\"), ![image](a.png), **strong**, ~~gone~~, a <b>tag</b> &copy;.",
        "snake_case, a \\_ b, 2 \\* 3, \\[x\\], 1 \\< 2",
        "``a ` b`` and `` `c` ``",
        "- one\n- two\n  - deep\n- three",
        "1. one\n2. two",
        "| a | b |\n| :-- | --: |\n| `x` | 1 \\| 2 |",
        "> quoted\n>\n> twice",
        "````text\n```\nwithin\n```\n````",
        "<div>\n<b>raw</b>\n</div>",
        "---",
        "1\\. no list\n\\- nor here\n\\# or here",
    ],
)  # fmt: skip
def test_what_is_written_plainly_stays(text: str) -> None:
    assert written(f"# Page\n\n{text}\n") == f"{HEAD}{text}\n"


def test_samples_are_all_there_and_labelled() -> None:
    text = "```shell\ncurl x\n```\n\n```ruby--client\nx\n```\n\n```json\n{}\n```\n"

    assert written(text) == (
        f"{HEAD}cURL:\n\n```shell\ncurl x\n```\n\nRuby & co:\n\n```ruby\nx\n```\n\n```json\n{{}}\n```\n"
    )


def test_comments_and_errors_are_left_out() -> None:
    document = parse(split_lines("<!-- secret -->\n\nText.\n", "x.md"), Settings(), "x.md")
    broken = with_failures(document, [error("rule", Place("x.md", 1), "is wrong")])

    said = page_markdown(build_page("a", "Page", "x.md", "", [broken]), (), as_it_is)
    assert said == f"{HEAD}Text.\n"


def test_every_address_is_written_anew() -> None:
    text = '[a](b) ![c](d) and\n\n<p><img src="e"></p>\n'
    said = written(text, name="v2/page", address=lambda address, kind: f"{kind}:{address}")

    assert said.endswith('[a](link:b) ![c](image:d) and\n\n<p><img src="asset:e"></p>\n')


def test_a_page_that_begins_with_another_heading_gets_its_title() -> None:
    assert written("# Introduction\n\nx\n").endswith("\n\n# Introduction\n\nx\n")


@pytest.mark.slow
def test_the_portal_reads_back_as_what_it_is() -> None:
    for page in own_portal.portal().trees[0].pages:
        said = page_markdown(page, (), as_it_is)
        again = parse(split_lines(said, "x.md"), own_portal.portal().settings, "x.md")
        samples = [block.code for block in walk(page.blocks) if isinstance(block, Fence)]
        assert [block.code for block in walk(again.blocks) if isinstance(block, Fence)] == samples
        before = [plain_text(one) for block in walk(page.blocks) for one in contents(block)]
        after = [plain_text(one) for block in walk(again.blocks) for one in contents(block)]
        assert after[-len(before) + 1 :] == before[1:], page.name
