"""Work: what a program does, counted, so that a test can ask whether twice the text is twice the work.

The packages are loaded a second time with a counter in them, beside the ones that everybody uses. It
counts calls, turns of loops, and the characters and entries that one operation walks over: those that
a search passes (of a string or a regular expression), a slice copies, `in` looks at, `join` writes.
What a regular expression reads in vain before it moves on is not counted.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any

_FORWARD = frozenset({"find", "index", "partition"})
_BACKWARD = frozenset({"rfind", "rindex", "rpartition"})
_ALL_OF_OWNER = frozenset({  # of a string or a list
    "count", "split", "rsplit", "splitlines", "replace", "translate", "lower", "upper", "casefold", "encode",
    "expandtabs", "isspace", "copy", "insert", "remove", "reverse", "sort",
})  # fmt: skip
_ALL_OF_RESULT = frozenset({"join", "list", "tuple", "set", "frozenset", "dict", "sorted", "fromkeys"})
_ALL_GIVEN = frozenset({"extend", "update", "sum", "min", "max", "any", "all", "map", "filter", "zip"})
_STRIPS = frozenset({"strip", "lstrip", "rstrip"})
_WALKS = _FORWARD | _BACKWARD | _ALL_OF_OWNER | _ALL_OF_RESULT | _ALL_GIVEN | _STRIPS | {"pop"}


class Work:
    """The counter; its public methods stand in for the operations of a counted module."""

    def __init__(self) -> None:
        self.done = 0

    def call(self, function: Any, *given: Any, **named: Any) -> Any:
        self.done += 1
        owner = getattr(function, "__self__", None)
        if isinstance(owner, re.Pattern):
            return self._matched(owner, function, *given, **named)
        result = function(*given, **named)
        name = getattr(function, "__name__", "")
        if name in _WALKS and not hasattr(function, "__code__"):
            self.done += _walked(name, owner, given, result)
        return result

    def _matched(self, pattern: re.Pattern[str], function: Any, *given: Any, **named: Any) -> Any:
        name = function.__name__
        text = given[1] if name in ("sub", "subn") else given[0]
        if name not in ("search", "match", "fullmatch", "finditer"):
            self.done += len(text)
            return function(*given, **named)
        start, end = _span(text, given[1:])
        if name == "finditer":
            return self._found(function(*given), start, end)
        match = function(*given)
        reached = match.end() if match else end if name == "search" else _reach(pattern, text, start, end)
        self.done += reached - start
        return match

    def _found(self, matches: Iterator[re.Match[str]], at: int, end: int) -> Iterator[re.Match[str]]:
        for match in matches:
            self.done += match.end() - at + 1
            at = match.end()
            yield match
        self.done += end - at

    def contains(self, what: Any, whole: Any) -> bool:
        if isinstance(whole, str):
            found = whole.find(what)
            self.done += len(whole) if found < 0 else found
        elif isinstance(whole, list | tuple):
            self.done += len(whole)
        return what in whole

    def made(self, value: Any) -> Any:
        if isinstance(value, str | list | tuple):
            self.done += len(value)
        return value

    def each(self, entries: Iterable[Any]) -> Iterator[Any]:
        for entry in entries:
            self.done += 1
            yield entry

    def turn(self) -> bool:
        self.done += 1
        return True


def _walked(name: str, owner: Any, given: Sequence[Any], result: Any) -> int:
    """What a function of the interpreter walks over."""
    if name in _STRIPS:
        return 0 if result is owner else len(owner)
    if isinstance(owner, str) and name in _FORWARD | _BACKWARD:
        start, end = _span(owner, given[1:])
        at = result if isinstance(result, int) else len(result[0]) if result[1] else -1
        if at < 0:
            return end - start
        return at - start if name in _FORWARD else end - at
    if name in _ALL_OF_OWNER or (name == "index" and isinstance(owner, list)):
        return len(owner) if isinstance(owner, str | list) else 0
    if name == "pop" and given and isinstance(owner, list):
        return len(owner)
    measured = [result] if name in _ALL_OF_RESULT else given if name in _ALL_GIVEN else []
    return sum(len(one) for one in measured if isinstance(one, Sized))


def _span(text: str, bounds: Sequence[int]) -> tuple[int, int]:
    start, end = (*bounds, *(0, len(text))[len(bounds) :])
    return start, min(end, len(text))


@cache
def _beginnings(pattern: re.Pattern[str]) -> tuple[re.Pattern[str], ...]:
    # Nothing public cuts a pattern where one of its parts ends.
    parsed = re._parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]  # noqa: SLF001
    cut = _cut(parsed)
    return tuple(re._compiler.compile(one, pattern.flags) for one in cut)  # type: ignore[attr-defined]  # noqa: SLF001


def _cut(parsed: Any) -> Iterator[Any]:
    """Every beginning of a parsed pattern, those that end within a group or an alternative too."""
    for index, (kind, value) in enumerate(parsed):
        parts = [value[-1]] if kind.name == "SUBPATTERN" else value[1] if kind.name == "BRANCH" else []
        for part in parts:
            for beginning in _cut(part):
                whole = parsed[:index]
                whole.data = [*whole.data, *beginning.data]
                yield whole
        yield parsed[: index + 1]


def _reach(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """How far into a text a pattern gets that does not match there: as far as any beginning of it."""
    matches = (one.match(text, start, end) for one in _beginnings(pattern))
    return max((match.end() for match in matches if match), default=start)


class _Counted(ast.NodeTransformer):
    """Puts the counter in the place of the operations that it counts."""

    def _count(self, method: str, *parts: ast.expr, keywords: Sequence[ast.keyword] = ()) -> ast.Call:
        function = ast.Attribute(ast.Name("counter_of_work", ast.Load()), method, ast.Load())
        return ast.Call(function, list(parts), list(keywords))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "super":
            return node
        self.generic_visit(node)
        return self._count("call", node.func, *node.args, keywords=node.keywords)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) != 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
            return node
        found = self._count("contains", node.left, node.comparators[0])
        return found if isinstance(node.ops[0], ast.In) else ast.UnaryOp(ast.Not(), found)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        is_part = isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load)
        return self._count("made", node) if is_part else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return self._count("made", node) if isinstance(node.op, ast.Add | ast.Mult) else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        node.value = self._count("made", node.value)
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        self.generic_visit(node)
        return self._count("made", node)

    def visit_List(self, node: ast.List | ast.Tuple) -> ast.AST:
        self.generic_visit(node)
        unpacks = isinstance(node.ctx, ast.Load) and any(isinstance(one, ast.Starred) for one in node.elts)
        return self._count("made", node) if unpacks else node

    visit_Tuple = visit_List  # noqa: N815

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.iter = self._count("each", node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.iter = self._count("each", node.iter)
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        self.generic_visit(node)
        node.test = ast.BoolOp(ast.And(), [self._count("turn"), node.test])
        return node


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, work: Work) -> None:
        super().__init__(name, path)
        self._work = work

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        tree = ast.fix_missing_locations(_Counted().visit(ast.parse(self.get_data(path))))
        return compile(tree, path, "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["counter_of_work"] = self._work
        super().exec_module(module)


class _Finder(MetaPathFinder):
    def __init__(self, packages: Sequence[str], work: Work) -> None:
        self._packages = packages
        self._work = work

    def find_spec(self, name: str, path: Any = None, _target: Any = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path) if name.partition(".")[0] in self._packages else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(name, spec.origin, self._work)
        return spec


@contextmanager
def counted(work: Work, packages: Sequence[str], beside: Sequence[str] = ()) -> Iterator[None]:
    """Within it, imports give counted modules of these packages, and anew those that must go with them."""
    fresh = (*packages, *beside)

    def loaded() -> dict[str, ModuleType]:
        return {name: module for name, module in sys.modules.items() if name.partition(".")[0] in fresh}

    kept = loaded()
    for name in kept:
        del sys.modules[name]
    finder = _Finder(packages, work)
    sys.meta_path.insert(0, finder)
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in loaded():
            del sys.modules[name]
        sys.modules.update(kept)
