"""Arguments and blocks: what stands after the name of what is called."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TypeVar

from mkslate.source.erb import ruby
from mkslate.source.erb.expression import ExpressionParser
from mkslate.source.erb.ruby import Body, Node, Params
from mkslate.source.erb.scanner import RubySyntaxError, Token

Result = TypeVar("Result")


class ArgumentParser(ExpressionParser):
    """Calls: with brackets or without, with a block or without."""

    _no_do = 0

    @abstractmethod
    def body(self, stops: frozenset[str]) -> Body:
        """Statements up to one of `stops`, or to what ends every body."""

    def without_do(self, read: Callable[[], Result]) -> Result:
        """What `read` reads, where a `do` belongs to what is around it."""
        self._no_do += 1
        try:
            return read()
        finally:
            self._no_do -= 1

    def call(self, receiver: Node | None, token: Token, *, safe: bool = False) -> Node:
        """The call of the method or helper that `token` names."""
        start = receiver.start if receiver else token.start
        args: list[Node] = []
        named: list[tuple[str, Node]] = []
        passed = ""
        bare = False
        if self.at("(") and not self.now.spaced:
            self.next()
            outer, self._no_do = self._no_do, 0
            self.skip_newlines()
            while not self.at(")"):
                passed = self._argument(args, named) or passed
                self.skip_newlines()
                if not self.at(")"):
                    self.expect(",")
                    self.skip_newlines()
            self._no_do = outer
            end = self.next().end
        else:
            end = token.end
            bare = not self._begins_argument(token)
            if not bare:
                passed = self.without_do(lambda: self._bare_arguments(args, named))
                end = self.before.end
        block = self._block()
        if receiver is None and bare and block is None:
            return ruby.Name(token.start, token.end, token.value)
        end = block.end if block else end
        return ruby.Call(start, end, receiver, token.value, tuple(args), tuple(named), block, safe, passed)

    def _bare_arguments(self, args: list[Node], named: list[tuple[str, Node]]) -> str:
        passed = self._argument(args, named)
        while self.accept(","):
            self.skip_newlines()
            passed = self._argument(args, named) or passed
        return passed

    def _begins_argument(self, token: Token) -> bool:
        """Whether an argument follows a name without brackets: `foo x`, `foo -1`; not `foo - 1`, `foo if`."""
        now = self.now
        if not now.spaced:
            return False
        if now.kind in ("name", "constant", "number", "string", "words", "symbol", "label"):
            return True
        if now.kind == "keyword":
            return now.value in ("nil", "true", "false", "defined?", "not", "case")
        variable = token.value in self.variables
        if now.value in ("[", "-", "*", "&", "::", "("):
            return not variable and (now.value in "[(" or not self.following.spaced)
        return now.value in ("!", "->")

    def _argument(self, args: list[Node], named: list[tuple[str, Node]]) -> str:
        """Read one argument; the name in `&:name` is returned."""
        token = self.now
        if token.kind == "label":
            self.next()
            self.skip_newlines()
            if self.at(",", ")"):
                value: Node = ruby.Name(token.start, token.end, token.value)  # `f(x:)` is `f(x: x)`
            else:
                value = self.expression()
            named.append((token.value, value))
            return ""
        if self.at("*", "**"):
            raise RubySyntaxError("arguments from a list (`*`) is outside of the ERB subset", token.start)
        if self.at("&"):
            self.next()
            if self.now.kind != "symbol":
                raise RubySyntaxError(
                    "a block that is handed on (`&`) is outside of the ERB subset", token.start
                )
            return self.next().value
        value = self.expression()
        if not self.accept("=>"):
            args.append(value)
            return ""
        self.skip_newlines()
        if not isinstance(value, ruby.Value) or not isinstance(value.value, str):
            raise RubySyntaxError(
                "an argument whose name is no symbol is outside of the ERB subset", token.start
            )
        named.append((value.value, self.expression()))
        return ""

    def _block(self) -> ruby.Block | None:
        token = self.now
        if self.at("{") and token.kind == "operator":
            stops, closer = frozenset("}"), "}"
        elif self.at("do") and token.kind == "keyword" and not self._no_do:
            stops, closer = frozenset(), "end"
        else:
            return None
        self.next()
        outer, self._no_do = self._no_do, 0
        while self.now.kind == "newline":
            self.next()
        params = self.parameters("|") if self.accept("|") else ()
        self.accept("|")
        self.enter(token)
        body = self.body(stops)
        self.leave()
        self._no_do = outer
        if closer == "end":
            return ruby.Block(token.start, self.close(token), params, body)
        return ruby.Block(token.start, self.expect("}").end, params, body)

    def parameters(self, closer: str) -> Params:
        """The names of a block's parameters, up to the sign `closer`, which is not passed."""
        names: list[str | Params] = []
        while not self.at(closer, ")"):
            token = self.next()
            if token.value == "(":
                self.enter(token)
                names.append(self.parameters(")"))
                self.expect(")")
                self.leave()
            elif token.kind == "name":
                names.append(token.value)
                self.variables.add(token.value)
            else:
                raise RubySyntaxError(
                    f"the parameter `{token.value}` is outside of the ERB subset", token.start
                )
            if not self.at(closer, ")"):
                self.expect(",")
        return tuple(names)

    def close(self, token: Token) -> int:
        """Pass the `end` of what `token` began; where it ends."""
        if not self.at("end"):
            raise RubySyntaxError(f"`{token.value}` without its `end`", token.start, "add `<% end %>`")
        return self.next().end
