"""Blocks and inline content as HTML."""

from __future__ import annotations

import pytest
from hand import AT, fence, guest, heading, inlines, item, page, paragraph, quote, raw, tight

from mkslate.markup.blocks import Block, List, Row, Rule, Table
from mkslate.markup.inlines import Code, Emphasis, Entity, Image, Inline, LineBreak, Link, RawTag

INLINE = [
    (("a < b & c > d",), "a &lt; b &amp; c &gt; d"),
    (("&amp; and &#38; and &x",), "&amp;amp; and &amp;#38; and &amp;x"),
    (("AT&", "amp;"), "AT&amp;amp;"),
    ((Entity("&copy;"), Entity("&#x27;")), "&copy;&#x27;"),
    ((Code("&amp; <b> `"),), "<code>&amp;amp; &lt;b&gt; `</code>"),
    ((Emphasis("em", inlines("a", Emphasis("strong", inlines("b")))), "c"), "<em>a<strong>b</strong></em>c"),
    ((Emphasis("del", inlines("x")),), "<del>x</del>"),
    (("a", LineBreak(), "b"), "a<br>\nb"),
    (("a", LineBreak(), "\u2003"), "a<br>\n&#8195;"),
    ((Link("x y?a=1&b=2&amp;c", 't"<', inlines("l"), AT),),
     '<a href="x%20y?a=1&amp;b=2&amp;amp;c" title="t&quot;&lt;">l</a>'),
    ((Link("", None, inlines("l"), AT),), '<a href="#">l</a>'),
    ((Link("http://x.y/ü?a=1", None, inlines("l"), AT, "autolink"),), '<a href="http://x.y/%C3%BC?a=1">l</a>'),
    ((Image("a.png", None, 'say "a"', AT),), '<img alt="say &quot;a&quot;" src="a.png">'),
    ((Image("a.png", "T", "", AT),), '<img alt="" src="a.png" title="T">'),
    (("a ", RawTag("</div>", AT), " b"), "a </div> b"),
    ((RawTag("<hr>", AT),), "<hr>"),
    ((RawTag('<a b="x>', AT), "y"), '<a b="x>y'),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), INLINE, ids=lambda value: str(value)[:40])
def test_inline_content(content: tuple[Inline | str, ...], expected: str) -> None:
    assert page(paragraph(*content)) == f"<p>{expected}</p>"


TABLE = Table(
    ("left", ""),
    Row((inlines("H"), inlines("I")), AT),
    (Row((inlines(Code("a|b")), ()), AT),),
    AT,
)
BLOCKS = [
    (heading(3, "A & B", "a-amp-b"), '<h3 id="a-amp-b">A &amp; B</h3>'),
    (heading(1, "文", ""), "<h1>文</h1>"),
    (Rule(AT), "<hr>"),
    (quote(paragraph("a"), paragraph("b")), "<blockquote>\n<p>a</p>\n\n<p>b</p>\n</blockquote>"),
    (raw('<div>\n**x** &\n\n<p a=">"></div>'), '<div>\n**x** &\n\n<p a=">"></div>'),
    (raw("<hr/>"), "<hr/>"),
    (TABLE,
     '<div class="mkslate-scroll">\n<table class="mkslate-table">\n<thead>\n<tr>\n'
     '<th style="text-align: left">H</th>\n<th>I</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
     '<td style="text-align: left"><code>a|b</code></td>\n<td></td>\n</tr>\n</tbody>\n</table>\n</div>'),
    (tight(item("a"), item("")), "<ul>\n<li>a</li>\n<li></li>\n</ul>"),
    (tight(item("a", tight(item("b")))), "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
    (List(True, (item("", paragraph("a"), loose=True),), AT), "<ol>\n<li><p>a</p>\n</li>\n</ol>"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), BLOCKS, ids=lambda value: str(value)[:40])
def test_blocks(block: Block, expected: str) -> None:
    assert page(block) == expected


def test_a_lone_raw_tag_keeps_its_paragraph() -> None:
    assert page(paragraph(RawTag("<div>", AT)), raw("<div>x</div>")) == "<p><div></p>\n\n<div>x</div>"


def test_control_characters_of_the_host_in_a_text_do_no_harm() -> None:
    import markdown

    html = markdown.markdown("a \x02wzxhzdk:0\x03 \x02mkslate-block:0\x03 <b>", extensions=["mkslate"])

    assert html == "<p>a wzxhzdk:0 mkslate-block:0 <b></p>"


def test_code_in_an_item_and_in_a_quote() -> None:
    html = page(tight(item("", fence("text", "x"), loose=True)), quote(fence("", "y")))

    assert (
        '<li><div class="highlight"><pre data-lang="text"><span></span><code>x\n</code></pre></div>' in html
    )
    assert '<blockquote>\n<div class="highlight"><pre><span></span><code>y\n</code></pre></div>' in html


def test_an_unknown_guest_is_shown_as_text() -> None:
    html = page(guest("nobody.knows", '::: x "y"', paragraph("in")))

    assert html == '<p>::: x "y"</p>\n<p>in</p>'
