"""Tables as Markdown: cells that hold what they are given, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(.*?[^`])\1(?!`)")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are Markdown already, by `code` or `prose`."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def code(text: str) -> str:
    """Text as code: a span of backticks, or a tag where a table cell cannot hold one (D6.6)."""
    if text.isprintable() and text == text.strip(" ") and text and not set(text) & {"`", "|"}:
        return f"`{text}`"
    return f"<code>{entities(text)}</code>"


def prose(text: str) -> str:
    """An author's Markdown on one line: a blank line breaks it, a pipe is a character."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    line = "<br><br>".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    parts, last = [], 0
    for span in _CODE_SPAN.finditer(line):
        parts.append(line[last : span.start()].replace("|", "&#124;"))
        parts.append(code(span[2].strip(" ")) if "|" in span[2] else span[0])
        last = span.end()
    return "".join(parts) + line[last:].replace("|", "&#124;")


def entities(text: str) -> str:
    """Text in which no character means anything to Markdown or HTML."""
    line = " ".join(text.splitlines())
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", line)
