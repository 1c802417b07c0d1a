"""Strategies: Markdown that combines the grammar's constructs, well-formed and broken."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "a", "b", "word", " ", "  ", "\n", "  \n", "é", "中", "1",
    "*", "**", "***", "_", "__", "~~", "`", "``", "\\", "\\*", "\\[", "&", "&amp;", "&#x;",
    "[", "]", "(", ")", "](", "] (", "][", "[x]", "![", "!", "'", '"', ' "t"', "|", "#", "=", "-",
    "<", ">", "</", "<b>", '<b c="d">', "<http://x.y>", "<m@x>", "<!-- ", "-->", "<br>", "<div>",
    "</div>", ":",
)  # fmt: skip  # a list of pieces
LINES = (
    "", "", "", " ", "text", "two words", "text  ", "\ttab", "    ind", "        ind8", "  two", "   three",
    "- a", "- b", "  - c", "    - d", " - one", "   - three", "* s", "+ p", "-   wide", "- ", "-", "-\ta",
    "1. x", "2. y", "   1. z", "10. ten", "1) no",
    "> q", ">> qq", ">", "> ", "    > no",
    "```", "```ruby", "``` { x }", "~~~", "```js x", "````", "  ```", "    ```", "```x```", "```{.a}",
    "# H", "## H ##", "#", "###x#", "====", "===", "---", "-", "***", "* * *", " ---",
    "| a | b |", "|---|:-:|", "--|--", "a | b", " | a |", " |--|", "|", "| `x|y` | z |",
    "<div>", "</div>", "<aside>", "</aside>", "</aside> t", "<p>x</p>", "<hr>", "<hr/>", "<ins>", "</ins>",
    "<!-- c", "-->", "<!-- x -->", " <!-- y -->", "<!-- z --> t",
    "[x]: /u", '[x]: </v> "t"', "[y]:", "  /w 'tt'", "(open", '"q"', "[x]", '![i](j "k")', "[a](b)", "`c`",
)  # fmt: skip  # a list of lines

inlines = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
lines = st.one_of(
    st.sampled_from(LINES),
    st.builds(
        str.__add__, st.sampled_from(("> ", "- ", "    ", "  ", "> > ", "1. ")), st.sampled_from(LINES)
    ),
    st.builds(str.__add__, st.sampled_from(("", "- ", "> ", "    ", "# ", "| ", "1. ")), inlines),
    st.builds(str.__add__, st.sampled_from(LINES), inlines),
)
documents = st.lists(lines, max_size=14).map(lambda found: "\n".join(found) + "\n")
headings = st.lists(
    st.builds(
        "{} {}".format,
        st.sampled_from(("#", "##", "###")),
        st.text(
            st.one_of(
                st.sampled_from("aA1 _-'\"&<`*.文é"), st.characters(codec="utf-8", exclude_categories="C")
            ),
            max_size=12,
        ),
    ),
    max_size=6,
).map(lambda found: "\n".join(found) + "\n")
