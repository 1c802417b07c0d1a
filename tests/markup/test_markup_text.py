"""The plain text of inline content, and its HTML."""

from __future__ import annotations

import pytest

from markup.writer import document
from mkslate.markup import inline_html, plain_text
from mkslate.markup.blocks import Paragraph
from mkslate.markup.inlines import Inlines
from mkslate.markup.settings import Settings


def content(text: str) -> Inlines:
    (block,) = document(text, Settings()).blocks
    assert isinstance(block, Paragraph)
    return block.content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a  \nb\n  c", "a b c"),
        ("*a* **b** `c & d` ~~e~~", "a b c & d e"),
        ("[a *b*](/c 'd') ![alt](x.png) <https://e.example>", "a b alt https://e.example"),
        ("&copy; &nosuch; &amp; \\* <b>x</b>", "© &nosuch; & * x"),
        ("a<br>b<BR/> c", "a b c"),
    ],
)
def test_plain_text_is_what_a_reader_reads(text: str, expected: str) -> None:
    assert plain_text(content(text)) == expected


def test_addresses_stay_as_they_were_written() -> None:
    html = inline_html(content('[a](b c?d=é&e "f") ![g](h\'i)'))

    assert html == '<a href="b%20c?d=%C3%A9&e" title="f">a</a> <img src="h&#x27;i" alt="g">'
