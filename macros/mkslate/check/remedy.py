"""Remedies: what one sample's author has to change so that no fix is left for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import accumulate, pairwise

from mkslate.check.code import Code
from mkslate.check.draft import Draft, Edit
from mkslate.check.original import Originals
from mkslate.check.sample import Sample
from mkslate.errors import Fix, Problem
from mkslate.place import Line, Place

# How often a mended sample is read again: what one fix uncovers, the next one mends.
ROUNDS = 6
# Whether a problem is to be mended, given its place in the author's file.
Wanted = Callable[[Problem, Place], bool]
Judge = Callable[[Sample], Iterable[Problem]]


def remedy(sample: Sample, judge: Judge, wanted: Wanted, originals: Originals) -> tuple[Fix, ...]:
    """The fixes that leave nothing in a sample that a fix could mend, in the places of the author's file.

    Only lines that the file holds exactly as they were read are changed; a sample in which a template
    has left out or repeated lines has no remedy, for its lines may mean something else another time.
    """
    lines = sample.fence.lines
    if not _runs_through(lines):
        return ()
    known = _Known(sample, originals)
    draft = Draft(sample.code.text)
    for _ in range(ROUNDS):
        text = draft.text
        code = Code(
            [Line(line, Place("", number, 1)) for number, line in enumerate(text.split("\n"), 1)], Place("")
        )
        edits = []
        for problem in judge(replace(sample, code=code)):
            if problem.fix is None:
                continue
            edit = _edit(problem.fix, code)
            at = code.offset(problem.place.line, problem.place.column)
            if known.can_change(draft.span(*edit[:2])) and wanted(
                problem, sample.code.place(draft.span(at, at)[0])
            ):
                edits.append(edit)
        if not edits:
            break
        # Of fixes at one place, the first that was found comes first: a quote before the backslash behind it.
        draft.apply(sorted(dict.fromkeys(edits), key=lambda edit: edit[:2]))
    return tuple(Fix(known.place(start), known.place(end), text) for start, end, text in draft.edits())


def _runs_through(lines: tuple[Line, ...]) -> bool:
    """Whether lines follow one another in one file as they do in the sample."""
    places = [line.place for line in lines]
    return all(two.line == one.line + 1 and two.path == one.path for one, two in pairwise(places))


def _edit(fix: Fix, code: Code) -> Edit:
    start = code.offset(fix.start.line, fix.start.column)
    return start, code.offset(fix.end.line, fix.end.column), fix.text


class _Known:
    """Which of a sample's text stands in the author's file as it was read."""

    def __init__(self, sample: Sample, originals: Originals) -> None:
        self._lines = sample.fence.lines
        self._starts = [0, *accumulate(len(line.text) + 1 for line in self._lines[:-1])]
        self._original = originals.get(self._lines[0].place.path) if self._lines else None

    def can_change(self, span: tuple[int, int]) -> bool:
        """Whether the stretch stands in the file as it was read, and its ends have a place there."""
        start, end = span
        first, last = self._index(start), self._index(end)
        if any(self._tail(index) < len(self._lines[index].text) for index in range(first + 1, last + 1)):
            return False
        if self._tail(first) < self._starts[first] + len(self._lines[first].text) - start:
            return False
        return all(self.place(offset).column for offset in span)

    def place(self, offset: int) -> Place:
        """Where the author's file has a character, counted from the end of its line; column 0 if nowhere."""
        index = self._index(offset)
        place, text = self._lines[index].place, self._lines[index].text
        left = len(text) - (offset - self._starts[index])
        column = self._original.column(place.line, left) if self._original else 0
        return Place(place.path, place.line, column)

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _tail(self, index: int) -> int:
        """How many characters at the end of a line are the author's own."""
        return self._original.tail(self._lines[index]) if self._original else -1
