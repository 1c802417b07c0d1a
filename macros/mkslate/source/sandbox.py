"""The sandbox: the Jinja environment that every template runs in, without reach and within a budget."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, Namespace

from mkslate.source.budget import OverBudgetError
from mkslate.source.filters import filters, formatted, meter_of, scalar
from mkslate.source.pieces import joined
from mkslate.source.tag_length import BoundedTags
from mkslate.source.whole_line import WholeLineTags

# What a template may reach with a dot (or a subscript), by the type of what stands before it. A map
# also gives its keys so. Nothing here changes a value, and nothing here makes one of unbounded size.
_REACH: tuple[tuple[type, frozenset[str]], ...] = (
    (
        str,
        frozenset(
            [
                "capitalize",
                "count",
                "endswith",
                "find",
                "isdigit",
                "lower",
                "lstrip",
                "rstrip",
                "split",
                "splitlines",
                "startswith",
                "strip",
                "title",
                "upper",
            ]
        ),
    ),
    (Mapping, frozenset(["get", "items", "keys", "values"])),
    (list, frozenset(["count", "index"])),
    (tuple, frozenset(["count", "index"])),
    (datetime.date, frozenset(["day", "isoformat", "month", "year"])),
    (
        LoopContext,
        frozenset(
            [
                "changed",
                "cycle",
                "depth",
                "depth0",
                "first",
                "index",
                "index0",
                "last",
                "length",
                "nextitem",
                "previtem",
                "revindex",
                "revindex0",
            ]
        ),
    ),
    (Cycler, frozenset(["current", "next", "reset"])),
    (Macro, frozenset({"name"})),
)
_TESTS = [
    "boolean",
    "defined",
    "divisibleby",
    "eq",
    "equalto",
    "even",
    "false",
    "float",
    "ge",
    "gt",
    "in",
    "integer",
    "iterable",
    "le",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "sameas",
    "sequence",
    "string",
    "true",
    "undefined",
    "==",
    "!=",
    ">",
    ">=",
    "<",
    "<=",
]


class Sandbox(ImmutableSandboxedEnvironment):
    """A Jinja environment that reads no files, reaches no Python, and counts what it does."""

    concat = staticmethod(joined)
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self) -> None:
        """The environment; it holds nothing of any one rendering."""
        super().__init__(
            undefined=StrictUndefined,
            finalize=_finalize,
            keep_trailing_newline=True,
            optimized=False,
            cache_size=0,
            extensions=[BoundedTags, WholeLineTags],
        )
        self.filters = filters()
        self.tests = {name: TESTS[name] for name in _TESTS}
        self.globals = {
            "cycler": Cycler,
            "dict": dict,
            "joiner": Joiner,
            "namespace": Namespace,
            "range": _range,
        }

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `obj.attribute` is: a method from the list, or the key of a map."""
        return self._reach(obj, attribute, method_first=True)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What `obj[argument]` is: a key, an entry, or what `obj.argument` would be."""
        if isinstance(obj, Undefined):
            return obj[argument]
        if isinstance(argument, str):
            return self._reach(obj, argument, method_first=False)
        if isinstance(obj, Mapping | list | tuple | str | range):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                return self.undefined(obj=obj, name=argument)
        return self.undefined(obj=obj, name=argument)

    def _reach(self, obj: Any, name: str, *, method_first: bool) -> Any:
        if isinstance(obj, Undefined):
            return obj[name]
        if isinstance(obj, Mapping) and name in obj and not (method_first and name in _REACH[1][1]):
            return obj[name]
        if isinstance(obj, Namespace) and not name.startswith("_"):
            return getattr(obj, name) if name in _names(obj) else self.undefined(obj=obj, name=name)
        for kind, names in _REACH:
            if isinstance(obj, kind) and name in names:
                return getattr(obj, name)
        return self.undefined(obj=obj, name=name)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # Jinja's own way to leave every name free for kwargs
        """Call what a template calls, counted, and no deeper than the budget allows."""
        meter = meter_of(__context)
        meter.step()
        if not isinstance(__obj, Macro | LoopContext):
            return meter.keep(super().call(__context, __obj, *args, **kwargs))
        meter.enter()
        try:
            return super().call(__context, __obj, *args, **kwargs)
        finally:
            meter.leave()

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of an operator; whatever could be large is measured first."""
        meter = meter_of(context)
        if operator == "%" and isinstance(left, str):
            return formatted(meter, left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            meter.string(len(left) + len(right))
        elif operator == "+" and isinstance(left, list | tuple) and isinstance(right, list | tuple):
            meter.items(len(left) + len(right))
        elif operator == "*":
            _measure_product(context, left, right)
        elif operator == "**" and isinstance(left, int) and isinstance(right, int):
            meter.bits(left.bit_length() * max(0, right))
        return self.binop_table[operator](left, right)


def _measure_product(context: Context, left: Any, right: Any) -> None:
    meter = meter_of(context)
    if isinstance(left, int) and isinstance(right, int):
        meter.bits(left.bit_length() + right.bit_length())
    for one, times in ((left, right), (right, left)):
        if isinstance(times, int) and isinstance(one, str):
            meter.string(len(one) * max(0, times))
        elif isinstance(times, int) and isinstance(one, list | tuple):
            meter.items(len(one) * max(0, times))


def _names(namespace: Namespace) -> Mapping[str, Any]:
    names: Mapping[str, Any] = object.__getattribute__(namespace, "_Namespace__attrs")
    return names


@pass_context
def _range(context: Context, *bounds: int) -> range:
    """`range` as Python has it, no longer than a list may be."""
    numbers = range(*bounds)
    budget = meter_of(context).budget
    if max(abs(numbers.start), abs(numbers.stop), abs(numbers.step)).bit_length() > 63:
        raise OverBudgetError("`range` counts in smaller numbers")
    if len(numbers) > budget.items:
        raise OverBudgetError(f"`range` gives no more than {budget.items} numbers")
    return numbers


@pass_context
def _finalize(context: Context, value: Any) -> str:
    """What Jinja writes of a value; the text counts."""
    text = scalar(value)
    meter_of(context).string(len(text))
    return text
