"""The code column: rows, tab sets, samples and annotations."""

from __future__ import annotations

import re

import pytest
from hand import AT, fence, heading, inlines, item, page, paragraph, quote, raw

from mkslate.markup.blocks import List, Row, Table
from mkslate.markup.inlines import Code
from mkslate.model.front_matter import LanguageTab

TABS = (LanguageTab("shell--curl", "cURL"), LanguageTab("python", "Python &amp; co"))


def bare(html: str) -> str:
    """The HTML without code and without the space between tags."""
    html = re.sub(r'<div class="highlight">.*?</div>', "<pre>", html, flags=re.DOTALL)
    return re.sub(r">\s+<", "><", html)


def test_a_row_of_text_and_code() -> None:
    html = page(
        heading(1, "A", "a"),
        paragraph("text"),
        quote(paragraph("note")),
        fence("shell--curl"),
        fence("python"),
        fence("json"),
        fence(""),
        tabs=TABS,
        columns=True,
    )

    assert bare(html) == (
        '<section class="mkslate-row" data-heading="1">'
        '<div class="mkslate-text"><h1 id="a">A</h1><p>text</p></div>'
        '<div class="mkslate-code">'
        '<div class="mkslate-annotation"><p>note</p></div>'
        '<div class="mkslate-samples" data-languages="shell--curl python">'
        '<div class="mkslate-sample" data-label="cURL" data-tab="shell--curl" style="--mkslate-lines:1">'
        '<p class="mkslate-sample-label">cURL</p><pre></div>'
        '<div class="mkslate-sample" data-label="Python &amp; co" data-tab="python"'
        ' style="--mkslate-lines:1">'
        '<p class="mkslate-sample-label">Python &amp; co</p><pre></div>'
        "</div>"
        '<div class="mkslate-sample" data-lang="json" style="--mkslate-lines:1"><pre></div>'
        '<div class="mkslate-sample" style="--mkslate-lines:1"><pre></div>'
        "</div></section>"
    )


@pytest.mark.parametrize("columns", [True, False])
def test_a_table_stands_in_what_it_scrolls_in(*, columns: bool) -> None:
    table = Table(("right",), Row((inlines("A"),), AT), (Row((inlines("b"),), AT),), AT)
    html = bare(page(table, quote(table), tabs=TABS, columns=columns))

    assert html.count('<div class="mkslate-scroll"><table class="mkslate-table"><thead>') == 2


def test_code_of_several_words_wraps_in_a_table_if_it_is_long() -> None:
    codes = ["string or null", "x-a-name-without-any-space", "{first: 'one', second: 'two'}"]
    row = Row(tuple((Code(one),) for one in codes), AT)
    html = page(Table(("", "", ""), row, (row,), AT), tabs=TABS, columns=True)

    assert html.count("<code>") == 4
    assert html.count("<td><code class=\"mkslate-wraps\">{first: 'one', second: 'two'}</code></td>") == 1


def test_a_very_long_name_breaks_in_a_table() -> None:
    short, long = (Row(((Code("a" * length),),), AT) for length in (40, 41))
    html = page(Table(("",), short, (short, long), AT), tabs=TABS, columns=True)

    assert html.count(f'<td><code class="mkslate-breaks">{"a" * 41}</code></td>') == 1
    assert html.count("mkslate-breaks") == 1


def test_text_after_the_code_goes_on_in_the_row() -> None:
    html = page(heading(1, "A", "a"), paragraph("b"), fence("json"), paragraph("c"), tabs=TABS, columns=True)

    assert bare(html) == (
        '<section class="mkslate-row" data-heading="1" data-split="true">'
        '<div class="mkslate-text"><h1 id="a">A</h1><p>b</p></div>'
        '<div class="mkslate-code">'
        '<div class="mkslate-sample" data-lang="json" style="--mkslate-lines:1"><pre></div></div>'
        '<div class="mkslate-text"><p>c</p></div>'
        "</section>"
    )


def test_a_sample_of_a_row_says_its_language() -> None:
    html = page(paragraph("a"), fence("shell--curl"), fence("php?x=1"), tabs=TABS, columns=True)

    assert '<pre data-lang="shell" data-tab="shell--curl">' in html
    assert '<div class="mkslate-sample" data-lang="php?x=1" style="--mkslate-lines:1">' in html


def test_a_long_sample_says_how_many_lines_it_has() -> None:
    html = page(
        paragraph("a"),
        fence("json", "\n".join("x" * 30)),
        fence("json", "\n".join("x" * 31)),
        tabs=TABS,
        columns=True,
    )

    assert '<div class="mkslate-sample" data-lang="json" style="--mkslate-lines:30">' in html
    assert '<div class="mkslate-sample" data-lang="json" data-long="31" style="--mkslate-lines:31">' in html


def test_a_row_without_code_has_no_code_column() -> None:
    html = page(heading(1, "A", "a"), raw("<aside>x</aside>"), tabs=TABS, columns=True)

    assert bare(html) == (
        '<section class="mkslate-row" data-heading="1">'
        '<div class="mkslate-text"><h1 id="a">A</h1><aside>x</aside></div></section>'
    )


def test_without_columns_everything_stands_in_source_order() -> None:
    html = page(paragraph("a"), quote(paragraph("note")), fence("python"), tabs=TABS)

    assert "mkslate" not in html
    assert bare(html) == "<p>a</p><blockquote><p>note</p></blockquote><pre>"


def test_the_table_of_contents_finds_headings_in_rows() -> None:
    html = page(
        heading(1, "A", "a"), paragraph("x"), fence("python"), heading(2, "B", "b"), paragraph("[TOC]"),
        tabs=TABS, columns=True, extensions=["toc"], configs={"toc": {"permalink": "#"}},
    )  # fmt: skip

    assert '<a class="headerlink" href="#b" title="Permanent link">#</a></h2>' in html
    assert '<li><a href="#a">A</a>' in html


def test_a_list_of_annotations_stands_right_behind_its_sample() -> None:
    sample = fence("python", "a  # (1)!", **{"class": "annotate"})
    notes = List(ordered=True, items=(item("what a is"),), place=AT)
    html = bare(page(sample, notes, fence("json"), tabs=TABS, columns=True))

    assert re.search(
        r'<div class="mkslate-sample" data-label=[^>]*><p [^>]*>[^<]*</p>.*?</div><ol><li>', html
    )
    assert html.count("<ol>") == 1
