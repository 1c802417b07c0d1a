"""Where heading ids differ from Slate's on purpose, in real repositories.

    python bench/ids.py FOLDER [REPOSITORY ...]

Each folder in FOLDER (or those named) is read as a portal, by the rule of ids of its config.rb, or of
FOLDER/SITES.json (`{"NAME": {"heading_ids": RULE}}`) where the config.rb is not kept. Three counts, each
with the repositories that it is found in: headings whose id a heading before has already on a page of
one include, and on one page for all (`pages: single`); and headings of repositories with the `nesting`
rule that have another id where the headings above are remembered from file to file, as in Slate.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mkslate.errors import PortalError
from mkslate.markup import inline_html, parse
from mkslate.markup.blocks import Document, Heading, walk
from mkslate.markup.heading_id import HeadingIds
from mkslate.markup.settings import HeadingIds as HeadingIdRule
from mkslate.model.portal import Portal
from mkslate.source import read, read_options


def headings(document: Document) -> list[Heading]:
    """All headings of a document, in order."""
    return [block for block in walk(document.blocks) if isinstance(block, Heading)]


def documents(portal: Portal) -> Iterator[Document]:
    """The files of a portal, as they are on its pages."""
    for tree in portal.trees:
        for page in tree.pages:
            yield from (document for document in page.documents if document.lines)


def renamed(portal: Portal) -> int:
    """How many headings have another id on their page than in their file."""
    count = 0
    for document in documents(portal):
        own = headings(parse(document.lines, portal.settings, document.path))
        count += sum(one.id != two.id for one, two in zip(own, headings(document), strict=True))
    return count


def remembered(portal: Portal) -> int:
    """How many headings would have another id if the counter lived on from file to file."""
    if portal.settings.heading_ids != "nesting":
        return 0
    ids = HeadingIds("nesting")
    count = 0
    for document in documents(portal):
        for one in headings(parse(document.lines, portal.settings, document.path)):
            count += ids.next(one.level, inline_html(one.content)) != one.id
    return count


def counts(folder: Path, rule: HeadingIdRule | None) -> Counter[str]:
    """The counts of one repository; `headings` are all."""
    options, _ = read_options(folder)
    options = replace(options, heading_ids=rule or options.heading_ids)
    portal = read(folder, options)
    return Counter({
        "headings": sum(len(headings(document)) for document in documents(portal)),
        "twice on a page": renamed(portal),
        "twice on one page for all": renamed(read(folder, replace(options, pages="single"))),
        "nested otherwise": remembered(portal),
    })  # fmt: skip


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description="Count where heading ids differ from Slate's on purpose.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("repository", nargs="*")
    options = parser.parse_args()
    names = options.repository or sorted(path.name for path in options.folder.iterdir() if path.is_dir())
    sites = options.folder / "SITES.json"
    facts = json.loads(sites.read_text("utf-8")) if sites.is_file() else {}
    total: Counter[str] = Counter()
    repositories: Counter[str] = Counter()
    for name in names:
        try:
            found = counts(options.folder / name, facts.get(name, {}).get("heading_ids"))
        except PortalError as bad:
            print(f"{name}: not read: {bad.problems[0].message}")
            continue
        total.update(found)
        repositories.update(kind for kind, count in found.items() if count)
    for kind, count in total.items():
        print(f"| {kind} | {count} | {repositories[kind]} |")


if __name__ == "__main__":
    main()
