"""Links: what a page points to, in Markdown and in raw HTML alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mkslate.place import Place


@dataclass(frozen=True, slots=True)
class Target:
    """One address that a page points to, as the author wrote it.

    `kind` says by what: a link (`a href`), an image (`img src`), or another raw HTML attribute
    that loads something (`src`, `srcset`, `poster`).
    """

    address: str
    kind: Literal["link", "image", "asset"]
    place: Place
