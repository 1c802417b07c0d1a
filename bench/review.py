"""Draws what a person reviews: `python bench/review.py [--count 100] [--seed 1] [--passed] FOLDER...`.

Prints that many problems of the portals in the FOLDERs, each with the lines around it, from as many rules as
there are: one rule after the other gives one of its own at random. With `--passed`, samples instead that
nothing is said of. What is wrong in them, or what was missed, only a reader can tell.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from mkslate.check import check
from mkslate.check.sample import Sample, samples
from mkslate.errors import PortalError, Problem
from mkslate.model.portal import Portal
from mkslate.source import read

_BEFORE, _AFTER = 6, 6  # lines shown around a problem
_MOST = 30  # lines of a sample


def main() -> None:
    """Draw and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--passed", action="store_true")
    given = options.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - drawn again from the same seed
    portals = dict(_portals(given.folders))
    if given.passed:
        passed = [pair for folder, portal in portals.items() for pair in _passed(folder, portal)]
        for folder, sample in chance.sample(passed, min(given.count, len(passed))):
            text = "\n".join(sample.code.text.splitlines()[:_MOST])
            print(f"=== {folder.name} {sample.place} {sample.language}\n{text}")
        return
    found: dict[str, list[tuple[Path, Problem]]] = {}
    for folder, portal in portals.items():
        for problem in check(portal):
            found.setdefault(problem.rule, []).append((folder, problem))
    for number, (folder, problem) in enumerate(_drawn(found, given.count, chance), 1):
        print(f"=== {number} {folder.name} {problem}\n{_excerpt(folder, problem)}")


def _portals(folders: list[Path]) -> Iterator[tuple[Path, Portal]]:
    for folder in folders:
        try:
            yield folder, read(folder)
        except PortalError as bad:
            print(f"{folder}: {bad}", file=sys.stderr)


def _drawn(
    found: dict[str, list[tuple[Path, Problem]]], count: int, chance: random.Random
) -> Iterator[tuple[Path, Problem]]:
    """Some problems, the rules in turn, so that rare ones are seen too."""
    piles = [chance.sample(found[rule], len(found[rule])) for rule in sorted(found)]
    chance.shuffle(piles)
    turns = (pile[at] for at in range(count) for pile in piles if at < len(pile))
    for _, pair in zip(range(count), turns, strict=False):
        yield pair


def _excerpt(folder: Path, problem: Problem) -> str:
    place = problem.place
    lines = (folder / place.path).read_text("utf-8", errors="replace").splitlines() if place.line else []
    first = max(place.line - 1 - _BEFORE, 0)
    shown = enumerate(lines[first : place.line + _AFTER], first + 1)
    return "\n".join(
        f"{'>' if number == place.line else ' '}{number:5} {line[:160]}" for number, line in shown
    )


def _passed(folder: Path, portal: Portal) -> Iterator[tuple[Path, Sample]]:
    told = {(problem.place.path, problem.place.line) for problem in check(portal)}
    for page in (page for tree in portal.trees for page in tree.pages):
        for sample in samples(page):
            lines = [sample.place.line, *(line.place.line for line in sample.fence.lines)]
            if told.isdisjoint((sample.place.path, line) for line in lines):
                yield folder, sample


if __name__ == "__main__":
    main()
