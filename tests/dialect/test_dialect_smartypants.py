"""SmartyPants: quotes, dashes and dots over finished HTML (D9)."""

from __future__ import annotations

import json
import random
import shutil
import subprocess

import pytest

from mkslate.markup.smartypants import smartypants

CASES = [
    # D9.1: tags and code stay, all else changes
    ("<p title=\"--\">a -- b</p>", "<p title=\"--\">a &ndash; b</p>"),
    ("<pre><code>-- \"x\"</code></pre>--", "<pre><code>-- \"x\"</code></pre>&ndash;"),
    ("<pre a=b>--<i>--</i>", "<pre a=b>--<i>--</i>"),
    ("<codes>--</codes> <CODE>--</CODE>", "<codes>&ndash;</codes> <CODE>&ndash;</CODE>"),
    ("<kbd>...</kbd>... <var", "<kbd>...</kbd>&hellip; <var"),
    # D9.2, D9.3
    ("a---b --- c ----- d-e", "a&mdash;b &mdash; c &mdash;&ndash; d-e"),
    ("wait... . . . x.", "wait&hellip; &hellip; x."),
    # D9.4
    ("(c) (C) (R) (tm) (TM) (x) (c)(d)", "&copy; &copy; &reg; &trade; &trade; (x) &copy;(d)"),
    # D9.5
    ("1/2 1/4 3/4 1/4th 3/4ths 1/2/3 a1/2 11/2 /1/2 1/2b 2/3",
     "&frac12; &frac14; &frac34; &frac14;th &frac34;ths 1/2/3 a1/2 11/2 /1/2 1/2b 2/3"),
    # D9.6: one flag for the whole file
    ("\"a\" &quot;b&quot; ``c``", "&ldquo;a&rdquo; &ldquo;b&rdquo; &ldquo;c&rdquo;"),
    ("a\" b \"c\" d", "a&quot; b &ldquo;c&rdquo; d"),
    ("\"open <p>a b\"c d\"</p>", "&ldquo;open <p>a b&quot;c d&rdquo;</p>"),
    ("`c", "`c"),
    # D9.7
    ("isn't they're Tom's I'd we'll I've",
     "isn&rsquo;t they&rsquo;re Tom&rsquo;s I&rsquo;d we&rsquo;ll I&rsquo;ve"),
    ("'90s 'a' &#39;b&apos; ''c''", "&lsquo;90s 'a&rsquo; &lsquo;b&rsquo; &ldquo;c&rdquo;"),
    ("rock&#39;n&#39;roll students' x", "rock&#39;n&#39;roll students&rsquo; x"),
    ("<a href='x'>y</a>&#39;zz", "<a href='x'>y</a>&rsquo;zz"),
    # D9.8, D9.9
    (r"\-- \. \\ \x \&quot;", r"-- . \ \x \&ldquo;"),
    ("a\\", "a\\"),
    ("a &#0; b &amp; c &", "a  b &amp; c &"),
    # only ASCII makes a boundary
    ("é\"a\"", "é&quot;a&quot;"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_smartypants(html: str, expected: str) -> None:
    assert smartypants(html) == expected


def test_nothing_to_do_changes_nothing() -> None:
    assert smartypants("<p>plain text</p>") == "<p>plain text</p>"


RUBY = """
require "json"
begin
  require "redcarpet"
rescue LoadError
  exit 3
end
STDIN.each_line { |line| puts JSON.generate(Redcarpet::Render::SmartyPants.render(JSON.parse(line))) }
"""
PIECES = [
    *("'", '"', "&quot;", "&#39;", "&apos;", "&#x27;", "`", "``", "-", "--", "---", ".", "...", ". . ."),
    *("(c)", "(TM)", "(r)", "1/2", "1/4", "3/4", "th", "ths", "1", "3", "/", "_", "!", ">", "\\"),
    *("a", "b", "s", "t", "re", "ll", "ve", "m", "d", "é", " ", "\n", "&amp;", "&#0;"),
    *("<a>", "</a>", "<code>", "</code>", "<pre x>", "</pre>", "<kbd>", '<b t="--">', "<!--", "-->"),
]


def test_the_real_redcarpet_agrees() -> None:
    if shutil.which("ruby") is None:
        pytest.skip("no ruby: the real Redcarpet is not there to compare with")
    random.seed(9)
    texts = ["".join(random.choices(PIECES, k=random.randint(1, 14))) + "\n" for _ in range(2000)]  # noqa: S311

    ran = subprocess.run(
        ["ruby", "-e", RUBY],
        input="\n".join(map(json.dumps, texts)),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode == 3:
        pytest.skip("no ruby-redcarpet: the real Redcarpet is not there to compare with")

    assert ran.returncode == 0, ran.stderr
    # Where <code> is never closed, Redcarpet writes the byte behind its buffer.
    expected = [json.loads(line).replace("\0", "") for line in ran.stdout.splitlines()]
    assert [smartypants(text) for text in texts] == expected
