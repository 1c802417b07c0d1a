"""Expressions: operators by their precedence, values, and what is asked of them."""

from __future__ import annotations

from abc import ABC, abstractmethod

from mkslate.source.budget import Budget
from mkslate.source.erb import ruby
from mkslate.source.erb.cursor import Cursor
from mkslate.source.erb.ruby import Node
from mkslate.source.erb.scanner import RubySyntaxError, Token

# How tightly an operator binds, and whether `a op b op c` is `a op (b op c)`.
_BINDING: dict[str, tuple[int, bool]] = {
    "?": (4, True),
    "..": (6, False), "...": (6, False),
    "||": (8, False),
    "&&": (10, False),
    "<=>": (14, False), "==": (14, False), "===": (14, False), "!=": (14, False), "=~": (14, False),
    "!~": (14, False),
    "<": (16, False), "<=": (16, False), ">": (16, False), ">=": (16, False),
    "|": (18, False), "^": (18, False),
    "&": (20, False),
    "<<": (22, False), ">>": (22, False),
    "+": (24, False), "-": (24, False),
    "*": (26, False), "/": (26, False), "%": (26, False),
    "**": (30, True),
}  # fmt: skip
_UNSUPPORTED = frozenset({"=~", "!~", "|", "^", "&", ">>"})
_ASSIGNING = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "**=", "||=", "&&=", "<<="})
_UNARY = {"!": 32, "-": 28, "+": 28}


