"""Requests: whether what a section's sample sends is what its request line documents."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from mkslate.check.rule import Rule
from mkslate.check.sample import Sample
from mkslate.check.section import parameters, rules
from mkslate.check.section.around import Around
from mkslate.check.section.documented import Documented
from mkslate.check.section.path import Address, same_segment, without_format
from mkslate.check.section.readers import Reader, reader_of
from mkslate.check.section.scope import Scope
from mkslate.check.section.sent import Sent
from mkslate.errors import Problem

# How alike a request and a request line must be, so that the one was meant to show the other.
_ALIKE = 0.5
# And how alike two words, as difflib counts it, so that one is the other with a slip.
_TYPO = 0.85


def judge(scope: Scope) -> Iterator[Problem]:
    """What the samples of a scope send otherwise than its request line says, language by language.

    Where one sample of a language agrees with the line, the others show something else; and of several
    lines, it is not told which one a sample is there for. A path that the section's text names is no other.
    """
    line = _only(scope.lines)
    if line is None:
        return
    for read, samples in _by_reader(scope).items():
        sending = [requests for one in samples if (requests := one.code.once(read))]
        yield from _judge(line, sending, scope.around)


def _judge(line: Documented, samples: list[tuple[Sent, ...]], around: Around) -> Iterator[Problem]:
    found = [[list(_differences(line, one)) for one in requests] for requests in samples]
    if any(not differences for requests in found for differences in requests):
        return
    for requests, differences in zip(samples, found, strict=True):
        one, problems = max(
            zip(requests, differences, strict=True), key=lambda pair: _likeness(line.address, pair[0].address)
        )
        if _likeness(line.address, one.address) < _ALIKE:
            continue
        for problem in problems:
            if problem.rule != rules.PATH.id or one.address.path not in around.paths:
                yield problem


def _only(lines: tuple[Documented, ...]) -> Documented | None:
    """The one request that all lines document, with or without a base path; None if there are more."""
    if len(lines) == 1:
        return lines[0]
    shortest = min(lines, key=lambda line: len(line.address.segments))
    same = all(
        line.method == shortest.method and _is_same_line(shortest.address, line.address) for line in lines
    )
    return shortest if same else None


def _is_same_line(shorter: Address, longer: Address) -> bool:
    """Whether two addresses are one, or the longer has a base path: `/toys/:id` is no `/toys` with one."""
    if _difference(shorter, longer) is not None:
        return False
    ends = longer.segments[-len(shorter.segments) :]
    moved = [word for word, end in zip(shorter.segments, ends, strict=False) if word != end]
    return not any(word in longer.segments for word in moved)


def judge_parameters(scope: Scope) -> Iterator[Problem]:
    """What the only sample of a language sends otherwise than the tables of the only request line say."""
    if len(scope.lines) != 1:
        return
    for read, samples in _by_reader(scope).items():
        if len(samples) != 1:
            continue
        requests = samples[0].code.once(read)
        if len(requests) == 1 and not list(_differences(scope.lines[0], requests[0])):
            yield from parameters.judge(scope, requests[0], samples[0].code)


def _by_reader(scope: Scope) -> dict[Reader, list[Sample]]:
    readers: dict[Reader, list[Sample]] = {}
    for sample in scope.samples:
        readers.setdefault(reader_of(sample), []).append(sample)
    return readers


def _differences(line: Documented, one: Sent) -> Iterator[Problem]:
    where = f"the request line at {line.place.path}:{line.place.line}"
    if one.method and one.method != line.method:
        message = f"the sample sends {one.method}, {where} says {line.method}"
        yield rules.METHOD.at(one.method_place, message)
    rule = _difference(line.address, one.address)
    if rule is not None:
        message = f"the sample asks for `{one.address.path}`, {where} says `{line.address.path}`"
        yield rule.at(one.place, message)


def _difference(line: Address, one: Address) -> Rule | None:
    """The rule that two addresses break together; None if the one can be the other.

    Base paths are apart: the longer path may have more segments before the other's.
    """
    if "(" in line.path or any(segment in ("...", "…") for segment in (*line.segments, *one.segments)):
        return None
    if any(segment.startswith("*") for segment in line.segments):  # as many segments as there are
        return None
    if not line.segments or not one.segments:
        return None
    if _ends_alike(line, one):
        return rules.SLASH if line.slash != one.slash and not one.open_end else None
    return rules.CASE if _ends_alike(line.lower(), one.lower()) else rules.PATH


def _ends_alike(line: Address, one: Address) -> bool:
    shorter = min(len(line.segments), len(one.segments))
    if shorter < len(line.segments) and one.rooted and line.rooted and not line.segments[0].startswith(":"):
        return False
    ours, theirs = without_format(line.segments)[-shorter:], without_format(one.segments)[-shorter:]
    return all(map(same_segment, ours, theirs))


def _alike(ours: str, theirs: str) -> bool:
    """Whether two segments can be the same, or one is all but the other."""
    return same_segment(ours, theirs) or SequenceMatcher(None, ours.lower(), theirs.lower()).ratio() >= _TYPO


def _likeness(line: Address, one: Address) -> float:
    """How much two addresses have in common, from 0 to 1: the segments of one that the other has."""
    if not line.segments or not one.segments:
        return 0
    common = sum(any(_alike(ours, theirs) for theirs in one.segments) for ours in line.segments)
    return common / len(line.segments)
