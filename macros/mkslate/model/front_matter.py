"""Front matter: the head of an index document, as Slate's layout reads it (D12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class LanguageTab:
    """One entry of `language_tabs`: the name that fences use, and what readers see (D12.3)."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of `includes`, as written, with the place of its line."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys that Slate's layout knows, checked; `data` holds all keys, the unknown ones too.

    `toc_footers` is raw HTML (D12.7); `meta` has one map of attributes for each `<meta>` (D12.2);
    `lang` is the language of the text, by its code (BCP 47).
    """

    title: str = ""
    language_tabs: tuple[LanguageTab, ...] = ()
    toc_footers: tuple[str, ...] = ()
    includes: tuple[Entry, ...] = ()
    search: bool = True
    code_clipboard: bool = False
    meta: tuple[Mapping[str, str], ...] = ()
    page_classes: tuple[str, ...] = ()
    lang: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
