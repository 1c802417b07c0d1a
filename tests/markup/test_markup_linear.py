"""Linear time: twice the text is at most about twice the work, whatever the shape.

Work is counted, not timed: every call, of Python or C, and every character that a regular
expression of the grammar walks over.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest

import mkslate.markup
from markup.shapes import SHAPES
from markup.writer import document
from mkslate.markup.guests import KINDS
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import Settings

SIZE = 4_000
# Sizes do not divide evenly, and what is nested is cut off at a depth.
MOST = 2.4
GUESTS = frozenset(kind.extension for kind in KINDS)


class Work:
    """A counter; as a profiler it counts calls."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, _frame: FrameType, event: str, _argument: object) -> None:
        if event in ("call", "c_call"):
            self.done += 1


class CountedPattern:
    """A regular expression that adds the length of what it walks over to the work."""

    def __init__(self, pattern: re.Pattern[str], work: Work) -> None:
        self._pattern = pattern
        self._work = work

    def _counted(self, match: re.Match[str] | None, start: int, end: int) -> re.Match[str] | None:
        self._work.done += (match.end() if match else end) - start
        return match

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        end = min(end, len(text))
        return self._counted(self._pattern.search(text, start, end), start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        match = self._pattern.match(text, start, min(end, len(text)))
        return self._counted(match, start, start + 1)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        self._work.done += min(end, len(text)) - start
        return self._pattern.finditer(text, start, min(end, len(text)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)


class CountedText(str):
    """The text of a paragraph, whose searches for a string are counted too."""

    work: Work

    def find(self, what: str, start: int = 0, end: int = sys.maxsize) -> int:  # type: ignore[override]
        found = super().find(what, start, end)
        self.work.done += (found if found >= 0 else min(end, len(self))) - start + 1
        return found


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    counter = Work()
    for info in pkgutil.iter_modules(mkslate.markup.__path__):
        module = importlib.import_module(f"mkslate.markup.{info.name}")
        for name, value in list(vars(module).items()):
            if isinstance(value, re.Pattern):
                monkeypatch.setattr(module, name, CountedPattern(value, counter))
            elif isinstance(value, dict) and any(isinstance(one, re.Pattern) for one in value.values()):
                counted = {key: CountedPattern(one, counter) for key, one in value.items()}
                monkeypatch.setattr(module, name, counted)
    from mkslate.markup.code import Ticks

    made = Ticks.__init__

    def init(self: Ticks, text: str, start: int, end: int) -> None:
        counted = CountedText(text)
        counted.work = counter
        made(self, counted, start, end)

    monkeypatch.setattr(Ticks, "__init__", init)
    return counter


def cost(work: Work, text: str, options: Settings) -> int:
    before = work.done
    sys.setprofile(work)
    try:
        document(text, options)
    finally:
        sys.setprofile(None)
    return work.done - before


@pytest.mark.parametrize("options", [Settings(guests=GUESTS), Settings(quirks=ALL)], ids=["default", "slate"])
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(shape: str, options: Settings, work: Work) -> None:
    once = cost(work, SHAPES[shape](SIZE), options)
    twice = cost(work, SHAPES[shape](2 * SIZE), options)

    assert twice <= MOST * once + 500


def test_a_quadratic_reader_would_be_found(work: Work) -> None:
    never = CountedPattern(re.compile("x"), work)

    def read(text: str) -> int:
        before = work.done
        for at in range(len(text)):
            never.search(text, at)
        return work.done - before

    assert read("[" * 2 * SIZE) > MOST * read("[" * SIZE) + 500


def test_what_is_nested_without_end_overflows_nothing() -> None:
    for text in (
        ">" * 100_000,
        "- " * 50_000,
        "[" * 50_000 + "](b)" * 50_000,
        "*a " * 30_000 + "b* " * 30_000,
    ):
        read = document(text, Settings())

        assert read.blocks
