"""MacroContext: what the macros of one page tree may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mkslate.markup.settings import Settings
from mkslate.model.front_matter import FrontMatter, LanguageTab
from mkslate.source.macro.error import MacroError


def _reads_nothing(path: str) -> str:
    raise MacroError(f"no file `{path}`", "this portal has no folder for examples")


@dataclass(frozen=True, slots=True)
class MacroContext:
    """What the macros of one page tree may look at.

    `tabs` are its language tabs. `read` gives the text of a file of the portal's `includes/` or
    `data/` folder and raises MacroError where there is none. `data` are the data files. `base_url`
    (`https://api.example.com`), `auth` and `token` are what every request has unless it says
    otherwise. `settings` are those that the page is parsed with; heading ids need them.
    """

    tabs: tuple[LanguageTab, ...] = ()
    read: Callable[[str], str] = _reads_nothing
    data: Mapping[str, Any] = field(default_factory=dict)
    base_url: str = ""
    auth: str = ""
    token: str = ""
    settings: Settings = field(default_factory=Settings)

    @classmethod
    def of(
        cls,
        front_matter: FrontMatter,
        read: Callable[[str], str],
        data: Mapping[str, Any],
        settings: Settings,
    ) -> MacroContext:
        """The context of a page tree; `base_url` (or `api_url`), `auth` and `token` are front matter keys."""
        keys = front_matter.data
        base = keys.get("base_url") or keys.get("api_url") or ""
        auth, token = keys.get("auth") or "", keys.get("token") or ""
        return cls(front_matter.language_tabs, read, data, str(base), str(auth), str(token), settings)
