"""The filters that a translated template is made of: each does one thing of Ruby's, within the budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from mkslate.errors import Problem, error
from mkslate.place import Place
from mkslate.source.erb.answer import MissingTranslationError, method
from mkslate.source.erb.helpers import CONSTANTS, HELPERS, YIELD, Asked, Partial
from mkslate.source.erb.loop import bind, rounds
from mkslate.source.erb.operators import BINARY
from mkslate.source.erb.ruby import Params
from mkslate.source.erb.values import Record, RubyError, Span, is_number, kind, matches, text, truthy
from mkslate.source.i18n import MissingTranslation
from mkslate.source.render import MistakeError
from mkslate.source.scope import Scope

RUBY = "mkslate ruby"  # no name that a template can write


@dataclass(frozen=True, slots=True)
class Site:
    """One construct of the source: where it stands, what it says, and what the translator knows of it.

    `named` are the names of its last arguments, `params` the slots of its block's parameters, `block`
    whether the very last argument is the block, `passed` the name in `&:name`.
    """

    place: Place
    source: str
    name: str = ""
    named: tuple[str, ...] = ()
    params: Params = ()
    block: bool = False
    safe: bool = False
    passed: str = ""


@dataclass(slots=True)
class Ruby:
    """One run of a translated template: its variables, and what a block gave last."""

    scope: Scope
    sites: Sequence[Site]
    problems: list[Problem]
    variables: dict[str, Any] = field(default_factory=dict)
    result: Any = None


class _Truth:
    """A value that is as true for Python as it is for Ruby."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __bool__(self) -> bool:
        return truthy(self.value)


Operation = Callable[..., Any]


def _operation(name: str, operation: Callable[..., Any]) -> Operation:
    """A filter: `operation(ruby, site, value, *args)`; what goes wrong is told of its construct."""
    makes = name in ("binary", "constant", "each", "hash", "helper", "join", "list", "send")

    @pass_context
    def run(context: Context, value: Any, number: int, *args: Any) -> Any:
        ruby: Ruby = context[RUBY]
        site = ruby.sites[number]
        ruby.scope.meter.step()
        try:
            result = operation(ruby, site, value, *args)
            return ruby.scope.meter.keep(result) if makes else result
        except RubyError as mistake:
            raise _mistake(site, mistake.message, mistake.hint) from mistake
        except MissingTranslationError as missing:
            raise _mistake(
                site, str(missing), "add it to the locale file", "translation-missing"
            ) from missing
        except ZeroDivisionError as mistake:
            raise _mistake(site, "a division by zero") from mistake
        except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as mistake:
            raise _mistake(site, "these values do not go together", "look at its arguments") from mistake

    return run


def _mistake(site: Site, message: str, hint: str = "", rule: str = "erb-value") -> MistakeError:
    return MistakeError(error(rule, site.place, f"`{site.source}`: {message}", hint))


def _asked(ruby: Ruby, site: Site, args: tuple[Any, ...]) -> Asked:
    block: Any = None
    if site.block:
        *rest, macro = args
        args = tuple(rest)

        def block() -> str:
            made: str = macro()
            return made

    count = len(args) - len(site.named)
    named = dict(zip(site.named, args[count:], strict=True))
    return Asked(ruby.scope, site.place, args[:count], named, block)


def _helper(ruby: Ruby, site: Site, _value: Any, *args: Any) -> Any:
    return HELPERS[site.name](_asked(ruby, site, args))


def _constant(ruby: Ruby, site: Site, _value: Any, *args: Any) -> Any:
    return CONSTANTS[site.name](_asked(ruby, site, args))


def _send(ruby: Ruby, site: Site, value: Any, *args: Any) -> Any:
    """A method of a value, with its block if it has one."""
    meter = ruby.scope.meter
    if site.safe and value is None:
        return None
    if site.passed:

        def passed(one: Any) -> Any:
            meter.step()
            return method(meter, one, site.passed, [], {})

        return method(meter, value, site.name, list(args), {}, passed)
    if not site.block:
        count = len(args) - len(site.named)
        named = dict(zip(site.named, args[count:], strict=True))
        return method(meter, value, site.name, list(args[:count]), named)
    *rest, macro = args

    def block(one: Any) -> Any:
        meter.step()
        bind(ruby.variables, site.params, one)
        macro()
        return ruby.result

    return method(meter, value, site.name, rest, {}, block)


