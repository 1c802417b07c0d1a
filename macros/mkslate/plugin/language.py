"""Language: that of a page tree, in which Material's own words are written and from which text runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.theme import Theme

from mkslate.errors import Problem, warning
from mkslate.model.portal import Tree
from mkslate.place import Place


def language_of(tree: Tree, theme: Theme) -> str:
    """The `lang` of a tree's front matter, as Material's files call it; empty where it says nothing of use.

    `pt-BR` is taken for `pt` where there is no such file, as in BCP 47's look-up.
    """
    wanted = tree.front_matter.lang.replace("_", "-").lower()
    known = {code.lower(): code for code in _languages(theme)}
    return known.get(wanted) or known.get(wanted.partition("-")[0], "")


def unknown_language(tree: Tree, theme: Theme) -> Iterator[Problem]:
    """A warning where Material has no words of a tree's language."""
    if tree.front_matter.lang and not language_of(tree, theme):
        message = f"Material has no words in the language '{tree.front_matter.lang}'"
        hint = "`lang` takes a code such as `de` or `zh-TW`"
        yield warning("front-matter", Place(tree.source, 1), message, hint)


def _languages(theme: Theme) -> Iterator[str]:
    for folder in theme.dirs:
        for file in Path(folder, "partials", "languages").glob("*.html"):
            yield file.stem
