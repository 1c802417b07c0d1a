"""GraphQL samples: queries and schemas, read by graphql-core."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkslate.check import json
from mkslate.check.code import Code
from mkslate.check.output import output_kind
from mkslate.check.rule import Rule, fenced
from mkslate.errors import Problem

SYNTAX = Rule(
    "graphql-syntax",
    "GraphQL that its grammar does not admit.",
    fenced("graphql", "query { kittens { name }"),
    fenced("graphql", "query { kittens { name } }"),
)
RULES = (SYNTAX,)
NAMES = ("graphql", "gql")

_ELISION = re.compile(r"\.{3}(?![ \t]*[\w@{])|…")
_HOLE = re.compile(r"<[A-Za-z][^<>\n]{0,100}>|\{\{[^{}\n]{0,100}\}\}")
# A parser of recursive descent: what it cannot read without end, it does not get.
_MOST_TOKENS = 100_000


def find(code: Code) -> Iterable[Problem]:
    """The first mistake of one sample; none without the extra that holds its reader."""
    if output_kind(code.text) == "json":
        return json.find(code)
    return _find(code)


def _find(code: Code) -> Iterator[Problem]:
    try:
        from graphql import GraphQLSyntaxError, parse  # only portals that have GraphQL samples load it
    except ImportError:
        return
    text = _ELISION.sub(lambda match: " " * len(match.group()), code.text)
    text = _HOLE.sub(lambda match: "x" * len(match.group()), text)
    if not text.strip():
        return
    first: GraphQLSyntaxError | None = None
    # A fragment: the fields of a query, or of a type.
    for before, after in (("", ""), ("{", "\n}"), ("type A {", "\n}")):
        try:
            parse(f"{before}{text}{after}", no_location=True, max_tokens=_MOST_TOKENS)
        except GraphQLSyntaxError as wrong:
            first = first or wrong
        except RecursionError:
            return
        else:
            return
    if first is not None:
        offset = min(min(first.positions or [0]), max(len(text.rstrip()) - 1, 0))
        yield SYNTAX.at(code.place(offset), first.message.replace("Syntax Error: ", "GraphQL: ").rstrip("."))
