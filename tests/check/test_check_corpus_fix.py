"""Fixing real sources: a seeded part of what `bench/fix.py` proves of all of them."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from proof_of_fixes import Proof, prove

pytestmark = pytest.mark.slow

# How many bytes of Markdown are read, so that it does not take long.
PART = 3_000_000


def part(corpus: Path) -> list[Path]:
    """Some portals, in a seeded order, as long as they fit."""
    folders = sorted(one for one in corpus.iterdir() if one.is_dir())
    random.Random(6).shuffle(folders)  # noqa: S311  # reproducible, not secret
    taken, left = [], PART
    for folder in folders:
        size = sum(file.stat().st_size for file in folder.rglob("*.md*") if file.is_file())
        if size <= left:
            taken.append(folder)
            left -= size
    return taken


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_fixes_leave_nothing_to_fix_and_what_is_right_alone(shared: Path, tmp_path: Path) -> None:
    proof = Proof()
    for folder in part(shared / "corpus"):
        proof.add(prove(folder, tmp_path))

    assert proof.wrong == []
    assert proof.changed > 100
    assert proof.samples > 10 * proof.changed > 0
