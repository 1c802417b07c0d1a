"""Fixing whole portals, proved with real parsers: nothing is left to fix, and nothing right is changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mutation_truth import bash_ok, json_ok, python_ok

from mkslate.check import check
from mkslate.check.mend import Mended, fix_all, write
from mkslate.check.sample import Sample, samples
from mkslate.errors import Problem
from mkslate.model.portal import Portal
from mkslate.source import read

# A sample that these accept is right: no fix may change it.
_RIGHT: Mapping[str, Callable[[str], bool]] = {"json": json_ok, "python": python_ok, "py": python_ok}
# bash accepts a command that ends too early, too; what it accepts may change, but stays acceptable.
_SHELLS = frozenset({"shell", "bash", "sh", "console"})
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(slots=True)
class Proof:
    """How many samples portals have, how many of them fixes change, and all that is wrong with the fixes.

    `strict` are the changed JSON samples, and how many of them strict JSON accepts afterwards: the others
    hold what samples may hold and JSON may not, such as comments.
    """

    samples: int = 0
    changed: int = 0
    strict: tuple[int, int] = (0, 0)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Proof) -> None:
        """Count another portal in."""
        self.samples += other.samples
        self.changed += other.changed
        self.strict = (self.strict[0] + other.strict[0], self.strict[1] + other.strict[1])
        self.wrong += other.wrong


def prove(folder: Path, scratch: Path) -> Proof:
    """Fix a copy of the portal in `folder`, made in `scratch`, and look at what has become of it.

    Raises PortalError where the portal cannot be read.
    """
    root = scratch / folder.name
    shutil.copytree(folder, root, symlinks=True)
    portal = read(root)
    found = check(portal)
    files = fix_all(root)
    write(root, files)
    mended = read(root)
    proof = Proof()
    proof.wrong += [f"left: {one}" for one in check(mended) if one.fix]
    proof.wrong += [f"a second run changes {one.path}" for one in fix_all(root)]
    proof.wrong += _strange(root, files, _of(portal), _of(mended))
    _compare(_of(portal), _of(mended), found, proof)
    proof.wrong = [f"{folder.name}: {one}" for one in proof.wrong]
    return proof


def _of(portal: Portal) -> list[Sample]:
    return [one for tree in portal.trees for page in tree.pages for one in samples(page)]


def _compare(before: list[Sample], after: list[Sample], found: tuple[Problem, ...], proof: Proof) -> None:
    told = {(one.place.path, one.place.line) for one in found}
    if len(before) != len(after):
        proof.wrong.append(f"{len(before)} samples became {len(after)}")
    for old, new in zip(before, after, strict=False):
        proof.samples += 1
        if old.code.text == new.code.text:
            continue
        proof.changed += 1
        if told.isdisjoint(_lines(old)):
            proof.wrong.append(f"{old.place}: nothing was wrong with what is changed")
        proof.wrong += (f"{old.place}: {wrong}" for wrong in _worse(old, new.code.text))
        if old.language == "json":
            proof.strict = (proof.strict[0] + 1, proof.strict[1] + json_ok(new.code.text))


def _worse(old: Sample, after: str) -> Iterator[str]:
    accepts = _RIGHT.get(old.language)
    if accepts and accepts(old.code.text):
        yield "a right sample is changed"
    if old.language in _SHELLS and bash_ok(old.code.text) and not bash_ok(after):
        yield "bash accepted it before"


def _strange(root: Path, files: list[Mended], before: list[Sample], after: list[Sample]) -> Iterator[str]:
    """The files that are changed outside of their samples."""
    for one in files:
        file = (root / one.path).resolve()
        if _outside(one.before, root, file, before) != _outside(one.after, root, file, after):
            yield f"{one.path} is changed outside of its samples"


def _outside(text: str, root: Path, file: Path, among: list[Sample]) -> list[str]:
    lines = [line for one in among for line in _lines(one)]
    paths = {path: (root / path).resolve() == file for path in {path for path, _ in lines}}
    inside = {line for path, line in lines if paths[path]}
    return [line for number, line in enumerate(_LINE_END.split(text), 1) if number not in inside]


def _lines(sample: Sample) -> list[tuple[str, int]]:
    return [(line.place.path, line.place.line) for line in sample.fence.lines]
