"""The extension's options, and the two ways to use it alone."""

from __future__ import annotations

from typing import Any

import markdown
import pytest

from mkslate.dialect import MkslateExtension, Rendering, render
from mkslate.markup import quirks
from mkslate.markup.settings import Settings


def convert(text: str, **options: Any) -> str:
    return markdown.markdown(text, extensions=["mkslate"], extension_configs={"mkslate": options})


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("unique", "what-39-s-new"), ("nesting", "what-39-s-new"), ("redcarpet", "whats-new")],
)
def test_heading_ids(rule: str, expected: str) -> None:
    assert convert("# What's new", heading_ids=rule) == f'<h1 id="{expected}">What\'s new</h1>'


def test_smartypants() -> None:
    text = 'a "b" -- `--` isn\'t <b title="--">c</b> [d](e)\'s'

    assert convert(text, smartypants=True) == (
        "<p>a &ldquo;b&rdquo; &ndash; <code>--</code> isn&rsquo;t"
        ' <b title="--">c</b> <a href="e">d</a>&rsquo;s</p>'
    )
    assert "&ldquo;" not in convert(text)


def test_smartypants_counts_quotes_in_each_document_by_itself() -> None:
    documents = (_document('say "no'), _document('"yes"'))
    md = markdown.Markdown(
        extensions=[MkslateExtension(pages={"page": Rendering(documents)}, smartypants=True)]
    )

    assert md.convert("page") == "<p>say &ldquo;no</p>\n\n\n<p>&ldquo;yes&rdquo;</p>"


def _document(text: str) -> Any:
    from mkslate.markup import parse
    from mkslate.place import split_lines

    return parse(split_lines(text, "x.md"), Settings(smartypants=True), "x.md")


def test_strikethrough() -> None:
    assert convert("~~a~~") == "<p><del>a</del></p>"
    assert convert("~~a~~", strikethrough=False) == "<p>~~a~~</p>"


@pytest.mark.parametrize("option", [True, 1, "true", sorted(quirks.ALL), " ".join(sorted(quirks.ALL))])
def test_quirks_are_imitated_on_demand(option: Any) -> None:
    text = "text\n```json\n1\n```"

    assert "<pre" in convert(text)
    assert all("<pre" in convert(text, quirks=no) for no in (False, None, 0, "false", "", []))
    assert "<pre" not in convert(text, quirks=option)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"heading_ids": "slug"}, "heading_ids: 'slug' is none of"),
        ({"quirks": ["x"]}, "no quirk is called x"),
        ({"quirks": "x"}, "no quirk is called x"),
        ({"quirks": 7}, "no quirk is called 7"),
    ],
)
def test_values_that_an_option_cannot_have(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MkslateExtension(**options)


def test_an_unknown_option() -> None:
    with pytest.raises(KeyError):
        MkslateExtension(pagez={})


def test_render_gives_one_files_html() -> None:
    settings = Settings(heading_ids="redcarpet", quirks=quirks.ALL)

    assert render("# What's new\n***", settings) == '<h1 id="whats-new">What\'s new</h1>\n\n<hr>'
    assert render("", settings) == ""


def test_a_text_that_is_no_page_is_parsed_again() -> None:
    md = markdown.Markdown(extensions=[MkslateExtension(pages={"known": Rendering(())})])

    assert md.convert("known") == ""
    assert md.convert("unknown") == "<p>unknown</p>"
