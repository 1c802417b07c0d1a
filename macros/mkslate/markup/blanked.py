"""Blanked lines: a passage without what is no markup to the host, code in fences, comments and scripts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from mkslate.markup.fence import Closings, opening

_NO_QUIRKS: frozenset[str] = frozenset()
_SCRIPT = re.compile(r" {0,3}<(script|style|textarea)(?=[\s>])[^>]*>", re.IGNORECASE)


def blanked(texts: Sequence[str]) -> list[str]:
    """The lines, as many as they are; what is left of each stands where it stood."""
    kept = [*texts]
    fences, comments, scripts = Closings(texts, _NO_QUIRKS), _Comments(kept), _Scripts(kept)
    index = 0
    while index < len(texts):
        fence = opening(texts[index], _NO_QUIRKS)
        end = fences.next(fence, index) if fence else None
        if end is not None:
            kept[index + 1 : end] = [""] * (end - index - 1)
            index = end
        else:
            index = scripts.blank(comments.blank(index))
        index += 1
    return kept


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


class _Scripts:
    """Scripts, styles and text areas in some lines, blanked between their tags."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._closings: dict[str, list[int]] = {}

    def blank(self, at: int) -> int:
        """Blank the one that begins in a line; gives the line that it ends in, or the same."""
        texts = self._texts
        opener = _SCRIPT.match(texts[at])
        if opener is None:
            return at
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
