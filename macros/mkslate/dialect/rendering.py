"""A rendering: what the host must know of one page to write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkslate.markup.blocks import Document
from mkslate.model.front_matter import LanguageTab

# (address as the author means it, "link" | "image" | "asset", whether in raw HTML) -> address to write
Address = Callable[[str, str, bool], str]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One page: its documents, already parsed, and how they are shown.

    `tabs` are the language tabs of its page tree. `columns` asks for Slate's code column; without
    it everything stands in source order. `annotated` says that any sample may be followed by the
    list of its annotations, as those of the class `annotate` always may. `address` gives the address
    to write for each link, image and asset (None: as the author wrote it).
    """

    documents: tuple[Document, ...]
    tabs: tuple[LanguageTab, ...] = ()
    columns: bool = False
    annotated: bool = False
    address: Address | None = None
