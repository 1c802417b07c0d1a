"""The checks themselves: from a portal to what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from mkslate.check import external, fences, ids, section
from mkslate.check.baseline import Baseline
from mkslate.check.languages.extra import missing
from mkslate.check.links import Links
from mkslate.check.marks import UNUSED, Mark, marks, misunderstood
from mkslate.check.registry import NAMES
from mkslate.check.repeated import Judged
from mkslate.check.sample import Sample, samples
from mkslate.check.settings import CheckSettings
from mkslate.check.unit import Unit, merged
from mkslate.errors import Problem, Severity
from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree
from mkslate.place import Place

DEFAULTS = CheckSettings()
_OF_OTHERS = frozenset(rule.id for rule in external.RULES)
# The rules that tell what a parser makes of a text as a whole.
_OF_PARSERS = re.compile(r"json-.*|curl-body|.*-(?:syntax|malformed)")
# Hands the pages on one by one; whoever watches sees how far the work is.
Watch = Callable[[Sequence[tuple[Tree, Page]]], Iterable[tuple[Tree, Page]]]


def check(portal: Portal, settings: CheckSettings = DEFAULTS) -> tuple[Problem, ...]:
    """Everything that is wrong with a portal, each problem once, sorted by place."""
    found = (problem for unit in examine(portal, settings) for problem in unit.problems)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: (*_order(problem.place), problem.rule)))


def examine(
    portal: Portal,
    settings: CheckSettings = DEFAULTS,
    watch: Watch = iter,
    others: Sequence[Unit] | None = None,
) -> tuple[Unit, ...]:
    """Everything that was judged, sorted by place; a unit without problems is as it should be.

    `others` are the links to other servers, if those were asked for them.
    """
    found = list(dict.fromkeys(mark for page in _pages(portal) for mark in _marks(page, NAMES)))
    marked = _Marks(found)
    units = [*_units(portal, settings, marked, watch), *(others or ())]
    judged = list(map(marked.left, units)) if found else units
    if settings.samples:
        complaints = [
            *misunderstood(found, NAMES),
            *marked.unused(NAMES if others is not None else NAMES - _OF_OTHERS),
        ]
        judged += [Unit("mark", problem.place, (problem,)) for problem in complaints]
        unread = missing(sample for page in _pages(portal) for sample in samples(page))
        judged += [Unit("languages", unread.place, (unread,))] if unread else []
    ordered = sorted(_told(merged(judged), settings), key=lambda unit: (*_order(unit.place), unit.name))
    return tuple(ordered if settings.baseline is None else _new(ordered, settings.baseline))


def _units(portal: Portal, settings: CheckSettings, marked: _Marks, watch: Watch) -> Iterator[Unit]:
    yield from _by_file("source", portal.problems)
    links, judged, unwritten = Links(portal), Judged(), _unwritten(portal)
    for tree, page in watch([(home, page) for home in portal.trees for page in home.pages]):
        files = {document.path for document in page.documents}
        yield from (Unit("links", Place(path), ()) for path in sorted(files))
        yield from _by_file("links", (*links.find(tree, page), *ids.find(page)))
        if settings.samples:
            yield from _sample_units(tree, page, marked, judged, unwritten)


def _unwritten(portal: Portal) -> frozenset[tuple[str, int]]:
    """The lines in which a template could not write a value, by path and number."""
    return frozenset(
        (one.place.path, one.place.line)
        for one in portal.problems
        if one.rule.startswith(("erb-", "jinja-")) and one.severity is Severity.ERROR
    )


def _sample_units(
    tree: Tree, page: Page, marked: _Marks, judged: Judged, unwritten: frozenset[tuple[str, int]]
) -> Iterator[Unit]:
    said = [(sample, marked.says("output", sample)) for sample in samples(page)]
    read = [(sample, output) for sample, output in said if not marked.says("no-check", sample)]
    for sample, output in read:
        problems = judged.judge(sample, output=output)
        if problems and unwritten:
            problems = tuple(one for one in problems if not _is_unsure(one, unwritten))
        if problems is not None:
            yield Unit(f"{sample.language or 'code'}-sample", sample.place, problems)
    checked = [sample for sample, _ in read]
    yield from _by_file("sections", section.find(page, checked))
    yield from _by_file("fences", fences.find(tree, checked))


def _is_unsure(problem: Problem, unwritten: frozenset[tuple[str, int]]) -> bool:
    """Whether a parser refuses a line that may be right as soon as its value is there."""
    place = problem.place
    return (place.path, place.line) in unwritten and _OF_PARSERS.fullmatch(problem.rule) is not None


def _by_file(name: str, problems: Iterable[Problem]) -> Iterator[Unit]:
    ordered = sorted(problems, key=lambda problem: _order(problem.place))
    for path, group in groupby(ordered, lambda problem: problem.place.path):
        yield Unit(name, Place(path), tuple(group))


def _order(place: Place) -> tuple[str, int, int]:
    """The order of places, as what sorts faster than places."""
    return place.path, place.line, place.column


def _told(units: list[Unit], settings: CheckSettings) -> Iterator[Unit]:
    """The units with what this portal's settings leave of their problems."""
    for unit in units:
        if unit.problems:
            problems = [judged for one in unit.problems if (judged := settings.judge(one))]
            unit = replace(unit, problems=tuple(problems))
        yield unit


