"""Titles: the words that macros write themselves, which an author may replace."""

from __future__ import annotations

from mkslate.source.macro.error import MacroError
from mkslate.source.macro.plain import Plain, mapping, text


def words_of(titles: Plain, known: dict[str, str]) -> dict[str, str]:
    """The words that a macro writes, with an author's in their place."""
    given = {key: text(word, f"`{key}` of `titles`") for key, word in mapping(titles, "`titles`").items()}
    for key in given:
        if key not in known:
            raise MacroError(f"`{key}` is none of the `titles`", f"they are {', '.join(known)}")
    return known | given
