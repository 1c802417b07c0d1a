"""What Slate's quirks change in real sources, each difference traced to the one quirk that makes it.

    python bench/quirks.py FOLDER [--every N]

Every Markdown file below FOLDER (with `--every`, each Nth of them) is read without its front matter,
as it is by default and as with `quirks: true`; files with ERB tags are left out. Where the two
differ, a note names the quirk that was mended; the file is read once more with that quirk alone
imitated, and the difference must be gone. A repository is a folder in FOLDER. Ends with status 1 if
a difference is not traced to one quirk.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mkslate.markup import parse
from mkslate.markup.blocks import Blocks, Document, List, Quote
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import Settings
from mkslate.place import split_lines
from mkslate.source.front_matter import split

_END = (sys.maxsize, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """A block or an item without the blocks in it: its line and column, and what it says."""

    place: tuple[int, int]
    says: object


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of parts that differ, between two that are equal; None is an end of the file."""

    before: Part | None
    after: Part | None
    default: tuple[Part, ...]
    slate: tuple[Part, ...]

    def holds(self, place: tuple[int, int]) -> bool:
        """Whether a place is in the run."""
        begin = min(part.place for part in (*self.default, *self.slate))
        return begin <= place <= (self.after.place if self.after else _END)

    def is_gone(self, parts: list[Part]) -> bool:
        """Whether a reading of the file has Slate's parts here."""
        try:
            begin = parts.index(self.before) + 1 if self.before else 0
            end = parts.index(self.after, begin) if self.after else len(parts)
        except ValueError:
            return False
        return tuple(parts[begin:end]) == self.slate


def parts(blocks: Blocks) -> Iterator[Part]:
    """All blocks and items in reading order."""
    for block in blocks:
        place = (block.place.line, block.place.column)
        if isinstance(block, List):
            yield Part(place, ("list", block.ordered))
            for item in block.items:
                yield Part((item.place.line, item.place.column), ("item", item.loose, item.content))
                yield from parts(item.blocks)
        elif isinstance(block, Quote):
            yield Part(place, "quote")
            yield from parts(block.blocks)
        else:
            yield Part(place, block)


def differences(default: list[Part], slate: list[Part]) -> Iterator[Difference]:
    """The runs between the parts that two readings have in common."""
    common = set(default) & set(slate)
    for mine, theirs in zip(_runs(default, common), _runs(slate, common), strict=True):
        if mine[2] or theirs[2]:
            yield Difference(mine[0], mine[1], mine[2], theirs[2])


_Run = tuple[Part | None, Part | None, tuple[Part, ...]]


def _runs(found: list[Part], common: set[Part]) -> Iterator[_Run]:
    before: Part | None = None
    run: list[Part] = []
    for part in found:
        if part in common:
            yield before, part, tuple(run)
            before = part
            run.clear()
        else:
            run.append(part)
    yield before, None, tuple(run)


def traced(text: str) -> Iterator[tuple[str, Difference]]:
    """The differences in a text, each with the quirk that alone makes it; an empty name if none does."""
    lines = split(split_lines(text, "")).body

    @cache
    def read(quirks: frozenset[str]) -> Document:
        return parse(lines, Settings(quirks=quirks), "")

    default, slate = read(frozenset()), read(ALL)
    if default.blocks == slate.blocks:
        return
    notes = [
        (one.rule.removeprefix("quirk-"), (one.place.line, one.place.column)) for one in default.problems
    ]
    for difference in differences([*parts(default.blocks)], [*parts(slate.blocks)]):
        named = sorted({name for name, place in notes if name in ALL and difference.holds(place)})
        alone = (name for name in named if difference.is_gone([*parts(read(frozenset({name})).blocks)]))
        yield next(alone, ""), difference


def main() -> int:
    """Print the table and what was not traced."""
    parser = argparse.ArgumentParser(description="Trace what differs from Slate to its quirks.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    options = parser.parse_args()
    folder: Path = options.folder
    paths = sorted(path for path in folder.rglob("*.md*") if path.is_file() and path.parent != folder)
    found: dict[str, list[Path]] = defaultdict(list)
    for path in paths[:: options.every]:
        text = path.read_bytes().decode("utf-8", "replace")
        for quirk, difference in () if "<%" in text else traced(text):
            found[quirk].append(path.relative_to(folder))
            if not quirk:
                first = min(part.place for part in (*difference.default, *difference.slate))
                print(f"{path}:{first[0]}: traced to no single quirk")
    for quirk, places in sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        repositories = {path.parts[0] for path in places}
        print(f"| `{quirk}` | {len(places)} | {len(set(places))} | {len(repositories)} |")
    return int("" in found)


if __name__ == "__main__":
    sys.exit(main())
