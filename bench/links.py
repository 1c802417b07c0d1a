"""What the links of a built site cost: `python bench/links.py`.

Writes a site of 300 pages and 126,000 addresses into a folder of its own, with 40 links that lead
nowhere, and checks it. Prints the addresses, the CPU seconds (the best of three), and how many of the 40
were found, each at its line; exits with 1 unless they are all that is found.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mkslate.check.built import check_site

PAGES = 300
SECTIONS = 118
WORDS = [
    "an",
    "answer",
    "belongs",
    "to",
    "its",
    "question",
    "and",
    "is",
    "read",
    "by",
    "whoever",
    "asked",
    "for",
    "it",
]
FAULTS = (
    '<a href="../page-{n:03}/nowhere.html">a page</a>',
    '<img src="../images/nothing-{n}.png" alt="">',
    '<a href="../page-{n:03}/#no-section-{n}">an anchor of another page</a>',
    '<a href="#nothing-{n}">an anchor of this page</a>',
)


@dataclass(frozen=True, slots=True)
class Site:
    """A site on disk: how many addresses it has, and where (path, line) those stand that lead nowhere."""

    addresses: int
    size: int
    faults: frozenset[tuple[str, int]]


def write_site(folder: Path, chance: random.Random) -> Site:
    """A site as Material builds one: on each page the whole navigation, then the sections."""
    (folder / "images").mkdir()
    (folder / "images" / "logo.png").write_bytes(b"")
    faulty = dict(zip(chance.sample(range(PAGES), 10 * len(FAULTS)), FAULTS * 10, strict=True))
    navigation = "\n".join(
        f'<li class="md-nav__item"><a class="md-nav__link" href="../page-{n:03}/"><span class="md-ellipsis">'
        f"Page {n}</span></a></li>"
        for n in range(PAGES)
    )
    addresses = size = 0
    found = set()
    for number in range(PAGES):
        lines = page(number, navigation, chance).split("\n")
        if number in faulty:
            at = chance.randrange(len(lines) - SECTIONS, len(lines) - 5)
            lines.insert(at, faulty[number].format(n=number))
            found.add((f"page-{number:03}/index.html", at + 1))
        text = "\n".join(lines)
        file = folder / f"page-{number:03}" / "index.html"
        file.parent.mkdir()
        file.write_text(text, "utf-8")
        addresses += text.count(" href=") + text.count(" src=")
        size += len(text)
    return Site(addresses, size, frozenset(found))


def page(number: int, navigation: str, chance: random.Random) -> str:
    """The HTML of one page; each of its sections links to a section of another page."""
    sections = "\n".join(
        f'<h2 id="section-{n}">Section {n}</h2>\n'
        f"<p>{' '.join(chance.choices(WORDS, k=130))} "
        f'<a href="../page-{chance.randrange(PAGES):03}/#section-{chance.randrange(SECTIONS)}">more</a></p>'
        for n in range(SECTIONS)
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Page {number}</title>\n'
        f'<link rel="canonical" href="https://example.com/docs/page-{number:03}/">\n</head>\n<body>\n'
        f'<a href="../page-000/"><img src="../images/logo.png" alt="Home"></a>\n<nav><ul>\n{navigation}\n'
        f'</ul></nav>\n<article>\n<h1 id="top-{number}">Page {number}</h1>\n{sections}\n'
        '<p><a href="https://example.com/">elsewhere</a></p>\n</article>\n</body>\n</html>\n'
    )


def main() -> int:
    """Write a site, check it three times, and say what it took."""
    with TemporaryDirectory() as name:
        site = write_site(Path(name), random.Random(6))  # noqa: S311  # the same site every time
        seconds = []
        for _ in range(3):
            start = time.process_time()
            units = check_site(Path(name))
            seconds.append(time.process_time() - start)
    told = {(one.place.path, one.place.line) for unit in units for one in unit.problems}
    count = sum(len(unit.problems) for unit in units)
    print(f"{len(units)} pages, {site.size / 1e6:.0f} MB, {site.addresses} addresses")
    print(
        f"{min(seconds):.2f} CPU seconds; {len(told & site.faults)} of {len(site.faults)} faults found",
        end="",
    )
    print(f" in {count} problems")
    return 0 if told == site.faults and count == len(site.faults) else 1


if __name__ == "__main__":
    sys.exit(main())
