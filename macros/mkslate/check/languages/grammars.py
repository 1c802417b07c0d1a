"""Grammars: the programming languages that tree-sitter reads, each a package of the extra `languages`."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Parser


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language: its rule is `<id>-syntax`.

    `names` are what fences call it. `package` is the module that holds the grammar, `function` what gives
    it there. `comment` begins a comment up to the line's end. `lines` says that a string in quotes ends
    on the line that it begins on.
    """

    id: str
    label: str
    package: str
    names: tuple[str, ...]
    function: str = "language"
    comment: str = "//"
    lines: bool = True


GRAMMARS = (
    Grammar(
        "javascript", "JavaScript", "javascript", ("javascript", "js", "node", "nodejs", "jsx", "mjs", "es6")
    ),
    Grammar("typescript", "TypeScript", "typescript", ("typescript", "ts"), "language_typescript"),
    Grammar("tsx", "TSX", "typescript", ("tsx",), "language_tsx"),
    Grammar("ruby", "Ruby", "ruby", ("ruby", "rb", "irb"), comment="#", lines=False),
    Grammar("php", "PHP", "php", ("php", "php5", "php7", "php8"), "language_php_only", lines=False),
    Grammar("go", "Go", "go", ("go", "golang")),
    Grammar("java", "Java", "java", ("java",)),
    Grammar("csharp", "C#", "c_sharp", ("csharp", "c#", "cs", "dotnet")),
    Grammar("swift", "Swift", "swift", ("swift",)),
    Grammar("kotlin", "Kotlin", "kotlin", ("kotlin", "kt", "kts")),
    Grammar(
        "objective-c",
        "Objective-C",
        "objc",
        ("objective_c", "objective-c", "objectivec", "objc", "obj-c", "obj_c"),
    ),
    Grammar("c", "C", "c", ("c", "h")),
    Grammar("cpp", "C++", "cpp", ("cpp", "c++", "cxx", "cc", "hpp")),
    Grammar("rust", "Rust", "rust", ("rust", "rs"), lines=False),
    Grammar("scala", "Scala", "scala", ("scala", "sc")),
    Grammar("elixir", "Elixir", "elixir", ("elixir", "ex", "exs"), comment="#", lines=False),
    Grammar("perl", "Perl", "perl", ("perl", "pl"), comment="#", lines=False),
    Grammar("html", "HTML", "html", ("html", "htm", "xhtml"), comment="", lines=False),
    Grammar("css", "CSS", "css", ("css",), comment="", lines=False),
)
_NAMED: Mapping[str, Grammar] = {name: grammar for grammar in GRAMMARS for name in grammar.names}
HTML = _NAMED["html"]
# PHP within HTML, as a file has it.
PHP_FILE = Grammar("php", "PHP", "php", (), "language_php", lines=False)


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a fence's language: `php?start_inline=1` is PHP, `javascript-browser` JavaScript."""
    whole = _NAMED.get(language)
    return whole or _NAMED.get(re.split(r"[?\-:{,]", language, maxsplit=1)[0].strip())


@cache
def parser_of(grammar: Grammar) -> Parser | None:
    """What parses a language; None where the extra that holds its grammar is not installed."""
    try:
        from tree_sitter import Language, Parser

        module = import_module(f"tree_sitter_{grammar.package}")
        with warnings.catch_warnings():
            # Perl's package still hands its grammar out as a number.
            warnings.simplefilter("ignore", DeprecationWarning)
            return Parser(Language(getattr(module, grammar.function)()))
    except (ImportError, AttributeError, ValueError):
        return None
