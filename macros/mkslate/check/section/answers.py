"""Answers: whether the examples of one thing give each of its fields the same kind of value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkslate.check.sample import Sample
from mkslate.check.section import rules
from mkslate.check.section.shape import FEWEST, Path, Thing, offset, things
from mkslate.errors import Problem

# Two objects are the same thing if they share so much of all the fields that they have.
_ALIKE = 0.7
# Fields that hold what another field tells the kind of.
_ANY = frozenset({"value", "values", "old", "new", "default", "data", "result", "results", "error", "errors"})
# Kinds that one field can have together: what is in quotes here and not there, one thing and many.
_CLASHES = (
    frozenset({"a number", "a number in quotes"}),
    frozenset({"a number", "true or false"}),
    frozenset({"a number in quotes", "true or false"}),
    frozenset({"an object", "a list"}),
)

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A field as it was seen first: its kind, and where."""

    kind: str
    sample: Sample
    path: Path


class Answers:
    """What is known of the things that a chapter's examples show."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._known: dict[Names, dict[str, _Seen]] = {}
        self._alike: dict[Names, list[Names]] = {}

    def judge(self, samples: Iterable[Sample]) -> Iterator[Problem]:
        """The fields that have one kind of value in one example and another in a later one, each once."""
        told: set[str] = set()
        judged: set[frozenset[tuple[str, str]]] = set()
        for sample in samples:
            for thing in sample.code.once(things):
                shape = frozenset(thing.fields.items())
                if shape in judged:
                    continue  # what it says has been held against the same things before
                judged.add(shape)
                names = frozenset(thing.fields)
                for alike in self._things_like(names):
                    for field, seen in self._known[alike].items():
                        kind = thing.fields.get(field, seen.kind)
                        clashes = kind != seen.kind and frozenset({kind, seen.kind}) in _CLASHES
                        if clashes and field not in told and seen.sample is not sample:
                            told.add(field)
                            yield _problem(sample, thing, field, seen)
                self._keep(names, thing, sample)

    def _things_like(self, names: Names) -> list[Names]:
        """The fields of every thing so far that is the same as one with these fields."""
        if names not in self._alike:
            self._known[names] = {}
            self._alike[names] = []
            fewest, most = _ALIKE * len(names), len(names) / _ALIKE
            for other in self._known:
                if not fewest <= len(other) <= most:
                    continue
                shared = len(names & other)
                if shared >= FEWEST and shared >= _ALIKE * len(names | other):
                    self._alike[names].append(other)
                    if other != names:
                        self._alike[other].append(names)
        return self._alike[names]

    def _keep(self, names: Names, thing: Thing, sample: Sample) -> None:
        known = self._known[names]
        for field, kind in thing.fields.items():
            if kind and field not in known and field.lower() not in _ANY:
                known[field] = _Seen(kind, sample, (*thing.path, field))


def _problem(sample: Sample, thing: Thing, field: str, seen: _Seen) -> Problem:
    place = sample.code.place(offset(sample.code.text, (*thing.path, field)))
    there = seen.sample.code.place(offset(seen.sample.code.text, seen.path))
    message = f"`{field}` is {thing.fields[field]} here, and {seen.kind} at {there.path}:{there.line}"
    return rules.KIND.at(place, message)
