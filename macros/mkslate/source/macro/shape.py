"""Shapes: what a mapping of the macros may hold, so that a mistake in it is told by its path."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from mkslate.source.macro.error import MacroError
from mkslate.source.macro.plain import Plain, kind, mapping, rows

Check = Callable[[Plain, str], object]


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping's keys with the check of each value, and which of them must be there."""

    keys: Mapping[str, Check]
    required: tuple[str, ...] = ()

    def check(self, value: Plain, where: str) -> None:
        """Raise MacroError that names the place within the mapping, as `endpoints[2].path`."""
        if not isinstance(value, dict):
            raise MacroError(f"`{where or 'it'}` must be a mapping, not {kind(value)}")
        for key, inner in value.items():
            if key not in self.keys:
                raise MacroError(f"`{within(where, key)}` is an unknown key", self._known(key))
            self.keys[key](inner, within(where, key))
        for key in self.required:
            if value.get(key) in (None, ""):
                raise MacroError(f"`{within(where, key)}` is missing")

    def _known(self, key: str) -> str:
        near = difflib.get_close_matches(key, self.keys, 1)
        if near:
            return f"did you mean `{near[0]}`?"
        return "known are " + ", ".join(f"`{name}`" for name in self.keys)


def within(where: str, key: str) -> str:
    """The path of a key."""
    return f"{where}.{key}" if where else key


def list_of(check: Check) -> Check:
    """A check of every value of a list."""

    def each(value: Plain, where: str) -> None:
        for number, inner in enumerate(rows(value, f"`{where}`")):
            check(inner, f"{where}[{number}]")

    return each


def is_text(value: Plain, where: str) -> None:
    """The check of text; nothing is as good as none."""
    if value is not None and not isinstance(value, str):
        raise MacroError(f"`{where}` must be text, not {kind(value)}")


def is_mapping(value: Plain, where: str) -> None:
    """The check of a mapping with any keys."""
    mapping(value, f"`{where}`")


def is_number(value: Plain, where: str) -> None:
    """The check of a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise MacroError(f"`{where}` must be a whole number, not {kind(value)}")


def is_flag(value: Plain, where: str) -> None:
    """The check of true and false; text stands as it is."""
    if value is not None and not isinstance(value, bool | str):
        raise MacroError(f"`{where}` must be true or false, not {kind(value)}")


def is_anything(value: Plain, where: str) -> None:
    """The check of a value that may be anything."""


@contextmanager
def told_by(owner: str) -> Iterator[None]:
    """Put before the message of a MacroError whose mistake it is."""
    try:
        yield
    except MacroError as mistake:
        raise MacroError(f"{owner}: {mistake.message}", mistake.hint) from None
