"""Tabs: samples that no tab shows, since their language is all but the name of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from mkslate.check.rule import Rule, fenced
from mkslate.check.sample import samples
from mkslate.errors import Problem
from mkslate.model.page import Page
from mkslate.model.portal import Tree

_HEAD = "---\nlanguage_tabs:\n  - python\n  - shell\n---\n\n"
NEAR = Rule(
    "tab-near",
    "The language of a fence is all but the name of a tab: its sample stands outside the tabs.",
    _HEAD + fenced("pyhton", "print(1)"),
    _HEAD + fenced("python", "print(1)"),
)
RULES = (NEAR,)

_NEAR = 0.75  # how alike the two are, as difflib counts it


def find(tree: Tree, page: Page) -> Iterator[Problem]:
    """The fences of a page whose language is no tab, and hardly anything else."""
    tabs = {tab.name.lower(): tab.name for tab in tree.front_matter.language_tabs}
    found = list(samples(page)) if tabs else []
    others = {sample.fence.name for sample in found}.difference(tabs.values(), [""])
    meant = {name: tab for name in sorted(others) if (tab := _meant(name, tabs))}
    for sample in found:
        if tab := meant.get(sample.fence.name):
            message = f"the language '{sample.fence.name}' is no tab"
            yield NEAR.at(sample.place, message, f"did you mean '{tab}'?")


def _meant(name: str, tabs: Mapping[str, str]) -> str | None:
    """The tab that a language was probably meant to be; `tabs` have their names in small letters, too."""
    near = get_close_matches(name.lower(), tabs, 1, _NEAR)
    return tabs[near[0]] if near and (near[0] == name.lower() or not _is_language(name)) else None


def _is_language(name: str) -> bool:
    """Whether the highlighter knows a language of this name."""
    from pygments.lexers import find_lexer_class_by_name  # takes long, and few portals need it
    from pygments.util import ClassNotFound

    try:
        find_lexer_class_by_name(name)
    except ClassNotFound:
        return False
    return True
