"""Tables as Markdown: cells that hold what they are given, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_BACKTICKS = re.compile(r"`+")
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
    for start, end, inner in _code_spans(line):
        if "|" in inner:
            parts += [line[last:start].replace("|", "&#124;"), code(inner.strip(" "))]
            last = end
    return "".join(parts) + line[last:].replace("|", "&#124;")


def _code_spans(line: str) -> Iterator[tuple[int, int, str]]:
    """Where the code spans of a line stand, and what they hold: between runs of equally many backticks."""
    runs = [(found.start(), found.end()) for found in _BACKTICKS.finditer(line)]
    closers: dict[int, int] = {}
    closer_of: dict[int, int | None] = {}
    for number in range(len(runs) - 1, -1, -1):
        length = runs[number][1] - runs[number][0]
        closer_of[number], closers[length] = closers.get(length), number
    end = 0
    for number, (start, inside) in enumerate(runs):
        closer = closer_of[number]
        if start >= end and closer is not None and line[start - 1 : start] != "\\":
            end = runs[closer][1]
            yield start, end, line[inside : runs[closer][0]]


def entities(text: str) -> str:
    """Text in which no character means anything to Markdown or HTML."""
    line = " ".join(text.splitlines())
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", line)