def _new(units: list[Unit], baseline: Baseline) -> Iterator[Unit]:
    """The units with what is wrong with them beyond the baseline."""
    every = dict.fromkeys(problem for unit in units for problem in unit.problems)
    new = frozenset(baseline.new(every))
    for unit in units:
        yield Unit(unit.name, unit.place, tuple(one for one in unit.problems if one in new))


def _pages(portal: Portal) -> Iterator[Page]:
    return (page for tree in portal.trees for page in tree.pages)


def _marks(page: Page, known: frozenset[str]) -> Iterator[Mark]:
    return (mark for document in page.documents for mark in marks(document, known))


class _Marks:
    """The marks of a portal, by file, and which of them have changed something."""

    def __init__(self, found: Iterable[Mark]) -> None:
        self._by_path: dict[str, list[Mark]] = {}
        # Each with the rule that it has ignored, or with its own word.
        self._used: set[tuple[Mark, str]] = set()
        for mark in found:
            self._by_path.setdefault(mark.place.path, []).append(mark)

    def left(self, unit: Unit) -> Unit:
        """A unit with the problems that no mark ignores."""
        problems = tuple(problem for problem in unit.problems if not self._ignored(problem))
        return replace(unit, problems=problems) if len(problems) < len(unit.problems) else unit

    def says(self, word: str, sample: Sample) -> bool:
        """Whether the author marked a sample with a word."""
        place = sample.place
        if place.path not in self._by_path:
            return False
        hits = [(mark, word) for mark in self._at(place) if mark.word == word and mark.covers(place)]
        self._used.update(hits)
        return bool(hits)

    def unused(self, known: frozenset[str]) -> Iterator[Problem]:
        """The marks that changed nothing, in whole or in part."""
        for mark in (mark for found in self._by_path.values() for mark in found):
            if mark.word in ("output", "no-check") and (mark, mark.word) not in self._used:
                yield UNUSED.at(mark.place, "no sample stands behind this comment", "put it above a sample")
            if mark.word != "ignore":
                continue
            names = [rule for rule in mark.rules if rule in known and (mark, rule) not in self._used]
            if names:
                hint = "remove the comment" if len(names) == len(mark.rules) else "remove its name"
                yield UNUSED.at(mark.place, f"nothing here breaks {' or '.join(names)}", hint)

    def _ignored(self, problem: Problem) -> bool:
        hits = [
            (mark, problem.rule)
            for mark in self._at(problem.place)
            if mark.word == "ignore" and problem.rule in mark.rules and mark.covers(problem.place)
        ]
        self._used.update(hits)
        return bool(hits)

    def _at(self, place: Place) -> list[Mark]:
        return self._by_path.get(place.path, [])
