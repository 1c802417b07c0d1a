"""Linear time: twice the text is at most about twice the work, whatever the shape. See `work.py`."""

from __future__ import annotations

import importlib
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from markup.shapes import SHAPES
from markup.work import Work, counted
from markup.writer import document
from mkslate.markup.guests import KINDS
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import Settings

SIZE = 1_000
# What gets deeper up to there, or is cut as long as it is short enough, is not linear before.
FLIGHT = {
    "nested items": 8_000,
    "admonitions": 8_000,
    "open Markdown in HTML": 4_000,
    "elements of Markdown in a line": 12_000,
    "raw elements in a line": 12_000,
}
# Sizes do not divide evenly, and what is nested is cut off at a depth.
MOST = 2.4
GUESTS = frozenset(kind.extension for kind in KINDS)
READINGS = {"slate": Settings(quirks=ALL), "guests": Settings(guests=GUESTS)}

Read = Callable[[str], object]


@pytest.fixture(scope="module")
def work() -> Work:
    return Work()


@pytest.fixture(scope="module")
def reads(work: Work) -> dict[str, Read]:
    """What is done with a text, counted: a page is rendered, host and all; the rest is read only."""
    with counted(work, ("mkslate", "markdown"), beside=("pymdownx",)):
        host = importlib.import_module("markdown")
        markup = importlib.import_module("mkslate.markup")
        dialect = importlib.import_module("mkslate.dialect")
        place = importlib.import_module("mkslate.place")
    page = host.Markdown(extensions=[dialect.MkslateExtension()])
    found: dict[str, Read] = {"page": lambda text: page.reset().convert(text)}
    for name, options in READINGS.items():
        found[name] = lambda text, options=options: markup.parse(place.split_lines(text, ""), options, "")
    return found


def cost(work: Work, read: Read, text: str) -> int:
    before = work.done
    read(text)
    return work.done - before


def is_linear(work: Work, read: Read, text: Callable[[int], str], size: int = SIZE) -> bool:
    return cost(work, read, text(2 * size)) <= MOST * cost(work, read, text(size)) + 500


@pytest.mark.parametrize("name", ["page", *READINGS])
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(shape: str, name: str, reads: dict[str, Read], work: Work) -> None:
    assert is_linear(work, reads[name], SHAPES[shape], FLIGHT.get(shape, SIZE))


SCANS = {
    "find": "for at in turns: text.find('x', at)",
    "in": "for at in turns: 'x' in text",
    "a slice": "for at in turns: text[at:]",
    "search": "for at in turns: NEVER.search(text, at)",
    "match in vain": "for at in turns: CLOSED.match(text, at)",
    "loop": "for at in turns:\n  while at < len(text): at += 1",
    "comprehension": "for at in turns: [one for one in range(at)]",
    "join": "for at in turns: ''.join([text, text])",
    "strip": "for at in turns: (text + ' ').rstrip()",
    "sum": "for at in turns: sum([1] * at)",
}


@pytest.mark.parametrize("scan", SCANS)
def test_a_quadratic_reader_would_be_found(
    scan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work()
    (tmp_path / "quadratic_reader.py").write_text(
        "import re\nNEVER = re.compile('x')\nCLOSED = re.compile(r'(?:\\[([^x]*)x)|y')\n\n\n"
        "def read(text):\n  turns = range(0, len(text), 8)\n" + textwrap.indent(SCANS[scan], "  ") + "\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    with counted(work, ("quadratic_reader",)):
        read = importlib.import_module("quadratic_reader").read

    assert not is_linear(work, read, SHAPES["brackets"])
    assert is_linear(work, len, SHAPES["brackets"])


def test_what_is_nested_without_end_overflows_nothing() -> None:
    for text in (
        ">" * 100_000,
        "- " * 50_000,
        "[" * 50_000 + "](b)" * 50_000,
        "*a " * 30_000 + "b* " * 30_000,
    ):
        read = document(text, Settings())

        assert read.blocks
