"""The table of quirks: the grammar and the manual know each name."""

from __future__ import annotations

from pathlib import Path

import pytest

import mkslate.markup
from mkslate.markup.quirks import ALL, BY_NAME, QUIRKS, Quirk

MANUAL = Path(__file__).parents[2] / "docs" / "mkslate" / "dialect.md"
GRAMMAR = [path for path in Path(mkslate.markup.__path__[0]).glob("*.py") if path.name != "quirks.py"]


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: quirk.name)
def test_the_manual_has_a_quirks_line(quirk: Quirk) -> None:
    line = f"| `{quirk.name}` | {quirk.manual.replace('|', '&#124;')} |"

    assert line in MANUAL.read_text("utf-8").splitlines()


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: quirk.name)
def test_one_file_of_the_grammar_notes_a_quirk(quirk: Quirk) -> None:
    files = {path.name for path in GRAMMAR if f'"{quirk.name}"' in path.read_text("utf-8")}

    assert files
    assert len(files) <= 3


def test_all_are_named_once() -> None:
    assert len(ALL) == len(QUIRKS) == len(BY_NAME)
