"""Baselines: what was wrong when a team began to check, so that only what is new is told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mkslate.errors import Problem, error
from mkslate.place import Place

# The text of a place's line in the author's file; empty where there is none.
LineText = Callable[[Place], str]
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known problems by rule, file and the text of the line, so that shifted lines change nothing.

    `counts` says how often each stands; `line_text` looks a line up.
    """

    counts: Counter[tuple[str, str, str]]
    line_text: LineText

    def new(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems that are not in the baseline: of equal ones the last."""
        left = Counter(self.counts)
        found = []
        for problem in problems:
            key = _key(problem, self.line_text)
            if left[key] > 0:
                left[key] -= 1
            else:
                found.append(problem)
        return found


def write(problems: Iterable[Problem], line_text: LineText) -> str:
    """The text of a baseline file for what is wrong now: one entry a line, for readable diffs."""
    counts = Counter(_key(problem, line_text) for problem in problems)
    entries = [json.dumps([*key, count], ensure_ascii=False) for key, count in sorted(counts.items())]
    body = ",\n".join(f"  {entry}" for entry in entries)
    return f'{{"version": {_VERSION}, "known": [\n{body}\n]}}\n'


def read(text: str, path: str, line_text: LineText) -> tuple[Baseline, tuple[Problem, ...]]:
    """The baseline that a file holds; an error if it is none."""
    try:
        data = json.loads(text)
        if data["version"] != _VERSION:
            raise ValueError(data["version"])
        counts = Counter({(str(rule), str(file), str(line)): int(n) for rule, file, line, n in data["known"]})
    except (ValueError, KeyError, TypeError, RecursionError):
        hint = "write it anew with `--write-baseline`"
        return Baseline(Counter(), line_text), (error("baseline", Place(path), "this is no baseline", hint),)
    return Baseline(counts, line_text), ()


def _key(problem: Problem, line_text: LineText) -> tuple[str, str, str]:
    return problem.rule, problem.place.path, line_text(problem.place).strip()
