"""Definition lists, cut for the host's processor, which reads all the rest anew for each definition."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEFINITION = re.compile(r" {0,3}: {1,3}")
_LATER = re.compile(r"^ {0,3}: {1,3}", re.MULTILINE)


def definition_entries(text: str) -> Iterator[str]:
    """The entries of a definition list: terms, if they are given anew, and one definition each.

    A line directly above a definition is its term, also under the text of another.
    """
    entry: list[str] = []
    defined = False
    for line in text.split("\n"):
        if _DEFINITION.match(line):
            if defined:
                cut = len(entry) - _is_term(entry[-1])
                yield "\n".join(entry[:cut]).rstrip("\n")
                entry = entry[cut:]
            defined = True
        entry.append(line)
    yield "\n".join(entry)


def is_terms(block: str) -> bool:
    """Whether a block of a definition list holds no definition: they follow a blank line."""
    return _LATER.search(block) is None


def _is_term(line: str) -> bool:
    return bool(line.strip(" ")) and not line.startswith("    ") and _DEFINITION.match(line) is None
