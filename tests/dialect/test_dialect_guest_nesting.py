"""Guests in one another, in lists and beside fences come out as from the host alone: a property test."""

from __future__ import annotations

import re
from textwrap import indent

from hypothesis import given, settings
from hypothesis import strategies as st
from test_dialect_hosts import MATERIAL, convert, ours, plain

WORDS = st.lists(
    st.sampled_from(["alpha", "beta", "*gamma*", "[delta](d)", "`code`"]), min_size=1, max_size=3
).map(" ".join)
FENCES = st.sampled_from(["```\nx = 1\n```", "```python\ny = 2\n```"])
HEADS = st.sampled_from([
    "!!! note", '!!! tip "Title *x*"', "!!! warning inline end", '!!! note ""', "??? note",
    '???+ tip "Title"', '??? "Only a title"', '=== "A"', '=== "B c"', '===! "New"',
])  # fmt: skip  # a list of words
FIGURES = st.sampled_from([
    "<figure markdown>\n![a](b.png)\n<figcaption>raw *text*</figcaption>\n</figure>",
    "<figure markdown>\n  ![a](b.png)\n\n  <figcaption markdown>*text*</figcaption>\n</figure>",
])  # fmt: skip  # a list
OPENERS = st.sampled_from([
    ("<div markdown>\n", "</div>"),
    ('<div class="x" markdown="1">\n\n', "\n</div>"),
    ("<details markdown>\n<summary>Raw</summary>\n\n", "\n</details>"),
])  # fmt: skip  # a list


def joined(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)


# What is indented: the host reads no Markdown in HTML there, which we do.
INDENTED = st.recursive(
    WORDS | FENCES,
    lambda inner: (
        st.tuples(HEADS, joined(inner)).map(lambda part: f"{part[0]}\n{indent(part[1], '    ')}")
        | st.tuples(WORDS, joined(inner)).map(
            lambda part: f"- {part[0]}\n\n{indent(part[1], '    ')}\n\n- end"
        )
    ),
    max_leaves=4,
)
PAGES = joined(
    st.recursive(
        INDENTED | FIGURES,
        lambda inner: st.tuples(OPENERS, joined(inner)).map(
            lambda part: f"{part[0][0]}{part[1]}\n{part[0][1]}"
        ),
        max_leaves=4,
    )
)


def bare(html: str) -> str:
    """HTML without any space at the edges of blocks."""
    return re.sub(
        r"\s*(</?(?:div|details|summary|figure|figcaption|p|ul|li|pre|span|a)\b[^>]*>)\s*", r"\1", plain(html)
    )


@settings(max_examples=80, deadline=None)
@given(PAGES)
def test_guests_in_one_another_come_out_as_from_the_host(text: str) -> None:
    assert bare(ours(text)) == bare(convert(text, MATERIAL))
