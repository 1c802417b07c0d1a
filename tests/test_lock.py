"""The lock file names packages with the extras that others ask for: pip refuses a newer one otherwise."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
_PINNED = re.compile(r"^(?P<name>[\w.-]+)(?:\[(?P<extras>[^]]+)\])?==", re.M)
_ASKED = re.compile(r"^(?P<name>[\w.-]+)\s*\[(?P<extras>[^]]+)\]")


def names(extras: str | None) -> set[str]:
    return {extra.strip() for extra in (extras or "").split(",") if extra.strip()}


def asked_of(package: str) -> list[str]:
    """What an installed package needs, without what only its own extras need."""
    try:
        needed = requires(package) or []
    except PackageNotFoundError:  # pinned for another system
        return []
    return [one for one in needed if "extra ==" not in one]


def test_extras_that_packages_ask_for_are_in_the_lock() -> None:
    pinned = {one["name"].lower(): names(one["extras"]) for one in _PINNED.finditer(LOCK.read_text("utf-8"))}
    asked = [(package, _ASKED.match(one)) for package in pinned for one in asked_of(package)]
    left_out = [
        f"{package} needs {found[0]}"
        for package, found in asked
        if found and not names(found["extras"]) <= pinned[found["name"].lower()]
    ]

    assert any(found for _, found in asked)
    assert left_out == []
