"""Repeated samples: what stands word for word in another place, and was right there, is not read again."""

from __future__ import annotations

from mkslate.check.registry import judge
from mkslate.check.sample import Sample
from mkslate.errors import Problem


class Judged:
    """Judges the samples of one portal."""

    __slots__ = ("_right",)

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._right: dict[tuple[str, bool, str], tuple[Problem, ...] | None] = {}

    def judge(self, sample: Sample, *, output: bool) -> tuple[Problem, ...] | None:
        """What is wrong with a sample, as the registry's `judge` says it."""
        key = (sample.language, output, sample.code.text)
        if key in self._right:
            return self._right[key]
        found = judge(sample, output=output)
        if not found:
            self._right[key] = found
        return found
