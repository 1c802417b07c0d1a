"""References: the first pass over a file (D1), which expands tabs and takes definitions out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkslate.markup.fence import Closings, any_closes, is_slates, opening, quirk_of
from mkslate.markup.settings import Settings
from mkslate.markup.tabs import expand_tabs

_HEAD = re.compile(r" {0,3}\[([^\]]*)\]:[ \t]*")
_URL = re.compile(r"<?([^ ]*)")
_LABEL_LIMIT = 999  # of characters; longer labels would make look-ups costly
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a label leads to (D1.6): escapes still in, title raw."""

    target: str
    title: str | None


def key(label: str) -> str:
    """Labels compare without regard to the case of ASCII letters (D1.9)."""
    return label.lower() if label.isascii() else label.translate(_LOWER)


def first_pass(
    lines: Sequence[str], settings: Settings
) -> tuple[list[str | None], dict[str, Reference], list[tuple[int, str]]]:
    """The lines without tabs and definitions, and what was defined (D1.3-D1.9).

    A definition leaves an empty line; where it takes a second line, that is none any more. Then the
    lines of fences that Slate reads otherwise, each with its quirk, because of which a definition counts
    here and not there, or there and not here.
    """
    texts: list[str | None] = []
    references: dict[str, Reference] = {}
    mended: list[tuple[int, str]] = []
    footnotes = "footnotes" in settings.guests
    fences = _Fences(lines, settings.quirks)
    skip = 0
    for index, text in enumerate(lines):
        if skip:
            skip -= 1
            texts.append(None)
            continue
        head = text.lstrip(" ")[:1]
        if head and head in "`~[":
            if head == "[":
                is_footnote = footnotes and text.lstrip(" ").startswith("[^")
                found = None if is_footnote else _definition(lines, index)
                if found:
                    mended += fences.otherwise
                if found and not fences.inside:
                    label, reference, skip = found
                    if len(label) <= _LABEL_LIMIT:
                        references[key(label)] = reference
                    texts.append("")
                    continue
            else:
                fences.pass_line(index)
        texts.append(expand_tabs(text) if "\t" in text else text)
    return texts, references, mended


class _Fences:
    """Whether the first pass is inside a fence (D1.5), as it goes down the lines.

    `otherwise` are the lines, each with its quirk, because of which it is not so in Slate: there
    every line that looks like a fence opens or closes one.
    """

    def __init__(self, texts: Sequence[str], quirks: frozenset[str]) -> None:
        self._texts = texts
        self._quirks = quirks
        self._closings: Closings | None = None
        self._end: int | None = None
        self._slate_inside = False
        self.inside = False
        self.otherwise: list[tuple[int, str]] = []

    def pass_line(self, index: int) -> None:
        """Take note of a line that may open or close a fence."""
        text = self._texts[index]
        opened = opening(text, self._quirks)
        in_slate = is_slates(text)
        before = self.inside
        if any_closes(self._quirks):
            self.inside = before is (opened is None)
        elif before:
            self.inside = index != self._end
        elif opened is not None:
            self.inside = True
            if self._closings is None:
                self._closings = Closings(self._texts, self._quirks)
            self._end = self._closings.next(opened, index)
        self._slate_inside ^= in_slate
        if (self.inside is not before) is not in_slate and (quirk := quirk_of(text, opened)):
            self.otherwise.append((index, quirk))
        if self.inside is self._slate_inside:
            self.otherwise.clear()


def _definition(lines: Sequence[str], index: int) -> tuple[str, Reference, int] | None:
    """A definition that begins on a line: its label, what it defines, how many more lines it takes."""
    head = _HEAD.match(lines[index])
    if head is None:
        return None
    text, at, last = lines[index], head.end(), index
    if at == len(text):
        last += 1
        if last == len(lines):
            return None
        text = lines[last]
        at = len(text) - len(text.lstrip(" \t"))
    url = _URL.match(text, at)
    if url is None:
        return None
    target = url[1].removesuffix(">")
    rest = text[url.end() :].lstrip(" \t")
    title = None
    if rest:
        title = _title(rest)
        if title is None:
            return None
    elif last + 1 < len(lines):
        following = lines[last + 1].lstrip(" \t")
        title = _title(following)
        if title is not None:
            last += 1
        elif following[:1] in ("'", '"', "("):
            title = following[1:]
    if not target:
        return None
    return head[1], Reference(target, title or None), last - index


def _title(text: str) -> str | None:
    """A title between quotes or parentheses that need not match, up to the end of the line (D1.7)."""
    body = text[1:].rstrip(" ")
    if text[:1] in ("'", '"', "(") and len(body) > 1 and body[-1] in "'\")":
        return body[:-1]
    return None
