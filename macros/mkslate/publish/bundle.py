"""Bundles: the theme's sources, one file a concept, as the one style sheet and the one script of a site."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

# What the rest is written in comes first, what overrides the rest last; between them order means nothing.
_FIRST = ("tokens", "type", "columns")
_LAST = ("print",)
_CSS = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/\s*|\s*(?P<mark>[{};,])\s*|(?<=:)\s+|\s+""",
    re.DOTALL,
)


def bundle_name(kind: str, text: str) -> str:
    """The file name of a bundle, with what it says in it: a browser may keep it for ever."""
    return f"mkslate.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{kind}"


def styles(sources: Mapping[str, str]) -> str:
    """One style sheet of those of each concept, by their names; without comments and needless space."""
    return "".join(_CSS.sub(_tightened, sources[name]).strip() for name in _ordered(sources))


def scripts(sources: Mapping[str, str]) -> str:
    """One script of those of each behaviour; without comments on lines of their own and indents.

    A template of several lines keeps them as they are.
    """
    return "".join(f"{line}\n" for name in sorted(sources) for line in _code_lines(sources[name]))


def _ordered(names: Iterable[str]) -> list[str]:
    def rank(name: str) -> tuple[int, str]:
        place = _FIRST.index(name) if name in _FIRST else len(_FIRST) + (name in _LAST)
        return place, name

    return sorted(names, key=rank)


def _tightened(found: re.Match[str]) -> str:
    if found["kept"]:
        return found[0]
    if found["mark"]:
        return found["mark"]
    before = found.string[found.start() - 1 : found.start()]
    return "" if found[0].startswith("/*") or before == ":" else " "


def _code_lines(source: str) -> Iterable[str]:
    in_comment = in_template = False
    for line in source.splitlines():
        text = line.strip()
        if in_template:
            yield line
        elif in_comment or text.startswith("/*"):
            in_comment = not text.endswith("*/")
        elif text and not text.startswith("//"):
            yield text
        if line.count("`") % 2:
            in_template = not in_template
