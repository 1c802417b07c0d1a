"""Addresses in Markdown and in raw HTML."""

from __future__ import annotations

import pytest
from hand import AT, inlines, page, paragraph, raw

from mkslate.markup.inlines import Image, Link, RawTag


def moved(address: str, kind: str, in_html: bool) -> str:
    return address if "//" in address else f"../{kind}{'!' if in_html else ''}/{address}"


def test_markdown_links_and_images() -> None:
    link = Link("a b?x=1&y", None, inlines(Image("i.png", None, "", AT)), AT)

    assert page(paragraph(link), address=moved) == (
        '<p><a href="../link/a%20b?x=1&amp;y"><img alt="" src="../image/i.png"></a></p>'
    )


def test_autolinks_are_asked_for_too() -> None:
    link = Link("mailto:ü@x.y", None, inlines("m"), AT, "autolink")

    assert (
        page(paragraph(link), address=lambda address, *_: address)
        == '<p><a href="mailto:%C3%BC@x.y">m</a></p>'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a class=x href="a.md?b&amp;c">', '<a class=x href="../link!/a.md?b&amp;c">'),
        ("<A HREF=a.md id=z>", "<A HREF=../link!/a.md id=z>"),
        ('<a href=" a.md ">', '<a href="../link!/a.md">'),
        ("<a href='http://x/y'> <a name=b>", "<a href='http://x/y'> <a name=b>"),
        ('<img alt="href=x" src="a.png">', '<img alt="href=x" src="../asset!/a.png">'),
        ('<img srcset="a.png 1x, b.png 2x">', '<img srcset="../asset!/a.png 1x, ../asset!/b.png 2x">'),
        ('<video poster=p.png src="v.mp4">', '<video poster=../asset!/p.png src="../asset!/v.mp4">'),
        ('<!-- <a href="a"> --><script>"<a href=b>"</script></a href=c>', None),
    ],
)
def test_raw_html(html: str, expected: str | None) -> None:
    block = f"<div>\n{html}\n</div>"

    assert page(raw(block), address=moved) == (block if expected is None else f"<div>\n{expected}\n</div>")


def test_raw_tags_in_a_paragraph() -> None:
    assert page(paragraph("a ", RawTag('<a href="b">', AT), "c", RawTag("</a>", AT)), address=moved) == (
        '<p>a <a href="../link!/b">c</a></p>'
    )


def test_without_a_rewriter_everything_stays() -> None:
    assert page(raw('<a href=" x ">')) == '<a href=" x ">'
