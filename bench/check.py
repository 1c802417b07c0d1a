"""What the checks cost, and what they find: `python bench/check.py FOLDER...`, a portal in each FOLDER.

Prints the CPU seconds of reading and of checking, the samples read, and each rule's problems with
the number of portals that they stand in. What a loop of ten million additions takes at the same time
tells how fast the machine is just then: others' work on its cores makes every second of CPU do less.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from mkslate.check import check
from mkslate.check.sample import samples
from mkslate.errors import PortalError
from mkslate.source import read


def main(folders: list[str]) -> None:
    """Check the portals one after another."""
    reading = checking = 0.0
    counted = 0
    problems: Counter[str] = Counter()
    portals: Counter[str] = Counter()
    for folder in folders:
        start = time.process_time()
        try:
            portal = read(Path(folder))
        except PortalError as bad:
            print(f"{folder}: {bad}", file=sys.stderr)
            continue
        middle = time.process_time()
        found = Counter(problem.rule for problem in check(portal))
        checking += time.process_time() - middle
        reading += middle - start
        counted += sum(1 for tree in portal.trees for page in tree.pages for _ in samples(page))
        problems += found
        portals.update(found.keys())
    print(f"ten million additions: {additions():.2f} CPU seconds")
    print(f"{counted} samples; CPU seconds: {reading:.1f} to read, {checking:.1f} to check")
    for rule, count in problems.most_common():
        print(f"{count:7} {portals[rule]:4}  {rule}")


def additions() -> float:
    """The CPU seconds that a loop of ten million additions takes."""
    start = time.process_time()
    total = 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