class ExpressionParser(Cursor, ABC):
    """Reads expressions; statements, calls and what begins with a keyword are read by its subclasses."""

    @abstractmethod
    def call(self, receiver: Node | None, token: Token, *, safe: bool = False) -> Node:
        """The call of the method or helper that `token` names."""

    @abstractmethod
    def keyword(self) -> Node:
        """What begins with a keyword."""

    @abstractmethod
    def sentence(self) -> Node:
        """An expression with its `and`, `or` and modifiers."""

    def expression(self, binding: int = 0) -> Node:
        """An expression of operators that bind more tightly than `binding`."""
        first = self.now
        depth = self.depth
        self.enter(first)
        try:
            node = self._prefix()
            while True:
                operator = self.now.value if self.now.kind == "operator" else ""
                if operator in _ASSIGNING and isinstance(node, ruby.Name | ruby.Call):
                    node = self._assignment(node)
                    continue
                power, right = _BINDING.get(operator, (0, False))
                if power <= binding or (power == 0):
                    return node
                self.enter(self.now)  # a chain of operators is a tree as deep as it is long
                node = self._infix(node, power - right)
        finally:
            self.depth = depth

    def _assignment(self, node: ruby.Name | ruby.Call) -> Node:
        operator = self.next().value
        if not isinstance(node, ruby.Name):
            raise RubySyntaxError(
                "an assignment to a part of a value is outside of the ERB subset", node.start
            )
        self.skip_newlines()
        self.variables.add(node.name)
        value = self.expression()
        return ruby.Assign(node.start, value.end, node.name, value, operator.removesuffix("="))

    def _infix(self, left: Node, binding: int) -> Node:
        token = self.next()
        if token.value in _UNSUPPORTED:
            raise RubySyntaxError(f"the operator `{token.value}` is outside of the ERB subset", token.start)
        self.skip_newlines()
        if token.value == "?":
            then = self.expression()
            self.skip_newlines()
            self._colon()
            self.skip_newlines()
            otherwise = self.expression(binding)
            return ruby.If(left.start, otherwise.end, ((left, (then,)),), (otherwise,))
        if token.value in ("..", "...") and self.at("]", ")", ","):
            nothing = ruby.Value(token.end, token.end, None)
            return ruby.Range(left.start, token.end, left, nothing, token.value == "...")
        right = self.expression(binding)
        if token.value in ("..", "..."):
            return ruby.Range(left.start, right.end, left, right, token.value == "...")
        return ruby.Binary(left.start, right.end, token.value, left, right)

    def _colon(self) -> None:
        self.expect(":")

    def _prefix(self) -> Node:
        token = self.now
        if token.kind == "operator" and token.value in _UNARY:
            self.next()
            if token.value == "-" and self.now.kind == "number" and self.following.value != "**":
                number = self.next()  # the sign of a number binds more tightly than its methods
                return self._postfix(ruby.Value(token.start, number.end, -_number(number)))
            operand = self.expression(_UNARY[token.value])
            return ruby.Unary(token.start, operand.end, token.value, operand)
        return self._postfix(self._primary())

    def _primary(self) -> Node:
        token = self.now
        if token.kind == "keyword":
            return self.keyword()
        if token.kind == "name":
            self.next()
            return self.call(None, token)
        self.next()
        if token.kind == "number":
            return ruby.Value(token.start, token.end, _number(token))
        if token.kind == "symbol":
            return ruby.Value(token.start, token.end, token.value)
        if token.kind == "words":
            words = tuple(ruby.Value(token.start, token.end, word) for word in token.value.split())
            return ruby.Array(token.start, token.end, words)
        if token.kind == "string":
            return self._string(token)
        if token.kind == "constant":
            return self._constant(token)
        if token.value == "(":
            self.skip_newlines()
            node = self.sentence()
            self.skip_newlines()
            self.expect(")")
            return node
        if token.value == "[":
            items, end = self._items("]")
            return ruby.Array(token.start, end, items)
        if token.value == "{":
            return self._hash(token)
        self.index -= token.kind != "end"
        found = "the end of the tag" if token.value == "%>" else f"`{token.value or token.kind}`"
        raise RubySyntaxError(f"{found} where a value is expected", token.start)

    def _postfix(self, node: Node) -> Node:
        while True:
            if self._on_next_line():
                self.skip_newlines()
            token = self.now
            if self.at(".", "&.", "::"):
                self.next()
                name = self.next()
                if name.kind not in ("name", "constant", "keyword"):
                    raise RubySyntaxError("a `.` without the name of a method", token.start)
                self.enter(token)
                node = self.call(node, name, safe=token.value == "&.")
            elif self.at("[") and not token.spaced:
                self.next()
                self.enter(token)
                args, end = self._items("]")
                node = ruby.Call(node.start, end, node, "[]", args)
            else:
                return node

    def _on_next_line(self) -> bool:
        """Whether a line begins with `.method`, and so goes on with the line before."""
        index = self.index
        while self.tokens[index].kind == "newline" and self.tokens[index].value == "\n":
            index += 1
        token = self.tokens[index]
        return index > self.index and token.kind == "operator" and token.value in (".", "&.")

    def _constant(self, token: Token) -> Node:
        name, end = token.value, token.end
        while self.at("::") and self.following.kind == "constant":
            self.next()
            part = self.next()
            name, end = f"{name}::{part.value}", part.end
        return ruby.Constant(token.start, end, name)

    def _items(self, closer: str) -> tuple[tuple[Node, ...], int]:
        items: list[Node] = []
        self.skip_newlines()
        while not self.at(closer):
            items.append(self.expression())
            self.skip_newlines()
            if not self.at(closer):
                self.expect(",")
                self.skip_newlines()
        return tuple(items), self.next().end

    def _hash(self, token: Token) -> Node:
        pairs: list[tuple[Node, Node]] = []
        self.skip_newlines()
        while not self.at("}"):
            key = self.now
            if key.kind == "label":
                self.next()
                name: Node = ruby.Value(key.start, key.end, key.value)
            else:
                name = self.expression()
                self.skip_newlines()
                self.expect("=>")
            self.skip_newlines()
            short = key.kind == "label" and self.at(",", "}")
            pairs.append((name, ruby.Name(key.start, key.end, key.value) if short else self.expression()))
            self.skip_newlines()
            if not self.at("}"):
                self.expect(",")
                self.skip_newlines()
        return ruby.Hash(token.start, self.next().end, tuple(pairs))

    def _string(self, token: Token) -> Node:
        """A string; strings that stand side by side are one."""
        parts: list[Node] = self._string_parts(token)
        while self.now.kind == "string" and self.now.spaced:
            token = self.next()
            parts += self._string_parts(token)
        if all(isinstance(part, ruby.Value) for part in parts):
            text = "".join(str(part.value) for part in parts if isinstance(part, ruby.Value))
            return ruby.Value(parts[0].start, token.end, text)
        return ruby.String(parts[0].start, token.end, tuple(parts))

    def _string_parts(self, token: Token) -> list[Node]:
        parts: list[Node] = []
        for part in token.parts:
            if isinstance(part, str):
                parts.append(ruby.Value(token.start, token.end, part))
            else:
                parts.append(self._interpolated(part, token))
        return parts or [ruby.Value(token.start, token.end, "")]

    def _interpolated(self, tokens: tuple[Token, ...], token: Token) -> Node:
        if not tokens:
            return ruby.Value(token.start, token.end, "")
        end = tokens[-1].end
        outer, index = self.tokens, self.index
        self.tokens, self.index = [*tokens, Token("newline", "%>", end, end), Token("end", "", end, end)], 0
        try:
            node = self.sentence()
            if self.now.value != "%>":
                raise RubySyntaxError(f"`{self.now.value}` is not expected here", self.now.start)
            return node
        finally:
            self.tokens, self.index = outer, index


def _number(token: Token) -> int | float:
    text = token.value.lower()
    if text.startswith(("0x", "0b")):
        return int(text, 0)
    if any(sign in text for sign in ".e"):
        return float(text)
    if len(text) * 4 > Budget().bits:
        raise RubySyntaxError("a number of so many digits is outside of the ERB subset", token.start)
    return int(text)
