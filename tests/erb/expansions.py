"""What the tests of ERB share: an expansion as plain text and plain problems."""

from __future__ import annotations

from typing import Any

from mkslate.source.scope import Expansion, Scope
from mkslate.source.template import expand_erb


def expand(text: str, **scope: Any) -> Expansion:
    return expand_erb(text, "source/page.md.erb", Scope(**scope))


def shown(text: str, **scope: Any) -> str:
    """The text that an ERB text makes; it must make it without a problem."""
    expansion = expand(text, **scope)

    assert expansion.problems == ()
    return "\n".join(line.text for line in expansion.lines)


def told(expansion: Expansion) -> list[tuple[str, int]]:
    return [(problem.rule, problem.place.line) for problem in expansion.problems]
