"""Golden cases: a title, `.`, Markdown, `.`, the expected HTML and notes, `.`.

A title may end in settings, `[quirks=NAME,... guests=NAME,... heading_ids=RULE smartypants=on]`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markup.writer import blocks_html, document
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import Settings
from mkslate.markup.smartypants import smartypants

FOLDER = Path(__file__).parent
_CASE = re.compile(r"(?P<title>[^\n]+)\n\.\n(?P<text>.*?)\n\.\n(?P<expected>.*?)\.\n", re.DOTALL)
_SETTINGS = re.compile(r"\[([\w=,. -]+)\]$")
_RULES = {"unique": "unique", "nesting": "nesting", "redcarpet": "redcarpet"}


@dataclass(frozen=True)
class Case:
    path: Path
    line: int
    title: str
    text: str
    expected: str

    @property
    def name(self) -> str:
        return f"{self.path.name}:{self.line}"

    @property
    def settings(self) -> Settings:
        found = _SETTINGS.search(self.title)
        options = dict(pair.split("=") for pair in found[1].split(" ")) if found else {}
        quirks = options.get("quirks", "")
        return Settings(
            heading_ids=_RULES[options.get("heading_ids", "unique")],  # type: ignore[arg-type]  # one of the rules
            smartypants=self.path.stem == "smartypants",
            quirks=ALL if quirks == "all" else frozenset(filter(None, quirks.split(","))),
            guests=frozenset(filter(None, options.get("guests", "").split(","))),
        )

    def actual(self) -> str:
        """The HTML, then the notes, one a line."""
        read = document(self.text, self.settings)
        html = blocks_html(read.blocks, self.settings)
        if self.settings.smartypants:
            html = smartypants(html)
        notes = [f"! {one.place.line}:{one.place.column} {one.rule}\n" for one in read.problems]
        return html + "".join(notes)


def cases() -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text("utf-8")
        for match in _CASE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(Case(path, line, match["title"], match["text"], match["expected"]))
    return found


def update(path: Path) -> None:
    """Write what is actual into a file of cases; the diff is for review."""

    def renew(match: re.Match[str]) -> str:
        case = Case(path, 0, match["title"], match["text"], "")
        return f"{match['title']}\n.\n{match['text']}\n.\n{case.actual()}.\n"

    path.write_text(_CASE.sub(renew, path.read_text("utf-8")), "utf-8")
