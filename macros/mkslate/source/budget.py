"""Budgets: how much a template may do, so that a hostile one ends in time and memory (Decision 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

_COLLECTIONS = (dict, list, tuple, Mapping)  # what takes long to ask comes last


@dataclass(frozen=True, slots=True)
class Budget:
    """The limits of one page's templates, its partials and macros counted in.

    `steps`: loop rounds, calls and the values that operations look at. `size`: characters made in
    all. `string`: characters of one text. `items`: values in one list or map. `bits`: of a whole
    number. `depth`: calls within calls. `nesting`: brackets, operators and blocks within each other.
    """

    steps: int = 500_000
    size: int = 20_000_000
    string: int = 2_000_000
    items: int = 100_000
    bits: int = 4_096
    depth: int = 40
    nesting: int = 60


class OverBudgetError(Exception):
    """Raised where a template goes beyond its budget; nothing after it is run."""


class Meter:
    """What the templates of one page have used of their budget; the one thing in a rendering that changes."""

    __slots__ = ("_depth", "_size", "_steps", "budget", "compiled")

    def __init__(self, budget: Budget | None = None, compiled: dict[Any, Any] | None = None) -> None:
        """Nothing is used yet; `compiled` holds templates that were compiled before, to be run again."""
        self.budget = budget or Budget()
        self.compiled: dict[Any, Any] = {} if compiled is None else compiled
        self._steps = 0
        self._size = 0
        self._depth = 0

    def step(self, count: int = 1) -> None:
        """Count `count` steps."""
        self._steps += count
        if self._steps > self.budget.steps:
            raise OverBudgetError(f"the template takes more than {self.budget.steps} steps")

    def string(self, length: int) -> None:
        """Count a text of `length` characters; called before it is made."""
        self._size += length
        if length > self.budget.string:
            raise OverBudgetError(f"a text of more than {self.budget.string} characters")
        if self._size > self.budget.size:
            raise OverBudgetError(f"the template makes more than {self.budget.size} characters")

    def items(self, count: int) -> None:
        """Count a list or map of `count` values; called before it is made."""
        if count > self.budget.items:
            raise OverBudgetError(f"a list of more than {self.budget.items} values")
        self.step(count // 16)

    def bits(self, count: int) -> None:
        """Allow a whole number of `count` bits; called before it is made."""
        if count > self.budget.bits:
            raise OverBudgetError(f"a number of more than {self.budget.bits} bits")

    def look(self, value: Any) -> None:
        """Count what an operation sees that looks at all of `value`."""
        if isinstance(value, str):
            self.step(len(value) // 4096)
        elif isinstance(value, _COLLECTIONS):
            self.step(self._measure(value))
        elif isinstance(value, range):
            self.step(len(value))

    def keep(self, value: Any) -> Any:
        """A result that was just made: counted, and a list where it was an iterator."""
        if isinstance(value, str):
            self.string(len(value))
        elif isinstance(value, Iterator):
            value = list(islice(value, self.budget.items + 1))
            self.items(len(value))
        elif isinstance(value, _COLLECTIONS):
            self.items(len(value))
        return value

    def enter(self, levels: int = 1) -> None:
        """Begin a call within the calls that have begun."""
        self._depth += levels
        if self._depth > self.budget.depth:
            self._depth -= levels
            raise OverBudgetError(f"calls nested deeper than {self.budget.depth} levels")

    def leave(self, levels: int = 1) -> None:
        """End the call that `enter` began."""
        self._depth -= levels

    def _measure(self, value: Any) -> int:
        """The values within `value`, shared ones counted as often as they are reached."""
        count = 0
        rest = [value]
        while rest:
            one = rest.pop()
            if not isinstance(one, str) and isinstance(one, _COLLECTIONS):
                count += len(one)
                if count > self.budget.items:
                    raise OverBudgetError(f"lists in lists of more than {self.budget.items} values")
                rest.extend(one.values() if isinstance(one, Mapping) else one)
        return count
