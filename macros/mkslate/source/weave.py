"""Weaving: a template's syntax tree made to tell places, count its steps and survive mistakes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.compiler import find_undeclared
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from mkslate.errors import Problem, error
from mkslate.place import Place
from mkslate.source.filters import Filter, meter_of, scalar
from mkslate.source.pieces import Text, literal, put
from mkslate.source.sandbox import Sandbox

# Names of filters that only the weaver can write: no template can spell a space.
_LITERAL, _PUT, _STEP, _LOOK, _CONCAT = (
    "mkslate literal",
    "mkslate put",
    "mkslate step",
    "mkslate look",
    "mkslate ~",
)
# Variables that belong to the macro around them: a further macro around their use would hide them.
_OF_THE_MACRO = ("caller", "kwargs", "varargs")
_FORBIDDEN: Mapping[type[nodes.Node], tuple[str, str]] = {
    nodes.Include: ("include", "name the file under `includes:`, or make it a macro"),
    nodes.Import: ("import", "the macros of macros/*.jinja are there without it"),
    nodes.FromImport: ("from", "the macros of macros/*.jinja are there without it"),
    nodes.Extends: ("extends", "a page has no layout of its own"),
    nodes.Block: ("block", "a page has no layout of its own"),
    nodes.ScopedEvalContextModifier: ("autoescape", "text goes into the page as it is; `|escape` escapes"),
}


def weave(
    tree: nodes.Template,
    env: Sandbox,
    path: str,
    lines: Sequence[str],
    skip: frozenset[int],
    *,
    authored: bool,
) -> tuple[Problem, ...]:
    """Rewrite `tree` so that it yields pieces; what it may not say is taken out and returned as problems.

    `lines` are the author's, to know where text begins a line; statements in the lines of `skip` are
    left out. What an `authored` macro yields gets the place of the call that puts it out.
    """
    weaver = _Weaver(env, path, lines, skip, authored)
    weaver.visit(tree)
    return tuple(weaver.problems)


def woven_filters() -> dict[str, Filter]:
    """The filters that woven trees use."""
    return {_LITERAL: _literal, _PUT: _put, _STEP: _step, _LOOK: _look, _CONCAT: _concat}


def first_line(node: nodes.Node) -> int:
    """The line that a node begins in; an operator's own line is that of its sign."""
    return min((inner.lineno for inner in node.find_all(nodes.Node) if inner.lineno), default=node.lineno)


