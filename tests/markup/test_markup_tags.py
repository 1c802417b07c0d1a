"""The tag scanner: attributes with offsets, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkslate.markup.tags import html_text, rewrite, tags


def test_attributes_in_every_quoting() -> None:
    (tag,) = tags("""x <A Href="a>b" ID='c d' name=e/f hidden data-x = "y" /> z""")

    assert (tag.name, tag.closing) == ("a", False)
    assert [(one.name, one.value) for one in tag.attributes] == [
        ("href", "a>b"),
        ("id", "c d"),
        ("name", "e/f"),
        ("hidden", ""),
        ("data-x", "y"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a < b <1> <b>x</b>", ["b", "b"]),
        ("<!-- <a> --><i>", ["i"]),
        ("<!-- <a>", []),
        ("<script>if (a<b) '<p>'</script><p>", ["script", "script", "p"]),
        ("<style><x>", ["style"]),
        ("<a href='x <b>", ["a"]),
        ('<p class="x""><i>', ["p", "i"]),
        ("<a href=x", []),
        ("<br/><hr / >", ["br", "hr"]),
    ],
)
def test_what_is_a_tag(text: str, names: list[str]) -> None:
    assert [tag.name for tag in tags(text)] == names


def test_values_are_changed_where_they_stand() -> None:
    text = "<p id=x>\n<img src=\"a.png\" alt='a'><!-- <img src='b'> --><img src=c>"

    changed = rewrite(text, lambda _, one: one.value.upper() if one.name == "src" else None)

    assert changed == "<p id=x>\n<img src=\"A.PNG\" alt='a'><!-- <img src='b'> --><img src=C>"


@given(st.text(alphabet="<>/!-ab=\"' \n", max_size=60))
def test_offsets_are_those_of_the_values(text: str) -> None:
    for tag in tags(text):
        assert text[tag.start] == "<"
        assert text[tag.end - 1] == ">"
        assert all(text[one.start : one.end] == one.value for one in tag.attributes)
    assert rewrite(text, lambda _, one: one.value) == text


@pytest.mark.parametrize("piece", ["<a ", "<a x='", '<a x="', "<", "<!--", "<a x=", "<script>", "</a/ "])
def test_a_scan_ends_with_the_first_tag_that_is_never_closed(piece: str) -> None:
    assert len(list(tags(piece * 20_000))) <= 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('<aside class="notice">\nA <b>Ze</b>bra &amp; a\nlion.</aside>', "A Zebra & a lion."),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<!-- no --><p>x<br>y</p><!-- <b> no", "x y"),
        ("<script>no()</script><style>p {}</style><p>yes</p><template><i>no</i></template>", "yes"),
        ('<img src="a.png" alt="A kitten">', "A kitten"),
        ("1 < 2", "1 < 2"),
        ("", ""),
    ],
)
def test_what_is_read_of_html(text: str, read: str) -> None:
    assert html_text(text) == read
