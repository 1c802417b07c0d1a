"""The registry: every rule, and what judges samples in which language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mkslate.check import json, links, marks, shell
from mkslate.check.code import Code
from mkslate.check.rule import Rule
from mkslate.errors import Problem

# The rules of each family, in the order of the manual.
FAMILIES: Mapping[str, tuple[Rule, ...]] = {
    "JSON samples": json.RULES,
    "Shell samples": shell.RULES,
    "Links": links.RULES,
    "Marks": marks.RULES,
}
RULES: Mapping[str, Rule] = {rule.id: rule for rules in FAMILIES.values() for rule in rules}

# What reads a sample of a language.
READERS: Mapping[str, Callable[[Code], Iterable[Problem]]] = {
    "json": json.find,
    **dict.fromkeys(("shell", "bash", "sh", "zsh", "console", "curl", "terminal"), shell.find),
}
