"""Heading ids: what Slate's counters and Redcarpet itself make of a heading's HTML (D10)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import sha1

from mkslate.markup.settings import HeadingIds as Rule

_TAG = re.compile(r"<[^>]*>")
_NOT_A_WORD = re.compile(r"[^A-Za-z0-9_-]+")
_HYPHENS = re.compile(r"-{2,}")
_SEPARATORS = re.compile(r"""[- &+$,/:;=?@"#{}|^~\[\]`\\*()%.!'\x80-\U0010ffff]+""")
_ENTITY = re.compile(r"&[^;]*(?:;|\Z)")
_SPELLED = {
    "Æ": "AE", "æ": "ae", "Ð": "D", "ð": "d", "×": "x", "Ø": "O", "ø": "o", "Þ": "Th", "þ": "th", "ß": "ss",
    "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k", "Ŀ": "L", "ŀ": "l",
    "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe", "Ŧ": "T", "ŧ": "t",
}  # fmt: skip  # one letter and its spelling beside each other


def _spelling(character: str) -> str:
    """A letter of Latin-1 or Latin Extended-A in ASCII; `?` for any other character (D10.5)."""
    base = unicodedata.normalize("NFD", character)[0]
    return _SPELLED.get(character, base if base.isascii() else "?")


_ASCII = {code: _spelling(chr(code)) for code in range(0xC0, 0x180)}


def parameterize(text: str) -> str:
    """Rails' `parameterize`: words of ASCII letters, digits and `_`, joined by hyphens (D10.1)."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_ASCII)
    words = _HYPHENS.sub("-", _NOT_A_WORD.sub("-", text))
    return words.removeprefix("-").removesuffix("-").lower()


class HeadingIds:
    """Gives the headings of one file their ids, in order; the rules that count begin anew for each file."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._counts: Counter[str] = Counter()
        self._above: dict[int, str] = {}

    def next(self, level: int, html: str) -> str:
        """The id of the next heading, from its level and its inner HTML as Redcarpet writes it."""
        if self._rule == "redcarpet":
            return _own(html)
        words = parameterize(_TAG.sub("", html))
        if self._rule == "nesting":
            self._above[level] = parameterize(html)
            outer = [self._above[above] for above in range(1, level) if above in self._above]
            return "-".join([*outer, words])
        name = words or sha1(html.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:10]
        self._counts[name] += 1
        count = self._counts[name]
        return name if count == 1 else f"{name}-{count}"


def _own(html: str) -> str:
    """Redcarpet's own rule (D10.9): no two words are told apart, none is counted."""
    text = _ENTITY.sub("", _TAG.sub("", html))
    words = _SEPARATORS.sub("-", text).strip("-")
    lowered = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in words)
    return lowered or f"part-{_djb2(html.encode('utf-8', 'replace')):x}"


def _djb2(data: bytes) -> int:
    """The hash that names a heading without a letter."""
    value = 5381
    for byte in data:
        value = (value * 33 + byte) & 0xFFFFFFFFFFFFFFFF
    return value
