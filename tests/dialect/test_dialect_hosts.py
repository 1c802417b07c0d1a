"""Other extensions of the host beside ours: their blocks, tree processors and inline patterns."""

from __future__ import annotations

import itertools
import re
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.superfences import fence_code_format

from mkslate.dialect import MkslateExtension, guests

MATERIAL = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.blocks.admonition", "pymdownx.blocks.caption", "pymdownx.blocks.details", "pymdownx.blocks.tab",
    "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.snippets", "pymdownx.superfences",
    "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
CONFIGS: dict[str, dict[str, Any]] = {
    "pymdownx.superfences": {
        "custom_fences": [{"name": "mermaid", "class": "mermaid", "format": fence_code_format}]
    },
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": True},
}


def convert(text: str, extensions: tuple[Any, ...]) -> str:
    configs = {name: CONFIGS[name] for name in extensions if name in CONFIGS}
    return Markdown(extensions=list(extensions), extension_configs=configs, output_format="html").convert(
        text
    )


def ours(text: str, extensions: tuple[str, ...] = MATERIAL) -> str:
    return convert(text, (*extensions, MkslateExtension()))


def plain(html: str) -> str:
    """HTML without space between tags and marks of space, and without what our fences say of themselves."""
    html = re.sub(r'<span class="w">(\s*)</span>', r"\1", html)
    return re.sub(r"\s+", " ", re.sub(r' data-(lang|tab)="[^"]*"', "", re.sub(r">\s+<", "><", html)))


GUESTS = {
    "admonition": '!!! note "Title"\n\n    one\n\n    ```json\n    {"a": 1}\n    ```\n',
    "admonition without a title": '!!! warning ""\n    one\n    two\n',
    "admonition in an admonition": "!!! note\n    one\n\n    !!! tip\n        two\n",
    "details": '???+ tip "More"\n\n    one\n\n    - a\n    - b\n',
    "tabs": '=== "A"\n\n    ```json\n    1\n    ```\n\n=== "B"\n\n    two\n\nafter\n\n=== "C"\n\n    three\n',
    "tabs apart": '=== "A"\n\n    one\n\n```json\n1\n```\n\n=== "B"\n\n    two\n',
    "table in a tab": '=== "A"\n\n    | a | b |\n    |---|---|\n    | c | d |\n',
    "footnotes": "a[^1] b[^two] c[^1]\n\n[^1]: *one* more\n[^two]: two\n\n    more\n",
    "guests in footnotes": (
        "a[^1] b[^2]\n\n[^1]:\n    one\n\n    !!! note\n        x\n\n    end 1\n\n[^2]: two\n"
    ),
    "abbreviation": "HTML is HTML\n\n*[HTML]: Hyper Text\n",
    "attribute list on a heading": "# A {#b .c}\n",
    "attribute list on a link": "[a](b){target=_blank .c}\n",
    "attribute list on a paragraph": "a\n{.c}\n",
    "task list": "- [ ] a\n- [x] b\n",
    "keys, marks and the rest": "++ctrl+a++ ==m== H~2~O ^^i^^ x^2^ :smile:\n",
    "highlighted code spans": "`#!python a = 1` `:::js b` `` ` `` `plain <b> & #!x` *`#!json 1`*\n",
    "mermaid": "```mermaid\ngraph LR\n```\n",
    "markdown in html": '<div class="grid" markdown>\n\n**a**\n\n- b\n\n</div>\n',
    "markdown in a paragraph": "<p markdown>\n*a* [b](c)\n</p>\n",
    "markdown that is text": '<p markdown="span">\n*a*\n\n- `b`\n\n!!! note\n*c*\n</p>\n',
    "markdown in an item": '<li markdown="block">\n\n*a*\n\n- b\n\n</li>\n',
    "markdown never read": '<pre markdown="1">\n\n*a*\n\n</pre>\n',
    "markdown not asked for": '<div markdown="0">\n\n*a*\n\n</div>\n\n<div markdown="1 ">\n*a*\n</div>\n',
    "blocks: details": "/// details | More\n    open: true\n\none\n\n```json\n1\n```\n///\n",
    "blocks: tabs": "/// tab | A\none\n///\n\n/// tab | B\ntwo\n///\n",
    "code annotations": "``` {.python .annotate #first}\nx = 1 # (1)!\n```\n\n1. a *note*\n",
    "annotations beside a title": '``` {.json title="a.b #c" .annotate hl_lines="1"}\n1\n```\n',
    "definition list": "a\n: *b*\n: c\n\n    d\n\nd\ne\n: f\n",
    "definitions under blank lines": "a\n\n: b\n\n: `c`\n",
    "inner title with markup": '!!! note\n    one\n\n    ??? tip "A `b` and *c*"\n        two\n',
    "title with markup": '!!! note "A `b` and *c*"\n    one\n',
}


@pytest.mark.parametrize("name", GUESTS)
def test_a_guest_comes_out_as_in_material(name: str) -> None:
    text = GUESTS[name]

    assert plain(ours(text)) == plain(convert(text, MATERIAL))


EVERYTHING = "\n".join(GUESTS.values())


def test_the_order_of_extensions_makes_no_difference() -> None:
    first = convert(EVERYTHING, (MkslateExtension(), *MATERIAL))

    assert first == ours(EVERYTHING)
    for cut in (3, 9, 17):
        assert convert(EVERYTHING, (*MATERIAL[cut:], MkslateExtension(), *MATERIAL[:cut])) == first


