"""Mending: the fixes of problems, applied to the author's files and to nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import NamedTemporaryFile

from mkslate.errors import Fix, Problem

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BOM = "\ufeff"
_TAB = 4  # the grammar spells a tab out to the next multiple of four columns (D1.3)


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its text before and after."""

    path: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change, as `diff -u` shows it."""
        lines = (self.before.splitlines(keepends=True), self.after.splitlines(keepends=True))
        return "".join(unified_diff(*lines, self.path, self.path))


def mend(text: str, fixes: Iterable[Fix]) -> str:
    """The text of one file with some fixes applied; of two that overlap the first one wins.

    A fix whose place the text does not have is passed over.
    """
    head = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    lines = _LINE.findall(body)[:-1]  # the last match is the empty one at the end
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    parts: list[str] = [head]
    position = 0
    for fix in sorted(dict.fromkeys(fixes), key=lambda fix: (fix.start, fix.end)):
        start, end = (_offset(lines, starts, place.line, place.column) for place in (fix.start, fix.end))
        if start is None or end is None or not position <= start <= end:
            continue
        parts += [body[position:start], _with_ends_of(fix.text, body)]
        position = end
    return "".join([*parts, body[position:]])


def mended(root: Path, problems: Iterable[Problem]) -> list[Mended]:
    """Every file of the portal in `root` that the problems' fixes change, before and after.

    A file that is outside of the root, or cannot be read as UTF-8, is left alone.
    """
    by_path: dict[str, list[Fix]] = {}
    for problem in problems:
        if problem.fix:
            by_path.setdefault(problem.fix.start.path, []).append(problem.fix)
    found = []
    for path, fixes in sorted(by_path.items()):
        file = root / path
        if not file.resolve().is_relative_to(root.resolve()):
            continue
        try:
            before = file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        after = mend(before, fixes)
        if after != before:
            found.append(Mended(path, before, after))
    return found


def write(root: Path, files: Iterable[Mended]) -> None:
    """Put the mended texts in place of the files, each at once or not at all."""
    for one in files:
        file = (root / one.path).resolve()
        with NamedTemporaryFile("wb", dir=file.parent, prefix=f".{file.name}.", delete=False) as new:
            new.write(one.after.encode("utf-8"))
        os.chmod(new.name, file.stat().st_mode)  # noqa: PTH101  # the name is the temporary file's
        Path(new.name).replace(file)


def _offset(lines: list[str], starts: list[int], line: int, column: int) -> int | None:
    """The offset of a place; None if there is none such, or if it is within a tab."""
    if not 1 <= line <= len(lines) or column < 1:
        return None
    text = lines[line - 1].rstrip("\r\n")
    if "\t" not in text:
        return starts[line - 1] + column - 1 if column - 1 <= len(text) else None
    shown = 0
    for index, char in enumerate(text):
        if shown == column - 1:
            return starts[line - 1] + index
        shown += _TAB - shown % _TAB if char == "\t" else 1
    return starts[line - 1] + len(text) if shown == column - 1 else None


def _with_ends_of(text: str, body: str) -> str:
    """A fix's text with the line ends that the file has."""
    return text.replace("\n", "\r\n") if "\r\n" in body else text
