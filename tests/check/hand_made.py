"""Portals made by hand, and golden cases, for the tests of the checks."""

from __future__ import annotations

from pathlib import Path

from mkslate.markup import parse
from mkslate.markup.settings import Settings
from mkslate.model.front_matter import Entry
from mkslate.model.portal import Portal
from mkslate.model.tree import Part, build_tree
from mkslate.place import Place, split_lines
from mkslate.source.front_matter import read_front_matter, split


def portal_of(text: str, *, includes: dict[str, str] | None = None, assets: tuple[str, ...] = ()) -> Portal:
    """A portal whose index document says `text`."""
    settings = Settings()
    head = split(split_lines(text, "index.md"))
    front_matter, _ = read_front_matter(head, "index.md")
    index = parse(head.body, settings, "index.md")
    files = {name: (f"{name}.md", body) for name, body in (includes or {}).items()}
    parts = [
        Part(Entry(name, Place("index.md", 1)), parse(split_lines(body, path), settings, path))
        for name, (path, body) in files.items()
    ]
    tree, problems = build_tree("index", "", index, front_matter, parts, single=False)
    return Portal(Path(), Path("docs"), (tree,), frozenset(assets), settings, problems)


def cases(file: Path) -> list[tuple[int, str, str, str]]:
    """The cases of a golden file: line, title, Markdown, and the expected problems.

    A case is a title, then `.`, the Markdown, `.`, the problems without their path, `.`.
    """
    found = []
    parts: list[list[str]] = [[]]
    start = 1
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line != ".":
            if len(parts) == 1 and not parts[0]:
                start = number
            if len(parts) > 1 or line:
                parts[-1].append(line)
        elif len(parts) < 3:
            parts.append([])
        else:
            title, markdown, problems = parts
            found.append((start, " ".join(title), "\n".join(markdown) + "\n", "\n".join(problems)))
            parts = [[]]
    return found
