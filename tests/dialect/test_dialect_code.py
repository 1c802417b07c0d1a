"""Fences as highlighted HTML."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hand import fence, page
from pymdownx.superfences import SuperFencesException, fence_code_format

from mkslate.dialect.languages import _PYGMENTS, pygments_name

HIGHLIGHT = "pymdownx.highlight"
SUPERFENCES = "pymdownx.superfences"


def code_of(html: str) -> str:
    """What a reader copies."""
    found = re.search(r"<code[^>]*>(.*)</code>", html, re.DOTALL)
    assert found
    return unescape(re.sub(r"<[^>]*>", "", found[1]))


def test_a_language_and_its_tab() -> None:
    html = page(fence("ruby--Rails", "1"))

    assert html.startswith(
        '<div class="highlight"><pre data-lang="ruby" data-tab="ruby--Rails"><span></span><code>'
    )
    assert '<span class="mi">1</span>' in html


def test_no_language_and_an_unknown_one_are_plain_text() -> None:
    plain = '<div class="highlight"><pre><span></span><code>a &lt;b&gt; &amp;amp; "c"\n</code></pre></div>'
    curl = plain.replace("<pre>", '<pre data-lang="curl">')

    assert page(fence("", 'a <b> &amp; "c"')).replace("&quot;", '"') == plain
    assert page(fence("curl", 'a <b> &amp; "c"')).replace("&quot;", '"') == curl


@pytest.mark.parametrize("name", ["", "json", "shell", "php", "nothing"])
@pytest.mark.parametrize("code", ["", "x", "\n\n  x\n\t y  \n\n", "<?php echo 1;", '{"a": "<b>&amp;</b>"}'])
def test_code_is_verbatim(name: str, code: str) -> None:
    assert code_of(page(fence(name, code))).removesuffix("\n") == code


@pytest.mark.parametrize("name", sorted({*_PYGMENTS, *_PYGMENTS.values()} - {"xml"}))
def test_every_language_of_the_table_is_known_to_pygments(name: str) -> None:
    from pygments.lexers import get_lexer_by_name

    assert get_lexer_by_name(pygments_name(name))


@pytest.mark.parametrize("name", ["php", "php?start_inline=1"])
def test_php_needs_no_opening_tag(name: str) -> None:
    html = page(fence(name, "echo 1;"))

    assert f'<pre data-lang="{name}">' in html
    assert '<span class="k">echo</span>' in html


def test_php_in_a_template_starts_as_html() -> None:
    assert '<span class="x">&lt;b&gt;</span>' in page(fence("php", "<b><?php echo 1; ?></b>"))


def test_title_marked_lines_and_numbers() -> None:
    html = page(fence("python", "a\nb\nc", title="x.py <1>", hl_lines="1 3-9", linenums="7"))

    assert '<span class="filename">x.py &lt;1&gt;</span>' in html
    assert html.count('class="hll"') == 2
    assert [int(number) for number in re.findall(r'class="normal">\s*(\d+)<', html)] == [7, 8, 9]
    assert html.index('<pre data-lang="python">') > html.index("linenodiv")


def test_the_sites_highlight_settings_count() -> None:
    settings = {"linenums": True, "linenums_style": "inline", "anchor_linenums": True}
    settings |= {"pygments_lang_class": True, "stripnl": True, "css_class": "codehilite"}
    html = page(fence("ruby", "\n1\n2"), fence("ruby"), extensions=[HIGHLIGHT], configs={HIGHLIGHT: settings})

    assert html.startswith('<div class="language-ruby codehilite">')
    assert 'href="#__codelineno-0-2"' in html
    assert 'href="#__codelineno-1-1"' in html
    assert "0-3" not in html


@pytest.mark.parametrize("css_class", ["highlight", ""])
@pytest.mark.parametrize("lang_class", [True, False])
@pytest.mark.parametrize("name", ["", "python", "nothing", "shell"])
def test_code_that_asks_for_nothing_comes_out_as_the_host_writes_it_but_space_is_not_marked(
    css_class: str, lang_class: bool, name: str
) -> None:
    from markdown import Markdown

    settings = {"css_class": css_class, "pygments_lang_class": lang_class}
    md = Markdown(
        extensions=["pymdownx.superfences", HIGHLIGHT],
        extension_configs={HIGHLIGHT: settings},
        output_format="html",
    )
    html = page(fence(name, "a = '<1>'"), extensions=[HIGHLIGHT], configs={HIGHLIGHT: settings})

    expected = md.convert(f"```{name}\na = '<1>'\n```").replace("language-bash", "language-shell")
    assert re.sub(r' data-lang="\w*"', "", html) == re.sub(r'<span class="w">( +)</span>', r"\1", expected)


def test_highlighting_can_be_left_to_a_script() -> None:
    html = page(fence("ruby", "a < b"), extensions=[HIGHLIGHT], configs={HIGHLIGHT: {"use_pygments": False}})

    assert html == '<pre data-lang="ruby" class="highlight"><code class="language-ruby">a &lt; b</code></pre>'


def mermaid(form: object = fence_code_format) -> dict[str, object]:
    return {SUPERFENCES: {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": form}]}}


def test_a_custom_fence_of_superfences() -> None:
    html = page(fence("mermaid", "a --> b"), extensions=[SUPERFENCES], configs=mermaid())

    assert html == '<pre class="mermaid"><code>a --&gt; b</code></pre>'


def test_a_custom_fence_that_fails_is_code() -> None:
    def fails(*_: object, **__: object) -> str:
        raise ValueError

    html = page(fence("mermaid", "a"), extensions=[SUPERFENCES], configs=mermaid(fails))

    assert '<pre data-lang="mermaid">' in html


def test_a_custom_fence_may_stop_the_build() -> None:
    def stops(*_: object, **__: object) -> str:
        raise SuperFencesException("no such diagram")

    with pytest.raises(SuperFencesException, match="no such diagram"):
        page(fence("mermaid", "a"), extensions=[SUPERFENCES], configs=mermaid(stops))


def test_code_is_highlighted_once() -> None:
    html = page(fence("python", "a = 1"), extensions=[HIGHLIGHT, SUPERFENCES, "codehilite"])

    assert html.count("<pre") == 1
    assert "&lt;span" not in html


def test_a_lexer_that_fails_shows_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    from pygments.lexers import RubyLexer

    def fails(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(RubyLexer, "get_tokens_unprocessed", fails)

    assert "<code>a &lt; b\n</code>" in page(fence("ruby", "a < b"))