def _show(ruby: Ruby, _site: Site, value: Any) -> str:
    """What `<%=` writes."""
    if isinstance(value, MissingTranslation):
        raise MissingTranslationError(str(value))
    if isinstance(value, Partial):
        ruby.problems += value.problems
    if isinstance(value, str):
        return value
    if isinstance(value, Record):
        raise RubyError(f"{value.name} is not a text", "ask for one of its fields")
    return text(ruby.scope.meter, value)


def _escape(ruby: Ruby, site: Site, value: Any) -> str:
    return str(HELPERS["h"](Asked(ruby.scope, site.place, (_show(ruby, site, value),), {})))


def _unknown_name(_ruby: Ruby, site: Site, _value: Any) -> Any:
    hint = "give it by `locals:`; of helpers mkslate knows Middleman's own"
    raise _mistake(site, "no variable and no helper of that name", hint, "erb-name")


def _stop(_ruby: Ruby, _site: Site, _value: Any) -> Any:
    raise MistakeError(None)


def _yield(ruby: Ruby, _site: Site, _value: Any) -> Any:
    if YIELD not in ruby.scope.locals:
        raise RubyError("this file is not called with a block", "call it by `<% partial 'name' do %>`")
    return ruby.scope.locals[YIELD]


def _set(ruby: Ruby, site: Site, value: Any) -> Any:
    ruby.variables[site.name] = value
    return value


def _give(ruby: Ruby, _site: Site, value: Any) -> None:
    ruby.result = value


def _bind(ruby: Ruby, site: Site, value: Any) -> None:
    bind(ruby.variables, site.params, value)


def _join(ruby: Ruby, _site: Site, first: Any, *rest: Any) -> str:
    for one in (first, *rest):
        if isinstance(one, MissingTranslation):
            raise MissingTranslationError(str(one))
    texts = [text(ruby.scope.meter, one) for one in (first, *rest)]
    ruby.scope.meter.string(sum(map(len, texts)))
    return "".join(texts)


def _negative(_ruby: Ruby, site: Site, value: Any) -> Any:
    if isinstance(value, str):
        return value  # `-"text"` is the frozen text
    if not is_number(value):
        raise RubyError(f"{kind(value)} has no sign")
    return -value if site.name == "-" else value


_OPERATIONS: Mapping[str, Operation] = {
    "bind": _bind,
    "binary": lambda ruby, site, left, right: BINARY[site.name](ruby.scope.meter, left, right),
    "constant": _constant,
    "each": lambda ruby, site, value, *args: rounds(ruby.scope.meter, site.name, value, *args),
    "escape": _escape,
    "get": lambda ruby, site, _value: ruby.variables.get(site.name),
    "give": _give,
    "hash": lambda _ruby, _site, _value, *args: dict(zip(args[::2], args[1::2], strict=True)),
    "helper": _helper,
    "join": _join,
    "list": lambda _ruby, _site, _value, *args: list(args),
    "match": lambda _ruby, _site, value, *patterns: any(matches(one, value) for one in patterns),
    "negative": _negative,
    "not": lambda _ruby, _site, value: not truthy(value),
    "open": lambda _ruby, _site, value: value.value,
    "send": _send,
    "set": _set,
    "show": _show,
    "span": lambda _ruby, site, low, high: Span(low, high, site.name == "..."),
    "stop": _stop,
    "truth": lambda _ruby, _site, value: _Truth(value),
    "unknown": _unknown_name,
    "yield": _yield,
}


def ruby_filters() -> dict[str, Operation]:
    """The filters of translated templates; their names no author can write."""
    return {filter_name(name): _operation(name, operation) for name, operation in _OPERATIONS.items()}


def filter_name(operation: str) -> str:
    """The name of the filter that does an operation."""
    return f"ruby {operation}"


def variables_of(scope: Scope) -> dict[str, Any]:
    """The variables that a run begins with: the locals that the partial was given."""
    return {name: value for name, value in scope.locals.items() if name != YIELD}
