"""Fences: languages that are all but a tab's name, so that no tab shows the sample, or a well-known one's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from mkslate.check.rule import Rule, fenced
from mkslate.check.sample import Sample
from mkslate.errors import Problem
from mkslate.model.front_matter import LanguageTab
from mkslate.model.portal import Tree

_HEAD = "---\nlanguage_tabs:\n  - python\n  - shell\n---\n\n"
NEAR = Rule(
    "tab-near",
    "The language of a fence is all but a tab's name or label, and no other: no tab shows its sample.",
    _HEAD + fenced("pyhton", "print(1)"),
    _HEAD + fenced("python", "print(1)"),
)
LANGUAGE = Rule(
    "language-near",
    "The language of a fence is all but a well-known one: nothing colours its sample, and nothing checks it.",
    fenced("jsno", '{"name": "Max"}'),
    fenced("json", '{"name": "Max"}'),
)
RULES = (NEAR, LANGUAGE)

# The languages of most references; names of others are alike too easily.
_COMMON = {
    name: LanguageTab(name, name)
    for name in (
        *("json", "shell", "bash", "http", "xml", "yaml", "html", "javascript", "typescript"),
        *("python", "ruby", "java", "csharp", "graphql"),
    )
}

_NEAR = 0.75  # how alike the two are, as difflib counts it
_SHORT = 4


def find(tree: Tree, found: Sequence[Sample]) -> Iterator[Problem]:
    """The samples of a page whose language is no tab, and hardly anything else."""
    tabs = tree.front_matter.language_tabs
    others = {sample.fence.name for sample in found}.difference([tab.name for tab in tabs], [""])
    meant = {name: tab for name in sorted(others) if (tab := _meant(name, tabs))}
    unknown = [name for name in sorted(others.difference(meant)) if name.lower() not in _COMMON]
    known = {name: one for name in unknown if (one := _meant(name, tuple(_COMMON.values())))}
    for sample in found:
        name = sample.fence.name
        if name in meant:
            yield NEAR.at(sample.place, f"the language '{name}' is no tab", f"did you mean '{meant[name]}'?")
        elif name in known:
            message = f"there is no language '{name}'"
            yield LANGUAGE.at(sample.place, message, f"did you mean '{known[name]}'?")


def _meant(name: str, tabs: Sequence[LanguageTab]) -> str | None:
    """The tab that a language was probably meant to be: all but its name, or its label.

    What is another language by its own name is none of them, and what has a tab's name as a part (`jsonl`).
    """
    letters = _letters(name)
    names = {_letters(tab.name): tab.name for tab in tabs}
    if letters in names:
        return names[letters]
    names |= {_letters(tab.label): tab.name for tab in tabs}
    near = next(iter(get_close_matches(letters, names, 1, _NEAR)), "")
    # Of short words, many are alike: only the order of the letters may be another.
    is_slip = len(near) > _SHORT or sorted(near) == sorted(letters)
    is_meant = near == letters or (near and near not in letters and is_slip)
    return names[near] if is_meant and not _is_language(name) else None


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _is_language(name: str) -> bool:
    """Whether the highlighter knows a language of this name."""
    from pygments.lexers import find_lexer_class_by_name  # takes long, and few portals need it
    from pygments.util import ClassNotFound

    try:
        find_lexer_class_by_name(name)
    except ClassNotFound:
        return False
    return True
