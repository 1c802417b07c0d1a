"""Templates: the languages that a source may be written in beside plain Markdown (Decision 3)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import Template, nodes
from jinja2.parser import Parser

from mkslate.errors import Problem
from mkslate.place import Place, split_lines
from mkslate.source.budget import Meter
from mkslate.source.erb import expand_erb
from mkslate.source.pieces import lines_of
from mkslate.source.render import MistakeError, Renderer, compiled, rendered, too_deep
from mkslate.source.scope import Expansion, Scope, build_date

__all__ = ["Expansion", "Scope", "build_date", "expand_erb", "expand_jinja"]


def expand_jinja(text: str, path: str, scope: Scope, first_line: int = 1) -> Expansion:
    """Run a `.md.jinja` text, which begins in line `first_line` of the file `path`.

    It may name the scope's helpers, the macros of the user's macro files, `current_page`, `data`,
    `config` and the scope's locals. What is wrong is in the problems, never in the lines.
    """
    if not any(sign in text for sign in ("{{", "{%", "{#")):
        return Expansion(split_lines(text, path, first_line))
    env = Renderer()
    found: list[Problem] = []
    library = _library(env, scope.macros, found, scope.meter)
    above = "\n" * (first_line - 1)
    source = above + text

    def variables(shared: dict[str, Any]) -> dict[str, Any]:
        names = shared
        names.update(env.globals)
        names.update(current_page={"data": scope.page}, data=scope.data, config=scope.config)
        names.update(scope.helpers)
        for template in library:
            names.update(_macros_of(template, names))
        names.update(scope.locals)
        return names

    result, problems = rendered(
        env, lambda: _parsed(env, source, path), path, source.split("\n"), variables, scope.meter
    )
    lines = lines_of(result.pieces, path)[first_line - 1 :]
    return Expansion(lines, tuple(dict.fromkeys([*found, *problems])))


def _parsed(env: Renderer, source: str, path: str) -> nodes.Template:
    parser = Parser(env, source, path, path)
    try:
        return parser.parse()
    except RecursionError:
        place = Place(path, parser.stream.current.lineno)
        raise MistakeError(too_deep(place)) from None


def _library(
    env: Renderer, files: Mapping[str, tuple[str, str]], found: list[Problem], meter: Meter
) -> list[Template]:
    """The user's macro files, each compiled once for all pages of a tree."""
    library = []
    for path, text in files.values():
        key = (path, text)
        if key not in meter.compiled:
            lines = text.split("\n")
            meter.compiled[key] = compiled(env, partial(_parsed, env, text, path), path, lines)
        template, problems = meter.compiled[key]
        found += problems
        if template is not None:
            library.append(template)
    return library


def _macros_of(template: Template, names: dict[str, Any]) -> Mapping[str, Any]:
    """The macros that a file defines; they see `names`, and so each other."""
    module = template.make_module(names, shared=True)
    return {name: value for name, value in vars(module).items() if not name.startswith("_")}
