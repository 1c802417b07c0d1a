"""Heredocs: lines behind a command, which the command reads as its input."""

from __future__ import annotations

import re

from mkslate.check.shell.command import Word

# The delimiter stands behind `<<`; quotes around it say that the shell leaves the lines as they stand.
OPENING = re.compile(r"<<-?[ \t]*(['\"]?)(\w+)\1")
# What the shell would change in the lines.
_CHANGED = re.compile(r"[$`]|\\[\\\n]")


def heredoc(text: str, opening: re.Match[str], line_end: int) -> tuple[Word | None, int]:
    """The lines that begin behind a line's end, as one word, and the offset past their delimiter.

    There is no word where the shell changes the lines, or nothing ends them.
    """
    closing = re.compile(rf"\n[ \t]*{re.escape(opening[2])}[ \t]*(?=\n|\Z)").search(text, line_end)
    if closing is None:
        return None, len(text)
    start = line_end + 1
    lines = text[start : closing.start()]
    if not opening[1] and _CHANGED.search(lines):
        return None, closing.end()
    word = Word(opening.start(), closing.end(), quoted=True)
    word.add(lines, start)
    return word, closing.end()
