"""Near misses: the known name that an unknown one was probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

_WORD = re.compile(r"[^\W_]+")
# How many names are compared letter by letter for one unknown name.
_COMPARED = 40
# How alike two names must be, as difflib counts it.
_NEAR = 0.82


class Names:
    """Known names, indexed so that a look-up compares few of them."""

    __slots__ = ("_by_first", "_by_letters", "_by_word", "_names", "_nearest")

    def __init__(self, names: Iterable[str]) -> None:
        """Keep the names; they are indexed when one is asked for, which most portals never do."""
        self._names = names
        self._by_letters: dict[str, str] = {}
        self._by_first: dict[str, list[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._nearest: dict[str, str | None] = {}

    def _index(self) -> None:
        """Index the names by their letters and by their words."""
        for name in sorted(self._names):
            words = _words(name)
            letters = "".join(words)
            if self._by_letters.setdefault(letters, name) == name:
                self._by_first.setdefault(letters[:1], []).append(name)
            for word in set(words):
                self._by_word.setdefault(word, []).append(name)

    def nearest(self, name: str) -> str | None:
        """The known name nearest to an unknown one; None if none is near."""
        if name not in self._nearest:
            self._nearest[name] = self._look_up(name)
        return self._nearest[name]

    def _look_up(self, name: str) -> str | None:
        if not self._by_letters:
            self._index()
        words = _words(name)
        letters = "".join(words)
        if same := self._by_letters.get(letters):
            return same
        lists = sorted((self._by_word[word] for word in words if word in self._by_word), key=len)
        candidates = list(dict.fromkeys(one for names in lists for one in names[:_COMPARED]))[:_COMPARED]
        if not candidates:
            candidates = self._by_first.get(letters[:1], [])[:_COMPARED]
        return next(iter(get_close_matches(name, candidates, 1, _NEAR)), None)


def _words(name: str) -> list[str]:
    return _WORD.findall(name.lower())
