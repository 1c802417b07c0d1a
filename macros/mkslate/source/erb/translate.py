"""The translation: the tree of an ERB text to the tree of a Jinja template that does the same.

Control structures become Jinja's own; every other thing of Ruby's becomes one of the filters of
`runtime`. A block that gives a value becomes a macro, which the method that it is handed to calls.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import nodes

from mkslate.errors import Problem, warning
from mkslate.place import Place
from mkslate.source.erb import ruby
from mkslate.source.erb.loop import LOOPS
from mkslate.source.erb.ruby import Body, Node
from mkslate.source.erb.runtime import Site
from mkslate.source.erb.translate_values import WITH_TEXT, ValueTranslator


@dataclass(frozen=True, slots=True)
class Translation:
    """The template's tree, the constructs that its filters name by number, and what is not in the subset."""

    tree: nodes.Template
    sites: tuple[Site, ...]
    problems: tuple[Problem, ...]


def translate(text: str, body: Body, place: Callable[[int], Place], known: frozenset[str]) -> Translation:
    """Translate the statements of `text`; `place` gives an offset's place, `known` the partial's locals."""
    translator = _Translator(text, place, known)
    statements = translator.body(body)
    tree = nodes.Template([*translator.macros, *statements], lineno=1)
    return Translation(tree, tuple(translator.sites), tuple(translator.problems))


class _Translator(ValueTranslator):
    """Statements: text, output, `if`, `case`, loops."""

    def body(self, body: Body) -> list[nodes.Node]:
        """The statements of a body."""
        return [made for node in body for made in self._statement(node)]

    def _statement(self, node: Node) -> list[nodes.Node]:
        line = self.place(node.start).line
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
            if node.name in LOOPS or self._is_counted(node):
                return [self._loop(node, node.block)]
            if node.receiver is None and node.name == "partial":  # Middleman writes it with `<%` too
                return [self._output(ruby.Output(node.start, node.end, node, escaped=False))]
        elif isinstance(node, ruby.Call) and node.receiver is None and node.name in WITH_TEXT:
            message = f"`{self.quoted(node)}`: `<%` writes nothing"
            self.problems.append(warning("erb-unwritten", self.place(node.start), message, "use `<%=`"))
        if isinstance(node, ruby.Binary) and node.operator == "<<" and isinstance(node.left, ruby.Name):
            node = ruby.Assign(node.start, node.end, node.left.name, node.right, "<<")
        return [nodes.ExprStmt(self.value(node), lineno=line)]

    def _output(self, node: ruby.Output) -> nodes.Output:
        if isinstance(node.value, ruby.Call) and node.value.block is not None and node.value.name in LOOPS:
            shown = self.outside(node.value, "`<%=` would also write what is gone through", "use `<%`")
        else:
            operation = "escape" if node.escaped else "show"
            shown = self.run(operation, node.value, self.value(node.value))
        return nodes.Output([shown], lineno=self.place(node.start).line)

    def _if(self, branches: tuple[tuple[Node, Body], ...], otherwise: Body, line: int) -> nodes.If:
        made = [(self.truth(condition), self.body(body)) for condition, body in branches]
        rest = [nodes.If(test, body, [], [], lineno=test.lineno) for test, body in made[1:]]
        test, body = made[0]
        return nodes.If(test, body, rest, self.body(otherwise), lineno=line)

    def _case(self, node: ruby.Case, line: int) -> nodes.Node:
        tests = self.tests(node)
        made = [(test, self.body(body)) for test, (_, body) in zip(tests, node.branches, strict=True)]
        otherwise = self.body(node.otherwise)
        if not made:
            return nodes.If(nodes.Const(True), otherwise, [], [], lineno=line)
        rest = [nodes.If(test, body, [], [], lineno=test.lineno) for test, body in made[1:]]
        return nodes.If(made[0][0], made[0][1], rest, otherwise, lineno=line)

    @staticmethod
    def _is_counted(node: ruby.Call) -> bool:
        """`each.with_index(1)`."""
        before = node.receiver
        return node.name == "with_index" and isinstance(before, ruby.Call) and before.name in LOOPS

    def _loop(self, node: ruby.Call, block: ruby.Block, *, own: bool = True) -> nodes.For:
        name, receiver = node.name, node.receiver
        if self._is_counted(node) and isinstance(receiver, ruby.Call):
            name, receiver = "each_with_index", receiver.receiver
        self.blocks += 1
        item = f"item_{self.blocks}"
        line = self.place(node.start).line
        if receiver is None:
            iterated = self.outside(node, "a loop over nothing")
        else:
            args = [self.value(arg) for arg in node.args]
            iterated = self.run("each", node, self.value(receiver), *args, name=name)
        with_own = self.names
        params = self.declare(block.params) if own else self.declare_here(block.params)
        bound = self.run("bind", node, nodes.Name(item, "load"), params=params)
        body = [nodes.ExprStmt(bound, lineno=line), *self.body(block.body)]
        self.names = with_own
        return nodes.For(nodes.Name(item, "store"), iterated, body, [], None, False, lineno=line)
