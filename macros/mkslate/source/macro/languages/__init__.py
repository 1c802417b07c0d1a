"""The languages of samples: every module here that holds a `LANGUAGE`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from mkslate.source.macro.language import Language


@cache
def languages() -> tuple[Language, ...]:
    """Every language, by the name of its file."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = [importlib.import_module(f"{__name__}.{name}").LANGUAGE for name in names]
    return tuple(language for language in found if isinstance(language, Language))


def language(tab: str) -> Language | None:
    """The language of a tab: `shell--curl` by its whole name, else by what stands before `--`."""
    wanted = (tab.lower(), tab.lower().partition("--")[0])
    for name in wanted:
        for candidate in languages():
            if name in candidate.names:
                return candidate
    return None