class _Weaver(NodeTransformer):
    """Visits every node once; nodes are changed in place or replaced."""

    def __init__(
        self, env: Sandbox, path: str, lines: Sequence[str], skip: frozenset[int], authored: bool
    ) -> None:
        self.problems: list[Problem] = []
        self._env = env
        self._path = path
        self._lines = lines
        self._skip = skip
        self._authored = authored
        self._within = False

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """The node's replacement: a node, a list of them, or None to take it out."""
        if type(node) in _FORBIDDEN:
            name, hint = _FORBIDDEN[type(node)]
            self._problem("jinja-forbidden", node.lineno, f"`{{% {name} %}}` is not allowed", hint)
            return None
        if isinstance(node, nodes.Stmt) and not isinstance(node, nodes.Output) and node.lineno in self._skip:
            return None
        return super().visit(node, *args, **kwargs)

    def _problem(self, rule: str, line: int, message: str, hint: str) -> None:
        self.problems.append(error(rule, Place(self._path, line), message, hint))

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802  # NodeVisitor calls it so
        """Each part of an output as a statement of its own."""
        made: list[nodes.Node] = []
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                made.append(self._text(part))
            else:
                line, known = first_line(part), len(self.problems)
                shown = nodes.Output([self.visit(part)], lineno=line)
                if len(self.problems) == known:  # else it would put out something else than it says
                    made.append(self._attempted(shown, part, line))
        return made

    def _text(self, part: nodes.TemplateData) -> nodes.Output:
        head = part.data.partition("\n")[0]
        line = self._lines[part.lineno - 1] if part.lineno <= len(self._lines) else ""
        known = [part.lineno, 1 if head == line else 0, self._within]
        return nodes.Output([_filter(nodes.Const(part.data), _LITERAL, known)], lineno=part.lineno)

    def _attempted(self, shown: nodes.Stmt, said: nodes.Node, line: int) -> nodes.Stmt:
        """`shown` so that a mistake in it is reported and the rest goes on, and its output has a place."""
        if find_undeclared([said], _OF_THE_MACRO):
            placed = _filter(None, _PUT, [line, self._within])
            return nodes.FilterBlock([shown], placed, lineno=line)
        attempt = nodes.EnvironmentAttribute("attempt")
        known: list[nodes.Expr] = [nodes.Const(line), nodes.Const(self._within)]
        call = nodes.Call(attempt, known, [], None, None, lineno=line)
        return nodes.CallBlock(call, [], [], [shown], lineno=line)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        """A call with a body: what the macro makes has the place of the call, the body its own."""
        said = node.call
        self.generic_visit(node)
        return self._attempted(node, said, node.lineno)

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.Node:  # noqa: N802
        """Filtered text is made anew: it has the place of the tag."""
        self.generic_visit(node)
        return self._attempted(node, node.filter, node.lineno)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        """A macro: its text is placed where it is called."""
        before = self._within
        self._within = before or self._authored
        self.generic_visit(node)
        self._within = before
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """A loop: every round counts, those too that its `if` leaves out."""
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(_filter(nodes.Const(None), _STEP, []), lineno=node.lineno))
        if node.test is not None:
            test: Any = node.test  # the stubs say only that it is a node
            node.test = _filter(test, _STEP, [])
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """A comparison: it looks at all of what it compares, but for a constant that something may be."""
        self.generic_visit(node)
        if all(one.op in ("eq", "ne") and isinstance(one.expr, nodes.Const) for one in node.ops):
            return node
        node.expr = _looked_at(node.expr)
        for operand in node.ops:
            operand.expr = _looked_at(operand.expr)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """A slice is a copy."""
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _looked_at(node.node)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """A new list: what it holds is measured, lists in lists included."""
        self.generic_visit(node)
        return _looked_at(node)

    visit_Dict = visit_List  # noqa: N815

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """A new tuple, or the names that a loop or an assignment gives values to."""
        self.generic_visit(node)
        return _looked_at(node) if node.ctx == "load" else node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """`~`, which Jinja lets no environment intercept."""
        self.generic_visit(node)
        return nodes.Filter(node.nodes[0], _CONCAT, node.nodes[1:], [], None, None, lineno=node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> Any:  # noqa: N802
        """A filter, if there is one of that name."""
        self.generic_visit(node)
        return node if self._known("filter", node, self._env.filters) else node.node or nodes.Const("")

    def visit_Test(self, node: nodes.Test) -> Any:  # noqa: N802
        """A test, if there is one of that name."""
        self.generic_visit(node)
        return node if self._known("test", node, self._env.tests) else nodes.Const(False)

    def _known(self, kind: str, node: nodes.Filter | nodes.Test, named: Iterable[str]) -> bool:
        if node.name in named:
            return True
        near = difflib.get_close_matches(node.name, [name for name in named if " " not in name], 1)
        hint = f"did you mean `{near[0]}`?" if near else ""
        self._problem("jinja-name", node.lineno, f"there is no {kind} `{node.name}`", hint)
        return False


def _filter(node: nodes.Expr | None, name: str, known: list[Any]) -> nodes.Filter:
    args: list[nodes.Expr] = [nodes.Const(one) for one in known]
    return nodes.Filter(node, name, args, [], None, None, lineno=node.lineno if node else 0)


def _looked_at(node: nodes.Expr) -> nodes.Expr:
    return node if isinstance(node, nodes.Const) else _filter(node, _LOOK, [])


@pass_context
def _literal(context: Context, text: str, line: int, column: int, within: bool) -> Text:
    meter = meter_of(context)
    meter.step()
    meter.string(len(text))
    return literal(text, Place(context.name or "", line, column), within)


@pass_context
def _put(context: Context, text: str, line: int, within: bool) -> Text:
    return put(text, Place(context.name or "", line), within)


@pass_context
def _step(context: Context, value: Any) -> Any:
    meter_of(context).step()
    return value


@pass_context
def _look(context: Context, value: Any) -> Any:
    meter_of(context).look(value)
    return value


@pass_context
def _concat(context: Context, *values: Any) -> str:
    texts = [scalar(value) for value in values]
    meter_of(context).string(sum(map(len, texts)))
    return "".join(texts)
