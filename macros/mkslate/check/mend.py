"""Mending: the fixes of problems, applied to the author's files and to nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from itertools import groupby
from pathlib import Path
from tempfile import NamedTemporaryFile

from mkslate.check.examine import DEFAULTS, check
from mkslate.check.marks import Mark, marks
from mkslate.check.original import Original, Originals
from mkslate.check.registry import NAMES, judge
from mkslate.check.remedy import remedy
from mkslate.check.sample import Sample, samples
from mkslate.check.settings import CheckSettings
from mkslate.errors import Fix, Problem
from mkslate.model.page import Page
from mkslate.place import Place
from mkslate.source import read


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its text before and after."""

    path: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change, as `git apply` and `patch -p1` take it."""
        lines = (self.before.splitlines(keepends=True), self.after.splitlines(keepends=True))
        return "".join(unified_diff(*lines, f"a/{self.path}", f"b/{self.path}"))


def fix_all(root: Path, settings: CheckSettings = DEFAULTS) -> list[Mended]:
    """Every file of the portal in `root` that fixes change, before and after, until no fix is left.

    Nothing is written. What the settings turn off, a mark ignores or a baseline knows stays as it is,
    and so does every line that a template has made. Raises PortalError where `root` cannot be read.
    """
    portal = read(root)
    originals = Originals(root)
    told = check(portal, settings)
    fixer = _Fixer(told, settings, originals)
    for tree in portal.trees:
        for page in tree.pages:
            fixer.take(page)
    return _mended(originals, [*fixer.fixes(), *fixer.others()])


def mend(text: str, fixes: Iterable[Fix]) -> str:
    """The text of one file with some fixes applied; of two that overlap the first one wins.

    A fix whose place the text does not have is passed over.
    """
    return _mend(Original(text), fixes)


def mended(root: Path, problems: Iterable[Problem]) -> list[Mended]:
    """Every file of the portal in `root` that the problems' fixes change, before and after.

    A file that is outside of the root, or cannot be read as UTF-8, is left alone.
    """
    return _mended(Originals(root), (problem.fix for problem in problems if problem.fix))


def write(root: Path, files: Iterable[Mended]) -> None:
    """Put the mended texts in place of the files, each at once or not at all."""
    for one in files:
        file = (root / one.path).resolve()
        with NamedTemporaryFile("wb", dir=file.parent, prefix=f".{file.name}.", delete=False) as new:
            new.write(one.after.encode("utf-8"))
        os.chmod(new.name, file.stat().st_mode)  # noqa: PTH101  # the name is the temporary file's
        Path(new.name).replace(file)


def _mended(originals: Originals, fixes: Iterable[Fix]) -> list[Mended]:
    by_path: dict[str, list[Fix]] = {}
    for path, some in groupby(sorted(fixes, key=_path), _path):
        real = originals.real(path)
        by_path.setdefault(real, []).extend(
            Fix(replace(fix.start, path=real), replace(fix.end, path=real), fix.text) for fix in some
        )
    found = []
    for path, real_fixes in sorted(by_path.items()):
        original = originals.get(path)
        if original is not None and (after := _mend(original, real_fixes)) != original.text:
            found.append(Mended(path, original.text, after))
    return found


def _path(fix: Fix) -> str:
    return fix.start.path


def _mend(original: Original, fixes: Iterable[Fix]) -> str:
    text = original.text
    parts: list[str] = []
    position = 0
    for fix in sorted(dict.fromkeys(fixes), key=lambda fix: (fix.start, fix.end)):
        start, end = (original.offset(place.line, place.column) for place in (fix.start, fix.end))
        if start is None or end is None or not position <= start <= end:
            continue
        parts += [text[position:start], _with_ends_of(fix.text, text)]
        position = end
    return "".join([*parts, text[position:]])


def _with_ends_of(text: str, body: str) -> str:
    """A fix's text with the line ends that the file has."""
    return text.replace("\n", "\r\n") if "\r\n" in body else text


class _Fixer:
    """Gathers what all samples of a portal want changed."""

    def __init__(self, told: Iterable[Problem], settings: CheckSettings, originals: Originals) -> None:
        self._told = frozenset(told)
        self._settings = settings
        self._originals = originals
        # Where something is wrong, and all that samples want of a line.
        self._lines = {(one.place.path, one.place.line) for one in self._told}
        self._remedies: dict[tuple[str, int], set[tuple[Fix, ...]]] = {}
        self._of_samples: set[Problem] = set()

    def take(self, page: Page) -> None:
        """Find the remedies of a page's samples."""
        said = [mark for document in page.documents for mark in marks(document, NAMES)]
        for sample in samples(page):
            places = [(line.place.path, line.place.line) for line in sample.fence.lines]
            fixes = self._remedy(sample, said) if not self._lines.isdisjoint(places) else ()
            for place in places:
                self._remedies.setdefault(place, set()).add(fixes)

    def fixes(self) -> Iterator[Fix]:
        """The remedies on which all samples with the same lines of the author's agree."""
        for fixes in dict.fromkeys(one for some in self._remedies.values() for one in some):
            lines = {(fix.start.path, at) for fix in fixes for at in range(fix.start.line, fix.end.line + 1)}
            if all(self._remedies[line] == {fixes} for line in lines):
                yield from fixes

    def others(self) -> Iterator[Fix]:
        """The fixes of what is wrong outside of samples."""
        return (one.fix for one in self._told - self._of_samples if one.fix)

    def _remedy(self, sample: Sample, said: list[Mark]) -> tuple[Fix, ...]:
        words = {mark.word for mark in said if mark.covers(sample.place)}
        if "no-check" in words:
            return ()

        def again(changed: Sample) -> tuple[Problem, ...]:
            return judge(changed, output="output" in words) or ()

        judged = [self._settings.judge(problem) for problem in again(sample)]
        known = {one for one in judged if one}
        self._of_samples |= known
        quiet = {(one.rule, one.place) for one in known - self._told}

        def wanted(problem: Problem, place: Place) -> bool:
            ignored = any(
                problem.rule in mark.rules and mark.covers(place) for mark in said if mark.word == "ignore"
            )
            return (
                not ignored
                and (problem.rule, place) not in quiet
                and self._settings.judge(problem) is not None
            )

        return remedy(sample, again, wanted, self._originals)
