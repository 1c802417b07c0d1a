"""Inflections: what Rails' string methods make of names (`titleize`, `parameterize`, `pluralize`)."""

from __future__ import annotations

import re
import unicodedata

_PLURALS = (
    (r"(?i)(equipment|information|series|species|news|data|sheep|fish)$", r"\1"),
    (r"(?i)([mlti])ouse$", r"\1ice"),
    (r"(?i)(p)erson$", r"\1eople"),
    (r"(?i)(m)an$", r"\1en"),
    (r"(?i)(child)$", r"\1ren"),
    (r"(?i)(quiz)$", r"\1zes"),
    (r"(?i)(matr|vert|ind)(?:ix|ex)$", r"\1ices"),
    (r"(?i)(x|ch|ss|sh|bus|alias|status)$", r"\1es"),
    (r"(?i)([^aeiouy]|qu)y$", r"\1ies"),
    (r"(?i)([^f])fe$", r"\1ves"),
    (r"(?i)([lr])f$", r"\1ves"),
    (r"(?i)sis$", "ses"),
    (r"(?i)([^s])$", r"\1s"),
)
_SINGULARS = (
    (r"(?i)(series|species|news)$", r"\1"),
    (r"(?i)(p)eople$", r"\1erson"),
    (r"(?i)(m)en$", r"\1an"),
    (r"(?i)(child)ren$", r"\1"),
    (r"(?i)([^aeiouy]|qu)ies$", r"\1y"),
    (r"(?i)(x|ch|ss|sh|bus|alias|status)es$", r"\1"),
    (r"(?i)([lr])ves$", r"\1f"),
    (r"(?i)([^s])s$", r"\1"),
)


def _first(rules: tuple[tuple[str, str], ...], word: str) -> str:
    for pattern, replacement in rules:
        changed, count = re.subn(pattern, replacement, word, count=1)
        if count:
            return changed
    return word


def pluralize(word: str) -> str:
    """`child` as `children`."""
    return _first(_PLURALS, word)


def singularize(word: str) -> str:
    """`children` as `child`."""
    return _first(_SINGULARS, word)


def underscore(word: str) -> str:
    """`VirtualCurrency` as `virtual_currency`."""
    word = re.sub(r"([A-Z\d])([A-Z][a-z])", r"\1_\2", word.replace("::", "/"))
    return re.sub(r"([a-z\d])([A-Z])", r"\1_\2", word).replace("-", "_").lower()


def dasherize(word: str) -> str:
    """`virtual_currency` as `virtual-currency`."""
    return word.replace("_", "-")


def humanize(word: str) -> str:
    """`author_id` as `Author`."""
    word = re.sub(r"\A_+", "", word)
    word = re.sub(r"_id\Z", "", word).replace("_", " ").lower()
    return word[:1].upper() + word[1:]


def titleize(word: str) -> str:
    """`virtual_currency` as `Virtual Currency`."""
    return re.sub(r"(?<![\w'’`])[a-z]", lambda match: match[0].upper(), humanize(underscore(word)))


def camelize(word: str) -> str:
    """`virtual_currency` as `VirtualCurrency`."""
    return "::".join(
        re.sub(r"(?:_|\A)([a-z\d]*)", lambda match: match[1].capitalize(), part) for part in word.split("/")
    )


def parameterize(word: str, separator: str = "-") -> str:
    """`Über uns` as `uber-uns`, as it stands in an address."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-zA-Z0-9\-_]+", separator, plain)
    if separator:
        sign = re.escape(separator)
        plain = re.sub(rf"{sign}{{2,}}", separator, plain)
        plain = re.sub(rf"\A{sign}|{sign}\Z", "", plain)
    return plain.lower()
