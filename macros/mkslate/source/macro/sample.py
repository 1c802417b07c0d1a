"""Samples as Markdown: fences, and the annotation above them."""

from __future__ import annotations

import re

from mkslate.source.macro.plain import Plain, text

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)


def fence(name: str, code: str) -> str:
    """A fence around code, longer than any that the code holds."""
    longest = max((len(found[1]) for found in _FENCE.finditer(code)), default=2)
    marks = "`" * max(3, longest + 1)
    return f"{marks}{name}\n{code}\n{marks}"


def annotated(title: Plain, *samples: str) -> str:
    """Samples with an annotation above them, unless its title is nothing."""
    written = text(title, "`title`").strip() if title is not None else ""
    quote = "\n".join(f"> {line}".rstrip() for line in written.splitlines())
    return block(*([quote] if quote else []), *samples)


def block(*parts: str) -> str:
    """Blocks of Markdown that stay blocks wherever a template puts them: blank lines around each."""
    return "\n\n" + "\n\n".join(part for part in parts if part) + "\n\n"
