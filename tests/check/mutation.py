"""Seeded faults: samples that a real parser accepts, broken at random places, each way of breaking a kind.

A mutation counts only if the real parser then refuses the text, or the real curl is asked for
something else than before. It is found if the checks tell something new in a line of `Mutant.lines`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkslate.check.code import Code
from mkslate.check.registry import judge
from mkslate.check.sample import Sample
from mkslate.errors import Problem
from mkslate.markup.blocks import Fence
from mkslate.place import Place, split_lines

_FENCE = re.compile(r"^```([\w-]+)[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_HOME = Place("sample", 0)
# Longer samples take long to read, and break in no other way.
_LONGEST = 5_000
# How many samples are tried for one mutation.
_TRIES = 400


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken text, and the lines in which a reader may see that it is broken."""

    text: str
    lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of breaking samples of a language.

    `accepts` says whether the real parser takes a text; `breaks` whether the mutant is really broken,
    given the text before and after; `stops` in which line the real parser itself sees it, 0 for none:
    where that is no line of the mutation, no reader can know better.
    """

    name: str
    language: str
    mutate: Callable[[str, random.Random], Mutant | None]
    accepts: Callable[[str], bool]
    breaks: Callable[[str, str], bool]
    stops: Callable[[str], int] = lambda _: 0


@dataclass(slots=True)
class Tally:
    """What became of one kind's mutations; `missed` are those that were not found in the right line."""

    made: int = 0
    missed: list[tuple[str, Mutant]] = field(default_factory=list)


def samples_in(files: Iterable[Path]) -> Mapping[str, list[str]]:
    """The fenced samples of some files, by language, each once; none that a template has yet to fill."""
    found: dict[str, dict[str, None]] = {}
    for file in files:
        text = file.read_text("utf-8", errors="replace").replace("\r\n", "\n").expandtabs(4)
        for language, code in _FENCE.findall(text):
            if 0 < len(code) <= _LONGEST and "<%=" not in code:
                found.setdefault(language.lower(), {})[code.removesuffix("\n")] = None
    return {language: list(codes) for language, codes in found.items()}


def problems(language: str, text: str) -> tuple[Problem, ...]:
    """What the checks say of one sample; its first line is line 1."""
    lines = split_lines(text, _HOME.path)
    return judge(Sample(Fence(language, language, lines, _HOME), language, Code(lines, _HOME))) or ()


def run(kind: Kind, texts: Sequence[str], count: int, seed: int) -> Tally:
    """Break samples until `count` mutations counted, or none of many samples can be broken so."""
    choice = random.Random(f"{kind.name} {seed}")  # noqa: S311  # reproducible, not secret
    tally = Tally()
    accepted: dict[str, bool] = {}
    for _ in range(count if texts else 0):
        for _ in range(_TRIES):
            text = choice.choice(texts)
            mutant = kind.mutate(text, choice)
            if mutant is None or mutant.text == text:
                continue
            if text not in accepted:
                accepted[text] = kind.accepts(text)
            if accepted[text] and kind.breaks(text, mutant.text):
                tally.made += 1
                if not _found(kind, text, mutant):
                    tally.missed.append((text, mutant))
                break
        else:
            break
    return tally


def _found(kind: Kind, text: str, mutant: Mutant) -> bool:
    known = {(one.rule, one.place.line, one.message) for one in problems(kind.language, text)}
    lines = mutant.lines | {kind.stops(mutant.text)}
    return any(
        one.place.line in lines
        for one in problems(kind.language, mutant.text)
        if (one.rule, one.place.line, one.message) not in known
    )


def line_of(text: str, offset: int) -> int:
    """The line of an offset, from 1."""
    return text.count("\n", 0, offset) + 1


def edited(text: str, start: int, end: int, new: str, *also: int) -> Mutant:
    """A text with a stretch replaced; the right lines are those of the stretch and of the offsets `also`."""
    lines = {line_of(text, start), *(line_of(text, offset) for offset in also)}
    return Mutant(text[:start] + new + text[end:], frozenset(lines))
