"""Translations: what `t("key", scope: x)` finds in the locale files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_VARIABLE = re.compile(r"%\{(\w+)\}")


class MissingTranslation(str):
    """What Ruby gives where there is no translation: a text that says so, to be asked about, not shown."""

    __slots__ = ()


def chosen_locale(translations: Mapping[str, Any], wanted: str) -> str:
    """The locale in use: the wanted one, else `en`, else the first."""
    if wanted or not translations:
        return wanted or "en"
    return "en" if "en" in translations else str(next(iter(translations)))


def translate(
    translations: Mapping[str, Any],
    locale: str,
    key: Any,
    scope: Any = None,
    values: Mapping[str, Any] | None = None,
) -> Any:
    """The translation of `key` within `scope`: a text, or whatever stands there; else a MissingTranslation.

    Dots in a key lead deeper; empty parts (`.name`) mean nothing. `values` stand for `%{name}` in the text;
    `count` also chooses between `zero`, `one` and `other`.
    """
    values = values or {}
    path = [part for name in (*_parts(scope), *_parts(key)) for part in name.split(".") if part]
    found: Any = translations.get(locale)
    for part in path:
        found = found.get(part) if isinstance(found, Mapping) else None
    count = values.get("count")
    if isinstance(found, Mapping) and isinstance(count, int) and "other" in found:
        word = "zero" if count == 0 and "zero" in found else "one" if count == 1 else "other"
        found = found.get(word)
    if found is None:
        return MissingTranslation(f"translation missing: {'.'.join([locale, *path])}")
    if isinstance(found, str) and values:
        return _VARIABLE.sub(lambda match: str(values.get(match[1], match[0])), found)
    return found


def _parts(key: Any) -> Sequence[str]:
    if key is None:
        return ()
    return [str(one) for one in key] if isinstance(key, list | tuple) else [str(key)]
