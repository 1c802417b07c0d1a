"""Fences: fenced code and its info string (D5)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from mkslate.markup.quirks import ALL

_FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+) *+(?:\{([^}]*)\}|(?!\{)([^ ]*+)) *+\Z")
_LAX = re.compile(r" {0,3}(`{3,}+|~{3,}+) *+(?:\{([^}]*)\}|(?!\{)([^ ]++))(.*)\Z")
_OPTION = re.compile(r"""\s*+([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))""")
_BRACES = re.compile(r"\s*+\.([^\s{}=]+)(.*)\Z")
_BEHIND = re.compile(r" *+\{([^{}]*)\} *+")
_NAME = re.compile(r"\s++([.#])([^\s{}=.#]+)")
_KNOWN = {"title", "hl_lines", "linenums"}

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens fenced code. `quirk` is the one that was mended to read it, if any."""

    mark: str
    name: str
    options: Options = ()
    quirk: str = ""


def opening(text: str, quirks: frozenset[str]) -> Opening | None:
    """The fence that a line opens, if it is alone on it (D5.1, D5.2), or in the ways that are mended."""
    fence = _FENCE.match(text)
    if fence is not None:
        mark, braces, word = fence.groups()
        if braces is not None:
            return _braces(mark, braces, quirks)
        if "`" in word and mark[0] == "`" and "one-line-fence" not in quirks:
            return None
        if "fence-words" not in quirks and (options := _options(word)):
            return Opening(mark, "", options)
        return Opening(mark, word)
    if "fence-words" in quirks:
        return None
    lax = _LAX.match(text)
    if lax is None or (lax[1][0] == "`" and "`" in text[lax.end(1) :]):
        return None
    mark, braces, word, rest = lax.groups()
    behind = _BEHIND.fullmatch(rest)
    options = _attributes(f" {behind[1]}") if behind else _options(rest)
    if braces is not None:
        opened = _braces(mark, braces, quirks)
        return Opening(mark, opened.name, opened.options + (options or ()), "" if options else "fence-words")
    if only := _options(f"{word}{rest}"):
        return Opening(mark, "", only)
    if options:
        word = word.removeprefix(".")
    return Opening(mark, word, options or (), "" if options else "fence-words")


def _braces(mark: str, inside: str, quirks: frozenset[str]) -> Opening:
    """A fence with `{...}`: the language as it stands, or `.language` with options, classes and an id."""
    name = inside.strip(" ")
    found = None if "fence-attributes" in quirks else _BRACES.match(inside)
    if found is None:
        given = None if "fence-attributes" in quirks else _attributes(f" {name}")
        if not given:
            return Opening(mark, name)
        classes = dict(given).get("class", "").split()
        others = [one for one in given if one[0] != "class"]
        kept = [("class", " ".join(classes[1:]))] if classes[1:] else []
        return Opening(mark, "".join(classes[:1]), (*others, *kept))
    options = _attributes(found[2])
    quirk = "" if options else "fence-attributes"
    return Opening(mark, found[1], options or (), quirk)


def _options(text: str) -> Options | None:
    """The options that Material knows, if a text holds nothing else."""
    found = []
    at = 0
    while option := _OPTION.match(text, at):
        name, *values = option.groups()
        if name not in _KNOWN:
            return None
        found.append((name, next(value for value in values if value is not None)))
        at = option.end()
    return None if text[at:].strip(" ") else tuple(found)


def _attributes(text: str) -> Options | None:
    """The same in braces, where a name after `.` is a class and one after `#` the id (`.annotate #first`)."""
    names: dict[str, list[str]] = {"class": [], "id": []}
    found: list[tuple[str, str]] = []
    at = 0
    while True:
        if name := _NAME.match(text, at):
            names["class" if name[1] == "." else "id"].append(name[2])
            at = name.end()
        elif option := _OPTION.match(text, at):
            options = _options(option[0])
            if options is None:
                return None
            found += options
            at = option.end()
        else:
            break
    found += [(kind, " ".join(given)) for kind, given in names.items() if given]
    return None if text[at:].strip(" ") else tuple(found)


def any_closes(quirks: frozenset[str]) -> bool:
    """Whether any fence line closes any fence, as in Slate before 2.13.1 (D5.6)."""
    return "any-fence-closes" in quirks


def closes(text: str, fence: Opening, quirks: frozenset[str]) -> bool:
    """Whether a line closes a fence (D5.6)."""
    closing = _closing(text)
    if closing is None:
        return False
    return any_closes(quirks) or (closing[0] == fence.mark[0] and len(closing) >= len(fence.mark))


def toggled(text: str, inside: Opening | None, quirks: frozenset[str]) -> Opening | None:
    """The fence that is open after a line that may be a fence, where lines are taken one by one (D3.8)."""
    opened = opening(text, quirks)
    if any_closes(quirks):
        return inside if opened is None else None if inside else opened
    if inside is None:
        return opened
    return None if closes(text, inside, quirks) else inside


def is_slates(text: str) -> bool:
    """Whether a line looks like a fence to Slate, which opens or closes one with it."""
    return opening(text, ALL) is not None


def quirk_of(text: str, opened: Opening | None) -> str:
    """The quirk because of which a line opens or closes a fence either here or in Slate, not in both.

    `opened` is the fence that the line opens here, if it does.
    """
    if opened is None:
        return "one-line-fence"
    return "any-fence-closes" if is_slates(text) else opened.quirk


def _closing(text: str) -> str | None:
    """The mark of a fence line without info, which may close a fence."""
    closing = _FENCE.match(text)
    if closing is None or closing[3] or (closing[2] or "").strip(" "):
        return None
    return closing[1]


class Closings:
    """The lines of a passage that may close a fence, found once (D14.4)."""

    def __init__(self, texts: Sequence[str], quirks: frozenset[str]) -> None:
        self._any = any_closes(quirks)
        self._lines: dict[str, list[int]] = {"`": [], "~": []}
        self._lengths: dict[str, list[int]] = {"`": [], "~": []}
        for index, text in enumerate(texts):
            mark = _closing(text) if "```" in text or "~~~" in text else None
            if mark is not None:
                kind = "`" if self._any else mark[0]
                self._lines[kind].append(index)
                self._lengths[kind].append(3 if self._any else len(mark))
        self._longest = {kind: _suffix_maxima(lengths) for kind, lengths in self._lengths.items()}

    def next(self, fence: Opening, after: int) -> int | None:
        """The line that closes a fence which opens at line `after`.

        Where none is long enough, a shorter one does: a fence that took all the rest is a slip of the pen.
        """
        kind, length = ("`", 3) if self._any else (fence.mark[0], len(fence.mark))
        lines = self._lines[kind]
        index = bisect_right(lines, after)
        if self._longest[kind][index] < length:
            return lines[index] if index < len(lines) else None
        while self._lengths[kind][index] < length:
            index += 1
        return lines[index]


def _suffix_maxima(lengths: Sequence[int]) -> list[int]:
    """For each index the greatest length from there on; 0 beyond the end."""
    greatest = [0] * (len(lengths) + 1)
    for index in range(len(lengths) - 1, -1, -1):
        greatest[index] = max(lengths[index], greatest[index + 1])
    return greatest
