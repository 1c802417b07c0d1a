"""The translation: the tree of an ERB text to the tree of a Jinja template that does the same.

Control structures become Jinja's own; every other thing of Ruby's becomes one of the filters of
`runtime`. A block that gives a value becomes a macro, which the method that it is handed to calls.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from mkslate.errors import Problem, error, warning
from mkslate.place import Place
from mkslate.source.erb import ruby
from mkslate.source.erb.helpers import CONSTANTS, HELPERS
from mkslate.source.erb.list_methods import LIST, MAP, SPAN, WITH_BLOCK
from mkslate.source.erb.ruby import Body, Node, Params
from mkslate.source.erb.runtime import Site, filter_name
from mkslate.source.erb.text_methods import DATE, EVERY, NIL, NUMBER, STRING

_EACH = frozenset(
    [
        "each",
        "each_pair",
        "each_with_index",
        "each_key",
        "each_value",
        "each_slice",
        "reverse_each",
        "times",
        "upto",
        "downto",
    ]
)
_METHODS = frozenset({"[]"}).union(LIST, MAP, SPAN, WITH_BLOCK, DATE, EVERY, NIL, NUMBER, STRING, _EACH)
# Helpers that are called with a block of text.
_WITH_TEXT = frozenset({"partial", "link_to", "content_tag"})
_HELPER_HINT = "mkslate knows Middleman's own helpers; move this to a `.md.jinja` macro"


@dataclass(frozen=True, slots=True)
class Translation:
    """The template's tree, the constructs that its filters name by number, and what is not in the subset."""

    tree: nodes.Template
    sites: tuple[Site, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Names:
    """The variables that are known at a point, each with its slot; blocks have their own."""

    slots: dict[str, str] = field(default_factory=dict)
    around: _Names | None = None

    def find(self, name: str) -> str | None:
        """The slot of a variable that is known here."""
        names: _Names | None = self
        while names is not None:
            if name in names.slots:
                return names.slots[name]
            names = names.around
        return None


def translate(text: str, body: Body, place: Callable[[int], Place], known: frozenset[str]) -> Translation:
    """Translate the statements of `text`; `place` gives an offset's place, `known` the partial's locals."""
    translator = _Translator(text, place, known)
    statements = translator.body(body)
    tree = nodes.Template([*translator.macros, *statements], lineno=1)
    return Translation(tree, tuple(translator.sites), tuple(translator.problems))


class _Translator:
    """Goes through the tree once."""

    def __init__(self, text: str, place: Callable[[int], Place], known: frozenset[str]) -> None:
        self.macros: list[nodes.Node] = []
        self.sites: list[Site] = []
        self.problems: list[Problem] = []
        self._text = text
        self._place = place
        self._names = _Names({name: name for name in known})
        self._blocks = 0

    # Constructs

    def _site(self, node: Node, **known: object) -> nodes.Const:
        self.sites.append(replace(Site(self._place(node.start), self._quoted(node)), **known))  # type: ignore[arg-type]  # the fields are Site's own
        return nodes.Const(len(self.sites) - 1)

    def _quoted(self, node: Node) -> str:
        words = " ".join(self._text[node.start : min(node.end, node.start + 400)].split())
        return words if len(words) <= 60 else words[:57] + "…"

    def _run(
        self, operation: str, node: Node, value: nodes.Expr | None = None, *args: nodes.Expr, **known: object
    ) -> nodes.Filter:
        given: list[nodes.Expr] = [self._site(node, **known), *args]
        line = self._place(node.start).line
        return nodes.Filter(
            value or nodes.Const(None), filter_name(operation), given, [], None, None, lineno=line
        )

    def _outside(self, node: Node, what: str, hint: str = "", rule: str = "erb-subset") -> nodes.Expr:
        """What is outside of the subset: a problem, and an expression that ends what it stands in."""
        message = f"`{self._quoted(node)}`: {what}"
        self.problems.append(error(rule, self._place(node.start), message, hint))
        return self._run("stop", node)

    # Statements

    def body(self, body: Body) -> list[nodes.Node]:
        """The statements of a body."""
        return [made for node in body for made in self._statement(node)]

    def _statement(self, node: Node) -> list[nodes.Node]:
        line = self._place(node.start).line
        if isinstance(node, ruby.Text):
            return [nodes.Output([nodes.TemplateData(node.text, lineno=line)], lineno=line)]
        if isinstance(node, ruby.Output):
            return [self._output(node)]
        if isinstance(node, ruby.If):
            return [self._if(node.branches, node.otherwise, line)]
        if isinstance(node, ruby.Case):
            return [self._case(node, line)]
        if isinstance(node, ruby.For):
            loop = ruby.Call(node.start, node.end, node.value, "each")
            return [self._loop(loop, ruby.Block(node.start, node.end, node.params, node.body), own=False)]
        if isinstance(node, ruby.Binary) and node.operator in ("&&", "||"):
            negated = ruby.Unary(node.start, node.end, "!", node.left)
            condition = node.left if node.operator == "&&" else negated
            return [self._if(((condition, (node.right,)),), (), line)]
        if isinstance(node, ruby.Call) and node.block is not None:
            if node.name in _EACH or self._is_counted(node):
                return [self._loop(node, node.block)]
            if node.receiver is None and node.name == "partial":  # Middleman writes it with `<%` too
                return [self._output(ruby.Output(node.start, node.end, node, escaped=False))]
        elif isinstance(node, ruby.Call) and node.receiver is None and node.name in _WITH_TEXT:
            message = f"`{self._quoted(node)}`: `<%` writes nothing"
            self.problems.append(warning("erb-unwritten", self._place(node.start), message, "use `<%=`"))
        if isinstance(node, ruby.Binary) and node.operator == "<<" and isinstance(node.left, ruby.Name):
            node = ruby.Assign(node.start, node.end, node.left.name, node.right, "<<")
        return [nodes.ExprStmt(self.value(node), lineno=line)]

    def _output(self, node: ruby.Output) -> nodes.Output:
        if isinstance(node.value, ruby.Call) and node.value.block is not None and node.value.name in _EACH:
            shown = self._outside(node.value, "`<%=` would also write what is gone through", "use `<%`")
        else:
            operation = "escape" if node.escaped else "show"
            shown = self._run(operation, node.value, self.value(node.value))
        return nodes.Output([shown], lineno=self._place(node.start).line)

    def _truth(self, node: Node) -> nodes.Expr:
        return self._run("truth", node, self.value(node))

    def _if(self, branches: tuple[tuple[Node, Body], ...], otherwise: Body, line: int) -> nodes.If:
        made = [(self._truth(condition), self.body(body)) for condition, body in branches]
        rest = [nodes.If(test, body, [], [], lineno=test.lineno) for test, body in made[1:]]
        test, body = made[0]
        return nodes.If(test, body, rest, self.body(otherwise), lineno=line)

    def _case(self, node: ruby.Case, line: int) -> nodes.Node:
        tests = self._tests(node)
        made = [(test, self.body(body)) for test, (_, body) in zip(tests, node.branches, strict=True)]
        otherwise = self.body(node.otherwise)
        if not made:
            return nodes.If(nodes.Const(True), otherwise, [], [], lineno=line)
        rest = [nodes.If(test, body, [], [], lineno=test.lineno) for test, body in made[1:]]
        return nodes.If(made[0][0], made[0][1], rest, otherwise, lineno=line)

    def _tests(self, node: ruby.Case) -> list[nodes.Expr]:
        """The test of each `when`; the first one also looks at what they all look at."""
        self._blocks += 1
        slot = f"case {self._blocks}"
        subject: nodes.Expr = self._run("set", node, self.value(node.subject), name=slot)
        tests: list[nodes.Expr] = []
        for patterns, _ in node.branches:
            given = [self.value(pattern) for pattern in patterns]
            tests.append(self._run("match", patterns[0], subject, *given))
            subject = self._run("get", node, name=slot)
        return tests

    @staticmethod
    def _is_counted(node: ruby.Call) -> bool:
        """`each.with_index(1)`."""
        before = node.receiver
        return node.name == "with_index" and isinstance(before, ruby.Call) and before.name in _EACH

    def _loop(self, node: ruby.Call, block: ruby.Block, *, own: bool = True) -> nodes.For:
        name, receiver = node.name, node.receiver
        if self._is_counted(node) and isinstance(receiver, ruby.Call):
            name, receiver = "each_with_index", receiver.receiver
        self._blocks += 1
        item = f"item_{self._blocks}"
        line = self._place(node.start).line
        if receiver is None:
            iterated = self._outside(node, "a loop over nothing")
        else:
            args = [self.value(arg) for arg in node.args]
            iterated = self._run("each", node, self.value(receiver), *args, name=name)
        with_own = self._names
        params = self._declare(block.params) if own else self._declare_here(block.params)
        bound = self._run("bind", node, nodes.Name(item, "load"), params=params)
        body = [nodes.ExprStmt(bound, lineno=line), *self.body(block.body)]
        self._names = with_own
        return nodes.For(nodes.Name(item, "store"), iterated, body, [], None, False, lineno=line)

    def _declare(self, params: Params) -> Params:
        """Begin a block: its parameters get slots of their own. Whoever calls it ends it."""
        self._names = _Names({}, self._names)
        return self._slots(params)

    def _slots(self, params: Params) -> Params:
        made: list[str | Params] = []
        for name in params:
            if isinstance(name, str):
                self._names.slots[name] = f"{name} {self._blocks}"
                made.append(self._names.slots[name])
            else:
                made.append(self._slots(name))
        return tuple(made)

    def _declare_here(self, params: Params) -> Params:
        """The names of a `for`, which are variables of what is around it."""
        made = [
            self._variable(name) if isinstance(name, str) else self._declare_here(name) for name in params
        ]
        return tuple(made)

    def _variable(self, name: str) -> str:
        """The slot of a variable that is given a value: it lives where it is first given one."""
        slot = self._names.find(name)
        if slot is None:
            slot = self._names.slots[name] = f"{name} {self._blocks}" if self._names.around else name
        return slot

    # Values

    def value(self, node: Node) -> nodes.Expr:
        """The expression that gives a construct's value."""
        translate: Callable[[Node], nodes.Expr] = getattr(self, f"_{type(node).__name__.lower()}_value")
        return translate(node)

    def _value_value(self, node: ruby.Value) -> nodes.Expr:
        return nodes.Const(node.value)

    def _string_value(self, node: ruby.String) -> nodes.Expr:
        first, *rest = [self.value(part) for part in node.parts]
        return self._run("join", node, first, *rest)

    def _array_value(self, node: ruby.Array) -> nodes.Expr:
        return self._run("list", node, None, *[self.value(item) for item in node.items])

    def _hash_value(self, node: ruby.Hash) -> nodes.Expr:
        parts = [self.value(part) for pair in node.pairs for part in pair]
        return self._run("hash", node, None, *parts)

    def _range_value(self, node: ruby.Range) -> nodes.Expr:
        sign = "..." if node.exclusive else ".."
        return self._run("span", node, self.value(node.low), self.value(node.high), name=sign)

    def _name_value(self, node: ruby.Name) -> nodes.Expr:
        slot = self._names.find(node.name)
        if slot is not None:
            return self._run("get", node, name=slot)
        if node.name.startswith("@"):
            return nodes.Const(None)  # an instance variable that nobody set is nil
        if node.name in HELPERS:
            return self._run("helper", node, name=node.name)
        return self._run("unknown", node)

    def _constant_value(self, node: ruby.Constant) -> nodes.Expr:
        if node.name in CONSTANTS and "." not in node.name:
            return self._run("constant", node, name=node.name)
        return self._outside(node, "mkslate knows no such constant", "Ruby itself is never run")

    def _unary_value(self, node: ruby.Unary) -> nodes.Expr:
        operation = "not" if node.operator == "!" else "negative"
        return self._run(operation, node, self.value(node.operand), name=node.operator)

    def _binary_value(self, node: ruby.Binary) -> nodes.Expr:
        if node.operator in ("&&", "||"):
            kind = nodes.And if node.operator == "&&" else nodes.Or
            return self._run("open", node, kind(self._truth(node.left), self._truth(node.right)))
        return self._run("binary", node, self.value(node.left), self.value(node.right), name=node.operator)

    def _assign_value(self, node: ruby.Assign) -> nodes.Expr:
        value = node.value
        if node.operator:
            before = ruby.Name(node.start, node.end, node.name)
            if self._names.find(node.name) is None:
                before_value: Node = ruby.Value(node.start, node.end, None)
            else:
                before_value = before
            value = ruby.Binary(node.start, node.end, node.operator, before_value, node.value)
        given = self.value(value)
        return self._run("set", node, given, name=self._variable(node.name))

    def _defined_value(self, node: ruby.Defined) -> nodes.Expr:
        if not isinstance(node.operand, ruby.Name):
            return self._outside(node, "only names are asked for")
        name = node.operand.name
        is_there = self._names.find(name) is not None or name in HELPERS
        return nodes.Const("expression" if is_there else None)

    def _if_value(self, node: ruby.If) -> nodes.Expr:
        made = self._last(node.otherwise, node)
        for condition, body in reversed(node.branches):
            made = nodes.CondExpr(self._truth(condition), self._last(body, node), made)
        return made

    def _case_value(self, node: ruby.Case) -> nodes.Expr:
        tests = self._tests(node)
        made = self._last(node.otherwise, node)
        for test, (_, body) in reversed(list(zip(tests, node.branches, strict=True))):
            made = nodes.CondExpr(test, self._last(body, node), made)
        return made

    def _last(self, body: Body, around: Node) -> nodes.Expr:
        """The value of a body that is one expression."""
        if not body:
            return nodes.Const(None)
        if len(body) > 1 or isinstance(body[0], ruby.Text | ruby.Output):
            return self._outside(around, "its value is text between tags", "give it by `<% if … %>` alone")
        return self.value(body[0])

    def _yield_value(self, node: ruby.Yield) -> nodes.Expr:
        return self._run("yield", node)

    def _for_value(self, node: ruby.For) -> nodes.Expr:
        return self._outside(node, "a loop has no value")

    def _text_value(self, node: ruby.Text) -> nodes.Expr:
        return self._outside(node, "text between tags has no value")

    _output_value = _text_value

    def _call_value(self, node: ruby.Call) -> nodes.Expr:
        if node.receiver is None:
            return self._helper(node)
        if isinstance(node.receiver, ruby.Constant):
            name = f"{node.receiver.name}.{node.name}"
            if name in CONSTANTS:
                return self._run("constant", node, None, *self._given(node), name=name, named=_named(node))
            if name == "ENV.[]":
                return self._outside(node, "a build does not read the environment", "write the value out")
            return self._outside(node, "mkslate knows no such constant or method", "Ruby itself is never run")
        if node.name not in _METHODS and (node.args or node.named or node.block):
            hint = "the manual's page on ERB lists the methods; a `.md.jinja` macro can do the rest"
            return self._outside(node, f"mkslate knows no method `{node.name}`", hint)
        receiver = self.value(node.receiver)
        known = {"name": node.name, "named": _named(node), "safe": node.safe, "passed": node.passed}
        if node.block is None:
            return self._run("send", node, receiver, *self._given(node), **known)
        if node.name not in WITH_BLOCK and node.name != "times":
            return self._outside(node, f"mkslate knows no block of `{node.name}`")
        given = self._given(node)
        macro, params = self._macro(node.block)
        return self._run("send", node, receiver, *given, macro, params=params, block=True, **known)

    def _helper(self, node: ruby.Call) -> nodes.Expr:
        if node.name not in HELPERS:
            return self._outside(node, f"mkslate knows no helper `{node.name}`", _HELPER_HINT, "erb-helper")
        if node.block is not None and node.name not in _WITH_TEXT:
            return self._outside(node, f"`{node.name}` takes no block")
        given = self._given(node)
        known = {"name": node.name, "named": _named(node)}
        if node.block is None:
            return self._run("helper", node, None, *given, **known)
        macro = self._text_macro(node.block)
        return self._run("helper", node, None, *given, macro, block=True, **known)

    def _given(self, node: ruby.Call) -> list[nodes.Expr]:
        return [self.value(arg) for arg in (*node.args, *(value for _, value in node.named))]

    def _macro(self, block: ruby.Block) -> tuple[nodes.Expr, Params]:
        """The macro that runs a block and gives the value of its last expression; its parameters' slots."""
        self._blocks += 1
        name = f"block_{self._blocks}"
        around = self._names
        params = self._declare(block.params)
        body: list[nodes.Node] = []
        if block.body:
            *before, last = block.body
            if any(isinstance(one, ruby.Text | ruby.Output) for one in block.body):
                body = [nodes.ExprStmt(self._outside(block, "a block with text in it gives no value"))]
            else:
                body = self.body(tuple(before))
                body.append(nodes.ExprStmt(self._run("give", last, self.value(last))))
        self._names = around
        self.macros.append(nodes.Macro(name, [], [], body, lineno=self._place(block.start).line))
        return nodes.Name(name, "load"), params

    def _text_macro(self, block: ruby.Block) -> nodes.Expr:
        """The macro that gives the text of a block."""
        self._blocks += 1
        name = f"block_{self._blocks}"
        around = self._names
        self._declare(block.params)
        body = self.body(block.body)
        self._names = around
        self.macros.append(nodes.Macro(name, [], [], body, lineno=self._place(block.start).line))
        return nodes.Name(name, "load")


def _named(node: ruby.Call) -> tuple[str, ...]:
    return tuple(name for name, _ in node.named)
