"""Values: the part of the translation that gives expressions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from mkslate.errors import Problem, error
from mkslate.place import Place
from mkslate.source.erb import ruby
from mkslate.source.erb.helpers import CONSTANTS, HELPERS
from mkslate.source.erb.list_methods import LIST, MAP, SPAN, WITH_BLOCK
from mkslate.source.erb.loop import LOOPS
from mkslate.source.erb.ruby import Body, Node, Params
from mkslate.source.erb.runtime import Site, filter_name
from mkslate.source.erb.text_methods import DATE, EVERY, NIL, NUMBER, STRING

_METHODS = frozenset({"[]"}).union(LIST, MAP, SPAN, WITH_BLOCK, DATE, EVERY, NIL, NUMBER, STRING, LOOPS)
# Helpers that are called with a block of text.
WITH_TEXT = frozenset({"partial", "link_to", "content_tag"})
_HELPER_HINT = "mkslate knows Middleman's own helpers; move this to a `.md.jinja` macro"


@dataclass(slots=True)
class Names:
    """The variables that are known at a point, each with its slot; blocks have their own."""

    slots: dict[str, str] = field(default_factory=dict)
    around: Names | None = None

    def find(self, name: str) -> str | None:
        """The slot of a variable that is known here."""
        names: Names | None = self
        while names is not None:
            if name in names.slots:
                return names.slots[name]
            names = names.around
        return None


class ValueTranslator(ABC):
    """Goes through the tree once; statements are its subclass's."""

    def __init__(self, text: str, place: Callable[[int], Place], known: frozenset[str]) -> None:
        self.macros: list[nodes.Node] = []
        self.sites: list[Site] = []
        self.problems: list[Problem] = []
        self._text = text
        self.place = place
        self.names = Names({name: name for name in known})
        self.blocks = 0

    # Constructs

    def site(self, node: Node, **known: object) -> nodes.Const:
        """The number of a construct, for the filters that do something with it."""
        self.sites.append(replace(Site(self.place(node.start), self.quoted(node)), **known))  # type: ignore[arg-type]  # the fields are Site's own
        return nodes.Const(len(self.sites) - 1)

    def quoted(self, node: Node) -> str:
        """What a construct says, on one line."""
        words = " ".join(self._text[node.start : min(node.end, node.start + 400)].split())
        return words if len(words) <= 60 else words[:57] + "…"

    def run(
        self, operation: str, node: Node, value: nodes.Expr | None = None, *args: nodes.Expr, **known: object
    ) -> nodes.Filter:
        """The expression that does an operation of `runtime`; `known` are fields of its Site."""
        given: list[nodes.Expr] = [self.site(node, **known), *args]
        line = self.place(node.start).line
        return nodes.Filter(
            value or nodes.Const(None), filter_name(operation), given, [], None, None, lineno=line
        )

    def outside(self, node: Node, what: str, hint: str = "", rule: str = "erb-subset") -> nodes.Expr:
        """What is outside of the subset: a problem, and an expression that ends what it stands in."""
        message = f"`{self.quoted(node)}`: {what}"
        self.problems.append(error(rule, self.place(node.start), message, hint))
        return self.run("stop", node)

    @abstractmethod
    def body(self, body: Body) -> list[nodes.Node]:
        """The statements of a body."""

    # Variables

    def declare(self, params: Params) -> Params:
        """Begin a block: its parameters get slots of their own. Whoever calls it ends it."""
        self.names = Names({}, self.names)
        return self._slots(params)

    def _slots(self, params: Params) -> Params:
        made: list[str | Params] = []
        for name in params:
            if isinstance(name, str):
                self.names.slots[name] = f"{name} {self.blocks}"
                made.append(self.names.slots[name])
            else:
                made.append(self._slots(name))
        return tuple(made)

    def declare_here(self, params: Params) -> Params:
        """The names of a `for`, which are variables of what is around it."""
        made = [self._variable(name) if isinstance(name, str) else self.declare_here(name) for name in params]
        return tuple(made)

    def _variable(self, name: str) -> str:
        """The slot of a variable that is given a value: it lives where it is first given one."""
        slot = self.names.find(name)
        if slot is None:
            slot = self.names.slots[name] = f"{name} {self.blocks}" if self.names.around else name
        return slot

    # Values

    def value(self, node: Node) -> nodes.Expr:
        """The expression that gives a construct's value."""
        translate: Callable[[Node], nodes.Expr] = getattr(self, f"_{type(node).__name__.lower()}_value")
        return translate(node)

    def truth(self, node: Node) -> nodes.Expr:
        """The expression that is as true as a construct is in Ruby."""
        return self.run("truth", node, self.value(node))

    def _value_value(self, node: ruby.Value) -> nodes.Expr:
        return nodes.Const(node.value)

    def _string_value(self, node: ruby.String) -> nodes.Expr:
        first, *rest = [self.value(part) for part in node.parts]
        return self.run("join", node, first, *rest)

    def _array_value(self, node: ruby.Array) -> nodes.Expr:
        return self.run("list", node, None, *[self.value(item) for item in node.items])

    def _hash_value(self, node: ruby.Hash) -> nodes.Expr:
        parts = [self.value(part) for pair in node.pairs for part in pair]
        return self.run("hash", node, None, *parts)

    def _range_value(self, node: ruby.Range) -> nodes.Expr:
        sign = "..." if node.exclusive else ".."
        return self.run("span", node, self.value(node.low), self.value(node.high), name=sign)

    def _name_value(self, node: ruby.Name) -> nodes.Expr:
        slot = self.names.find(node.name)
        if slot is not None:
            return self.run("get", node, name=slot)
        if node.name.startswith("@"):
            return nodes.Const(None)  # an instance variable that nobody set is nil
        if node.name in HELPERS:
            return self.run("helper", node, name=node.name)
        return self.run("unknown", node)

    def _constant_value(self, node: ruby.Constant) -> nodes.Expr:
        if node.name in CONSTANTS and "." not in node.name:
            return self.run("constant", node, name=node.name)
        return self.outside(node, "mkslate knows no such constant", "Ruby itself is never run")

    def _unary_value(self, node: ruby.Unary) -> nodes.Expr:
        operation = "not" if node.operator == "!" else "negative"
        return self.run(operation, node, self.value(node.operand), name=node.operator)

    def _binary_value(self, node: ruby.Binary) -> nodes.Expr:
        if node.operator in ("&&", "||"):
            kind = nodes.And if node.operator == "&&" else nodes.Or
            return self.run("open", node, kind(self.truth(node.left), self.truth(node.right)))
        return self.run("binary", node, self.value(node.left), self.value(node.right), name=node.operator)

    def _assign_value(self, node: ruby.Assign) -> nodes.Expr:
        value = node.value
        if node.operator:
            before = ruby.Name(node.start, node.end, node.name)
            if self.names.find(node.name) is None:
                before_value: Node = ruby.Value(node.start, node.end, None)
            else:
                before_value = before
            value = ruby.Binary(node.start, node.end, node.operator, before_value, node.value)
        given = self.value(value)
        return self.run("set", node, given, name=self._variable(node.name))

    def _defined_value(self, node: ruby.Defined) -> nodes.Expr:
        if not isinstance(node.operand, ruby.Name):
            return self.outside(node, "only names are asked for")
        name = node.operand.name
        is_there = self.names.find(name) is not None or name in HELPERS
        return nodes.Const("expression" if is_there else None)

    def _if_value(self, node: ruby.If) -> nodes.Expr:
        made = self._last(node.otherwise, node)
        for condition, body in reversed(node.branches):
            made = nodes.CondExpr(self.truth(condition), self._last(body, node), made)
        return made

    def _case_value(self, node: ruby.Case) -> nodes.Expr:
        tests = self.tests(node)
        made = self._last(node.otherwise, node)
        for test, (_, body) in reversed(list(zip(tests, node.branches, strict=True))):
            made = nodes.CondExpr(test, self._last(body, node), made)
        return made

    def _last(self, body: Body, around: Node) -> nodes.Expr:
        """The value of a body that is one expression."""
        if not body:
            return nodes.Const(None)
        if len(body) > 1 or isinstance(body[0], ruby.Text | ruby.Output):
            return self.outside(around, "its value is text between tags", "give it by `<% if … %>` alone")
        return self.value(body[0])

    def _yield_value(self, node: ruby.Yield) -> nodes.Expr:
        return self.run("yield", node)

    def _for_value(self, node: ruby.For) -> nodes.Expr:
        return self.outside(node, "a loop has no value")

    def _text_value(self, node: ruby.Text) -> nodes.Expr:
        return self.outside(node, "text between tags has no value")

    _output_value = _text_value

    def _call_value(self, node: ruby.Call) -> nodes.Expr:
        if node.receiver is None:
            return self._helper(node)
        if isinstance(node.receiver, ruby.Constant):
            name = f"{node.receiver.name}.{node.name}"
            if name in CONSTANTS:
                return self.run("constant", node, None, *self._given(node), name=name, named=_named(node))
            if name == "ENV.[]":
                return self.outside(node, "a build does not read the environment", "write the value out")
            return self.outside(node, "mkslate knows no such constant or method", "Ruby itself is never run")
        if node.name not in _METHODS and (node.args or node.named or node.block):
            hint = "the manual's page on ERB lists the methods; a `.md.jinja` macro can do the rest"
            return self.outside(node, f"mkslate knows no method `{node.name}`", hint)
        receiver = self.value(node.receiver)
        known = {"name": node.name, "named": _named(node), "safe": node.safe, "passed": node.passed}
        if node.block is None:
            return self.run("send", node, receiver, *self._given(node), **known)
        if node.name not in WITH_BLOCK and node.name != "times":
            return self.outside(node, f"mkslate knows no block of `{node.name}`")
        given = self._given(node)
        macro, params = self._macro(node.block)
        return self.run("send", node, receiver, *given, macro, params=params, block=True, **known)

    def _helper(self, node: ruby.Call) -> nodes.Expr:
        if node.name not in HELPERS:
            return self.outside(node, f"mkslate knows no helper `{node.name}`", _HELPER_HINT, "erb-helper")
        if node.block is not None and node.name not in WITH_TEXT:
            return self.outside(node, f"`{node.name}` takes no block")
        given = self._given(node)
        known = {"name": node.name, "named": _named(node)}
        if node.block is None:
            return self.run("helper", node, None, *given, **known)
        macro = self._text_macro(node.block)
        return self.run("helper", node, None, *given, macro, block=True, **known)

    def _given(self, node: ruby.Call) -> list[nodes.Expr]:
        return [self.value(arg) for arg in (*node.args, *(value for _, value in node.named))]

    def _macro(self, block: ruby.Block) -> tuple[nodes.Expr, Params]:
        """The macro that runs a block and gives the value of its last expression; its parameters' slots."""
        self.blocks += 1
        name = f"block_{self.blocks}"
        around = self.names
        params = self.declare(block.params)
        body: list[nodes.Node] = []
        if block.body:
            *before, last = block.body
            if any(isinstance(one, ruby.Text | ruby.Output) for one in block.body):
                body = [nodes.ExprStmt(self.outside(block, "a block with text in it gives no value"))]
            else:
                body = self.body(tuple(before))
                body.append(nodes.ExprStmt(self.run("give", last, self.value(last))))
        self.names = around
        self.macros.append(nodes.Macro(name, [], [], body, lineno=self.place(block.start).line))
        return nodes.Name(name, "load"), params

    def _text_macro(self, block: ruby.Block) -> nodes.Expr:
        """The macro that gives the text of a block."""
        self.blocks += 1
        name = f"block_{self.blocks}"
        around = self.names
        self.declare(block.params)
        body = self.body(block.body)
        self.names = around
        self.macros.append(nodes.Macro(name, [], [], body, lineno=self.place(block.start).line))
        return nodes.Name(name, "load")

    def tests(self, node: ruby.Case) -> list[nodes.Expr]:
        """The test of each `when`; the first one also looks at what they all look at."""
        self.blocks += 1
        slot = f"case {self.blocks}"
        subject: nodes.Expr = self.run("set", node, self.value(node.subject), name=slot)
        tests: list[nodes.Expr] = []
        for patterns, _ in node.branches:
            given = [self.value(pattern) for pattern in patterns]
            tests.append(self.run("match", patterns[0], subject, *given))
            subject = self.run("get", node, name=slot)
        return tests


def _named(node: ruby.Call) -> tuple[str, ...]:
    return tuple(name for name, _ in node.named)
