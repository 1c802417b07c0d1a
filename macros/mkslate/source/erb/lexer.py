"""ERB's tags: a text cut into literal text and Ruby code, as Erubi cuts it (D11.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TagKind = Literal["code", "output", "escaped"]


@dataclass(frozen=True, slots=True)
class Literally:
    """Text that goes out as it stands; `start` is its offset in the file."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag's Ruby: `start` is the offset of `code`, `opens` that of the tag."""

    kind: TagKind
    code: str
    start: int
    opens: int


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A `<%` without a `%>`."""

    start: int


def cut(text: str) -> list[Literally | Tag | Unclosed]:
    """The parts of an ERB text, in order; comments are left out.

    A code tag or comment alone on a line takes the whole line; `-%>` takes the newline; `<%%` is
    a literal `<%`.
    """
    parts: list[Literally | Tag | Unclosed] = []
    position = 0
    while (opens := text.find("<%", position)) >= 0:
        closes = text.find("%>", opens + 2)
        if closes < 0:
            parts += [Literally(text[position:opens], position), Unclosed(opens)]
            position = len(text)
            break
        after = closes + 2
        mark = text[opens + 2 : opens + 3]
        if mark == "%":
            parts.append(Literally(text[position:opens] + "<%", position))
            parts.append(Literally(text[opens + 3 : after], opens + 3))
            position = after
            continue
        inner = opens + 2
        kind: TagKind | None = "code"
        if mark == "=":
            kind = "escaped" if text.startswith("==", inner) else "output"
            inner += 2 if kind == "escaped" else 1
        elif mark == "-":
            inner += 1
        elif mark == "#":
            kind = None
        dash = closes > inner and text[closes - 1] == "-"
        before, after = _trimmed(
            text, position, opens, after, dash=dash, output=kind in ("output", "escaped")
        )
        parts.append(Literally(text[position:before], position))
        if kind is not None:
            parts.append(Tag(kind, text[inner : closes - dash], inner, opens))
        position = after
    parts.append(Literally(text[position:], position))
    return [part for part in parts if not isinstance(part, Literally) or part.text]


def _trimmed(text: str, start: int, opens: int, after: int, *, dash: bool, output: bool) -> tuple[int, int]:
    """Where the text before a tag ends and the text after it begins."""
    newline = after
    while newline < len(text) and text[newline] in " \t":
        newline += 1
    ends = newline == len(text) or text[newline] == "\n"
    if dash and ends:
        after = min(newline + 1, len(text))
    line = text.rfind("\n", 0, opens) + 1
    if output or line < start or text[line:opens].strip(" \t") or not ends:
        return opens, after
    return line, min(newline + 1, len(text))
