"""Closing tags: where the raw HTML blocks of a passage may end (D7.2), found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from mkslate.markup.fence import Closings, opening
from mkslate.markup.tags import opening_tag

_NO_QUIRKS: frozenset[str] = frozenset()
Partner = tuple[int, int, int]
"""A closing tag: its line, and where in it the tag begins and ends."""
_CLOSING = re.compile(r"</([A-Za-z0-9]+)> *\Z")
_MOST_INDENT = 3
_SCRIPT = re.compile(r" {0,3}<(script|style|textarea)(?=[\s>])[^>]*>", re.IGNORECASE)


class ClosingTags:
    """The lines of a passage that end in a closing tag.

    A line may lose its beginning later, when that has been read as a block of its own.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._whole = [*texts]
        self._ends: dict[str, list[int]] = {}
        self._own_lines: dict[str, list[int]] = {}
        self._pairs: dict[tuple[str, bool], dict[tuple[int, int], Partner]] = {}
        self._code_blank: list[str] | None = None
        self._closings: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            at = text.rfind("</")
            tag = _CLOSING.match(text, at) if at >= 0 else None
            if tag is not None:
                name = tag[1].lower()
                self._ends.setdefault(name, []).append(index)
                if at == 0:
                    self._own_lines.setdefault(name, []).append(index)

    def end(self, name: str, at: int) -> int | None:
        """The line that ends a block of a tag which opens at a line: nested tags are not counted.

        The closing tag must stand on the first line or at the beginning of one; if there is none such,
        it may stand anywhere, but for `ins` and `del`.
        """
        ends = self._ends.get(name, ())
        index = bisect_right(ends, at)
        if index and ends[index - 1] == at:
            return at
        own = self._own_lines.get(name, ())
        first = bisect_right(own, at)
        if first < len(own):
            return own[first]
        return ends[index] if index < len(ends) and name not in ("ins", "del") else None

    def partner(self, name: str, at: int, indent: int = 0, *, guest: bool = False) -> Partner | None:
        """The closing tag that matches the opening one at the beginning of a line, nesting counted.

        The beginning is `indent` spaces from the line's. To a `guest`, what stands in fences, comments,
        scripts and styles is no tag, and a tag within a line counts only if that closes it.
        """
        key = (name, guest)
        if key not in self._pairs:
            found_in = _guest_pairs(self._without_code(), name) if guest else _pairs(self._whole, name)
            self._pairs[key] = found_in
        found = self._pairs[key].get((at, self._read(at) + indent))
        if found is None:
            return None
        line, start, stop = found
        return line, start - self._read(line), stop - self._read(line)

    def _read(self, line: int) -> int:
        """How much a line has lost."""
        return len(self._whole[line]) - len(self._texts[line])

    def _without_code(self) -> list[str]:
        """The lines of the passage, as long as they are; code in fences and tags, and comments, are blank."""
        if self._code_blank is None:
            self._code_blank = [*self._whole]
            closings = Closings(self._whole, _NO_QUIRKS)
            comments = _Comments(self._code_blank)
            index = 0
            while index < len(self._whole):
                fence = opening(self._whole[index], _NO_QUIRKS)
                end = closings.next(fence, index) if fence else None
                if end is not None:
                    self._code_blank[index + 1 : end] = [""] * (end - index - 1)
                    index = end
                else:
                    index = comments.blank(index)
                    script = _SCRIPT.match(self._code_blank[index])
                    index = self._blank_script(self._code_blank, index, script) if script else index
                index += 1
        return self._code_blank

    def _blank_script(self, texts: list[str], at: int, opener: re.Match[str]) -> int:
        """Blank what stands between the tags of a script or the like; gives the line that it ends in."""
        closing = f"</{opener[1].lower()}"
        if closing not in self._closings:
            self._closings[closing] = [line for line, text in enumerate(texts) if closing in text.lower()]
        lines = self._closings[closing]
        index = bisect_left(lines, at)
        if index == len(lines):
            return at
        end = lines[index]
        stop = texts[end].lower().index(closing)
        if end == at:
            texts[at] = texts[at][: opener.end()] + " " * (stop - opener.end()) + texts[at][stop:]
        else:
            texts[at] = texts[at][: opener.end()]
            texts[at + 1 : end] = [""] * (end - at - 1)
            texts[end] = " " * stop + texts[end][stop:]
        return end


class _Comments:
    """Comments in some lines, blanked one after another."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._last = max((index for index, text in enumerate(texts) if "-->" in text), default=-1)

    def blank(self, index: int) -> int:
        """Blank the comments that begin in a line; gives the line that the last of them ends in."""
        texts = self._texts
        kept: list[str] = []
        read = 0
        while (begin := texts[index].find("<!--", read)) >= 0:
            kept.append(texts[index][read:begin])
            read = begin
            stop = texts[index].find("-->", begin + 4)
            if stop < 0 and index >= self._last:
                break
            if stop < 0:
                texts[index] = "".join(kept)
                index += 1
                while "-->" not in texts[index]:
                    texts[index] = ""
                    index += 1
                kept, begin, stop = [], 0, texts[index].index("-->")
            read = stop + 3
            kept.append(" " * (read - begin))
        texts[index] = "".join(kept) + texts[index][read:]
        return index


def _pairs(texts: Sequence[str], name: str) -> dict[tuple[int, int], Partner]:
    """The closing tag of each opening one of a name. An opening tag may go over several lines."""
    tag = re.compile(rf"<(?:(/){name}(?=[\s/>])[^<>\n]*+>|{name}(?=[\s/>])[^<>]*+>)", re.IGNORECASE)
    pairs: dict[tuple[int, int], Partner] = {}
    stack: list[tuple[int, int]] = []
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    for found in tag.finditer("\n".join(texts)):
        line = bisect_right(starts, found.start()) - 1
        start = found.start() - starts[line]
        if not found[1]:
            stack.append((line, start))
        elif stack:
            pairs[stack.pop()] = (line, start, found.end() - starts[line])
    return pairs


def _guest_pairs(texts: Sequence[str], name: str) -> dict[tuple[int, int], Partner]:
    """The same as the host sees it.

    A tag opens at the beginning of a line, behind another element there, or in a line that closes it too.
    """
    tag = re.compile(rf"<(?:(/){name}(?=[\s/>])[^<>]*+>|{name}(?=[\s/>]|\Z))", re.IGNORECASE)
    pairs: dict[tuple[int, int], Partner] = {}
    stack: list[tuple[int, int]] = []
    after = (0, 0)  # where the last opening tag at the beginning of a line ends
    for line, text in enumerate(texts):
        inner = begun = 0  # `begun` is how far the line consists of elements
        for found in tag.finditer(text, after[1] if after[0] == line else 0):
            start = found.start()
            if (line, start) < after:
                continue
            if found[1]:
                if inner:
                    inner -= 1
                elif stack:
                    pairs[stack.pop()] = (line, start, found.end())
                    begun = found.end()
            elif start <= begun + _MOST_INDENT and not text[begun:start].strip(" "):
                whole = opening_tag(texts, line, start)
                if whole is not None:
                    stack.append((line, start))
                    after = whole[1], whole[2]
            else:
                inner += 1
    return pairs
