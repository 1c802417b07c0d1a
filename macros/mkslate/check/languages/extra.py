"""The extra: which samples nobody reads because `mkslate[languages]` is not installed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec

from mkslate.check.languages.grammars import GRAMMARS, Grammar, grammar_of
from mkslate.check.rule import Rule, fenced
from mkslate.check.sample import Sample
from mkslate.errors import Problem, Severity

MISSING = Rule(
    "languages-missing",
    "Samples that are not checked, because the extra `mkslate[languages]` is not installed.",
    fenced("ruby", "puts 1"),
    fenced("json", "1"),
    Severity.NOTE,
)
RULES = (MISSING,)


def missing(samples: Iterable[Sample]) -> Problem | None:
    """One note for a whole run, at the first sample that is not read; None if every language is."""
    unread = not_installed()
    if not unread:
        return None
    labels: dict[str, None] = {}
    first: Sample | None = None
    for sample in samples:
        label = _label(sample.language)
        if label in unread:
            labels[label] = None
            first = first or sample
    if first is None:
        return None
    message = f"samples in {', '.join(sorted(labels))} are not checked"
    return MISSING.at(first.place, message, "install the extra: pip install 'mkslate[languages]'")


def _label(language: str) -> str:
    grammar = grammar_of(language)
    return grammar.label if grammar else "GraphQL" if language == "graphql" else ""


@cache
def not_installed() -> frozenset[str]:
    """The labels of the languages whose grammar is not installed."""
    found = {grammar.label for grammar in GRAMMARS if not _is_installed(grammar)}
    return frozenset(found if find_spec("graphql") else {*found, "GraphQL"})


def _is_installed(grammar: Grammar) -> bool:
    return find_spec("tree_sitter") is not None and find_spec(f"tree_sitter_{grammar.package}") is not None