def test_one_extension_serves_many_instances_at_once() -> None:
    extension = MkslateExtension()
    one, other = (Markdown(extensions=[extension, *MATERIAL]) for _ in range(2))
    lines = one.preprocessors["mkslate"].run(["# One <b id=x>"])

    assert other.convert("# Two") == '<h1 id="two">Two</h1>'
    assert lines == ['<a id="x"></a>']
    assert one.convert("# Three") == '<h1 id="three">Three</h1>'


def test_an_instance_can_be_used_again() -> None:
    md = Markdown(extensions=["mkslate", "footnotes"])
    text = "a[^1] <b>\n\n[^1]: n\n"

    assert md.reset().convert(text) == md.reset().convert(text)
    assert "b" not in md.reset().convert("x")


def test_foreign_patterns_never_see_code() -> None:
    html = ours("`:smile: ==a==` <b title=':smile:'>\n\n```\n:smile:\n```\n")

    assert "<code>:smile: ==a==</code>" in html
    assert "<b title=':smile:'>" in html
    assert "<mark>" not in html
    assert "svg" not in html
    assert "img" not in html


@pytest.mark.parametrize("text", GUESTS.values(), ids=GUESTS)
def test_without_their_extensions_guests_are_text(text: str) -> None:
    html = convert(text, (MkslateExtension(),))

    assert not re.search(r"admonition|<details|tabbed|footnote|<abbr|<kbd|<mark|mermaid<", html)


def test_anchors_in_samples_are_none_and_those_in_raw_html_are() -> None:
    md = Markdown(extensions=[MkslateExtension()])
    text = '```html\n<a id="sample">\n```\n\n<div id="block&amp;">\n</div>\n\n'
    text += "x <a name=inline>y</a> `<i id=code>`\n"

    assert md.preprocessors["mkslate"].run(text.split("\n")) == [
        '<a id="block&amp;"></a>',
        '<a id="inline"></a>',
    ]


def test_a_page_without_anchors_gives_other_preprocessors_nothing() -> None:
    md = Markdown(extensions=[MkslateExtension()])

    assert md.preprocessors["mkslate"].run(["<b>", "```", "x"]) == []


def test_loaded_extensions_by_name() -> None:
    names = guests(["extra", "toc", "pymdownx.details", "pymdownx.blocks.tab"], {"toc": {"permalink": True}})

    assert {"abbr", "footnotes", "md_in_html", "attr_list", "def_list", "pymdownx.details"} <= names
    assert "pymdownx.blocks.tab" in names
    assert not {"admonition", "pymdownx.blocks.details", "pymdownx.tabbed"} & names


def test_snippets_are_read_before_us(tmp_path: Any) -> None:
    (tmp_path / "part.md").write_text("# From a snippet\n", "utf-8")
    md = Markdown(
        extensions=[MkslateExtension(), "pymdownx.snippets"],
        extension_configs={"pymdownx.snippets": {"base_path": [str(tmp_path)]}},
    )

    assert md.convert('--8<-- "part.md"') == '<h1 id="from-a-snippet">From a snippet</h1>'


def test_an_empty_code_span_is_no_trouble_to_inlinehilite() -> None:
    assert ours("a ` ` b", ("pymdownx.inlinehilite",)) == "<p>a <code></code> b</p>"


def test_guests_nested_beyond_reason_come_out_flat() -> None:
    text = "".join(
        "    " * level + f"!!! note\n{'    ' * (level + 1)}text {level}\n\n" for level in range(90)
    )
    html = ours(text, ("admonition",))

    assert 20 < html.count("admonition-title") < 90
    assert [int(number) for number in re.findall(r"text (\d+)", html)] == list(range(90))


def test_a_definition_list_without_blank_lines_is_one_list() -> None:
    html = ours("a\n: b\n" * 40 + ": c\n" * 40, ("def_list",))

    assert plain(html) == f"<dl>{'<dt>a</dt><dd>b</dd>' * 40}{'<dd>c</dd>' * 40}</dl>"


def test_pairs_of_extensions_leave_slates_text_alone() -> None:
    text = "# A\n\ntext *a* `b`\n\n- c\n\n> d\n\n```json\n1\n```\n"
    expected = plain(ours(text, ()))

    for pair in itertools.combinations([name for name in MATERIAL if name != "toc"], 2):
        assert plain(ours(text, pair)) == expected, pair


def test_long_runs_of_spaces_come_out_and_are_nothing_to_stall_on() -> None:
    text = f"# A{' ' * 9_999}b{' ' * 9_999}{{#c .d}}\n\n| a{' ' * 9_999}b |\n|---|\n"
    seen: list[str] = []
    html = convert(text, (MkslateExtension(), "attr_list", _Texts(seen)))

    assert max(map(len, seen)) < 200
    assert html.startswith(f'<h1 class="d" id="c">A{" " * 9_999}b')
    assert f"<th>a{' ' * 9_999}b</th>" in html


class _Texts(Extension):
    """Keeps every text that the tree holds when attr_list (8) is about to search it."""

    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self.seen = seen

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        md.treeprocessors.register(_Keep(self.seen), "texts", 8.5)


class _Keep(Treeprocessor):
    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self._seen = seen

    def run(self, root: Element) -> None:
        self._seen += [text for one in root.iter() for text in (one.text, one.tail) if text]


def test_only_the_authors_own_line_breaks_are_nl2br_s() -> None:
    html = ours("- a\n- b\n\npara\nmore\n\n> q\n\na|b\n-|-\nc|d\n\n# h\n\nend\n", ("nl2br",))

    assert html.count("<br") == 1
    assert "para<br>\nmore" in html
