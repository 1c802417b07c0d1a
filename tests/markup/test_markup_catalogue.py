"""The catalogue's own examples, where it stands beside the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from markup.writer import html
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import Settings
from mkslate.markup.smartypants import smartypants

_EXAMPLE = re.compile(r"^`{6}(example|cases)(?: (\w+))?\n(.*?)^`{6}$", re.DOTALL | re.MULTILINE)
_SIGNS = str.maketrans({"⏎": "\n", "→": "\t", "·": " "})
# The catalogue's code blocks are a highlighter's, ours are bare; which tab they have is the dialect's.
_CODE = re.compile(r'<div class="highlight"><pre[^>]*><code>(.*?)</code></pre></div>', re.DOTALL)
_OUR_CODE = re.compile(r"<pre data-name.*?>(.*?)</pre>", re.DOTALL)
PROFILES = {
    None: Settings(quirks=ALL),
    "nesting": Settings(quirks=ALL, heading_ids="nesting"),
    "v1": Settings(quirks=ALL, heading_ids="redcarpet", smartypants=True),
}


class Tokens(HTMLParser):
    """HTML as a list of tags and texts; what Middleman makes of addresses is not looked at (D8.12)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[object] = []
        self._text = ""

    def flush(self) -> None:
        if self._text.strip():
            self.found.append(" ".join(self._text.split()))
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()
        told = {name: unescape(unquote(value or "")) for name, value in attrs if name != "class"}
        if tag == "img":
            told["src"] = told.get("src", "").removeprefix("/images/").replace(" ", "")
        if tag == "a" and told.get("href") == "#":
            told["href"] = ""
        self.found.append((tag, sorted(told.items())))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.flush()
        self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_entityref(self, name: str) -> None:
        self._text += '"' if name == "quot" else f"&{name};"

    def handle_charref(self, name: str) -> None:
        self._text += "'" if name in ("39", "x27") else f"&#{name};"


def tokens(text: str) -> list[object]:
    read = Tokens()
    read.feed(text)
    read.close()
    read.flush()
    return read.found


def examples(catalogue: str) -> Iterator[tuple[str | None, str, str]]:
    for kind, profile, body in _EXAMPLE.findall(catalogue):
        if kind == "example":
            given, expected = body.split("\n.\n", 1)
            yield profile or None, given, expected
        else:
            for case in body.splitlines():
                given, expected = case.split(" ⇒", 1)
                yield profile or None, given.translate(_SIGNS), expected.lstrip(" ").translate(_SIGNS)


def bare(text: str) -> str:
    return re.sub(r"</?span[^>]*>", "", text)


def test_every_example_of_the_catalogue(shared: Path) -> None:
    catalogue = (shared / "DIALECT.md").read_text("utf-8")
    found = list(examples(catalogue))

    assert len(found) > 100
    for profile, given, expected in found:
        options = PROFILES[profile]
        made = html(given + "\n", options)
        made = smartypants(made) if options.smartypants else made
        made = _OUR_CODE.sub(r"<pre>\1</pre>", made)
        wanted = _CODE.sub(lambda code: f"<pre>{bare(code[1])}</pre>", expected)

        assert tokens(made) == tokens(wanted), given
