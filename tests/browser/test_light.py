"""What a page weighs and asks for: one style sheet and one script of ours, both small."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from mkslate.publish.bundle import bundle_name, scripts, styles

THEME = Path(__file__).parents[2] / "macros" / "mkslate" / "theme"


@pytest.mark.parametrize(
    ("source", "bundled"),
    [
        ("/* why */\na,\nb  >  c {\n  top: 0;\n}\n", "a,b > c{top:0;}"),
        ("a { width: calc(1px + 2px); }", "a{width:calc(1px + 2px);}"),
        ('a /* of */ :hover { content: "a /* b */  c: {"; }', 'a :hover{content:"a /* b */  c: {";}'),
        ("a { b: url('x:  y') }\n\n/* end */", "a{b:url('x:  y')}"),
        ("@media (min-width: 2px) { a { c: d } }", "@media (min-width:2px){a{c:d}}"),
    ],
)
def test_styles_lose_comments_and_space_alone(source: str, bundled: str) -> None:
    assert styles({"one": source}) == bundled


def test_styles_begin_with_tokens_and_end_with_print() -> None:
    names = ["print", "asides", "tokens", "type", "zebra", "columns"]

    assert styles({name: name for name in names}) == "tokenstypecolumnsasideszebraprint"


def test_scripts_lose_comments_on_their_own_lines_and_indents_alone() -> None:
    source = "// why\n{\n  /** Does\n   * it. */\n  f('//'); // at once\n\n  `a\n  // b\n  `;\n}\n"

    assert scripts({"two": "g();", "one": source}) == "{\nf('//'); // at once\n`a\n  // b\n  `;\n}\ng();\n"


def test_a_bundle_is_named_after_what_it_says() -> None:
    assert bundle_name("css", "a") != bundle_name("css", "b")
    assert re.fullmatch(r"mkslate\.[0-9a-f]{8}\.js", bundle_name("js", "a"))


@pytest.mark.browser
def test_a_page_asks_for_one_style_sheet_and_one_script_of_ours(read, site: Path) -> None:
    page = read("brews/")
    names = "performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('/mkslate/'))"
    asked = sorted(Path(url).name for url in page.evaluate(names))

    assert sorted(Path(name).suffix for name in asked) == [".css", ".js"]
    assert asked == sorted(file.name for file in (site / "assets" / "mkslate").iterdir() if file.is_file())


@pytest.mark.parametrize("kind", ["js", "css"])
def test_what_is_ours_is_light(kind: str) -> None:
    everything = b"".join(file.read_bytes() for file in sorted((THEME / "assets").rglob(f"*.{kind}")))

    assert 0 < len(gzip.compress(everything)) < 20_000
