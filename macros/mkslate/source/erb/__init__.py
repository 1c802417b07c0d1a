"""ERB: `.md.erb` sources, translated to sandboxed Jinja templates; Ruby is never run (Decision 3)."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from mkslate.errors import Problem, error
from mkslate.place import Place, split_lines
from mkslate.source.erb.parser import parse
from mkslate.source.erb.runtime import RUBY, Ruby, ruby_filters, variables_of
from mkslate.source.erb.translate import translate
from mkslate.source.pieces import lines_of
from mkslate.source.render import Renderer, rendered, too_deep
from mkslate.source.scope import Expansion, Scope

__all__ = ["expand_erb"]


def expand_erb(text: str, path: str, scope: Scope, first_line: int = 1) -> Expansion:
    """Run the ERB `text`, which begins in line `first_line` of the file `path`.

    What is outside of the subset, or goes wrong, is in the problems, each with the place of its
    construct; never in the lines.
    """
    if "<%" not in text:
        return Expansion(split_lines(text, path, first_line))
    starts = [0] + [index + 1 for index, character in enumerate(text) if character == "\n"]

    def place(offset: int) -> Place:
        number = bisect_right(starts, offset)
        return Place(path, number + first_line - 1, offset - starts[number - 1] + 1)

    try:
        body, mistakes = parse(text)
    except RecursionError:
        return Expansion((), (too_deep(Place(path, first_line)),))
    problems: list[Problem] = [
        error("erb-syntax", place(one.start), one.message, one.hint) for one in mistakes
    ]
    known = frozenset(variables_of(scope))
    translation = translate(text, body, place, known)
    problems += translation.problems
    trees = [translation.tree]
    env = Renderer()
    env.filters.update(ruby_filters())
    told: list[Problem] = []
    ruby = Ruby(scope, translation.sites, told)

    def variables(shared: dict[str, Any]) -> dict[str, Any]:
        ruby.variables = variables_of(scope)
        told.clear()
        return {**shared, RUBY: ruby}

    def build() -> Any:
        # Weaving changes a tree: every run but the first needs one of its own.
        return trees.pop() if trees else translate(text, body, place, known).tree

    lines = [""] * (first_line - 1) + text.split("\n")
    result, found = rendered(env, build, path, lines, variables, scope.meter, authored=False, known=known)
    everything = dict.fromkeys([*problems, *found, *told])
    return Expansion(lines_of(result.pieces, path), tuple(everything))
