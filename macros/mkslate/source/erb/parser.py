"""The parser: an ERB text to the tree of its Ruby, by precedence climbing.

A mistake ends its statement only; what comes after it is read all the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from mkslate.source.erb import ruby
from mkslate.source.erb.arguments import ArgumentParser
from mkslate.source.erb.lexer import Literally, Tag, Unclosed, cut
from mkslate.source.erb.ruby import Body, Node
from mkslate.source.erb.scanner import RubySyntaxError, Token, scan

_UNSUPPORTED = frozenset(
    [
        "alias",
        "begin",
        "BEGIN",
        "break",
        "class",
        "def",
        "END",
        "ensure",
        "module",
        "next",
        "redo",
        "rescue",
        "retry",
        "return",
        "super",
        "undef",
        "until",
        "while",
    ]
)
# What only defines something: nothing in it is shown, or run, where it stands.
_DEFINITIONS = frozenset({"class", "def", "module"})

_MOST_BRANCHES = 200  # each is nested in the one before once it is compiled


def parse(text: str) -> tuple[Body, list[RubySyntaxError]]:
    """The statements of an ERB text, and what could not be read of it."""
    mistakes: list[RubySyntaxError] = []
    tokens: list[Token] = []
    for part in cut(text):
        if isinstance(part, Literally):
            tokens.append(Token("text", part.text, part.start, part.start + len(part.text)))
        elif isinstance(part, Unclosed):
            mistakes.append(RubySyntaxError("`<%` is never closed", part.start, "close it with `%>`"))
        else:
            tokens += _tag_tokens(text, part, mistakes)
    tokens.append(Token("end", "", len(text), len(text)))
    parser = Parser(tokens, mistakes)
    return parser.program(), mistakes


def _tag_tokens(text: str, tag: Tag, mistakes: list[RubySyntaxError]) -> Iterable[Token]:
    end = tag.start + len(tag.code)
    try:
        tokens = scan(text, tag.start, end)
    except RubySyntaxError as mistake:
        mistakes.append(mistake)
        return []
    opening = [] if tag.kind == "code" else [Token(tag.kind, "", tag.opens, tag.start)]
    return [*opening, *tokens, Token("newline", "%>", end, end)]


class Parser(ArgumentParser):
    """Statements: text, output, `if`, `case`, `for`, assignments and calls with their blocks."""

    def __init__(self, tokens: list[Token], mistakes: list[RubySyntaxError]) -> None:
        """Read `tokens`; append what cannot be read to `mistakes`."""
        super().__init__(tokens)
        self._mistakes = mistakes

    def program(self) -> Body:
        """All statements of the file."""
        made: list[Node] = []
        while True:
            made += self.body(frozenset())
            if self.now.kind == "end":
                return tuple(made)
            self._mistake(RubySyntaxError(f"`{self.now.value}` without a beginning", self.now.start))
            self.next()

    def body(self, stops: frozenset[str]) -> Body:
        """Statements up to one of the words or signs that end a body, which is not passed."""
        made: list[Node] = []
        while True:
            while self.now.kind == "newline" or self.at(";"):
                self.next()
            if self.now.kind == "end" or (self.now.kind in ("keyword", "operator") and self._ends(stops)):
                return tuple(made)
            start, depth = self.index, self.depth
            try:
                made.append(self._statement())
            except RubySyntaxError as mistake:
                self._mistake(mistake)
                self.depth = depth
                if self.index == start:
                    self.next()
                begun = self.tokens[start]
                if begun.kind == "keyword" and begun.value in _DEFINITIONS:
                    self._skip_definition()
                else:
                    self._skip_line()

    def _ends(self, stops: frozenset[str]) -> bool:
        return self.now.value in stops or self.now.value in ("end", "else", "elsif", "when")

    def _mistake(self, mistake: RubySyntaxError) -> None:
        # What an earlier mistake left open makes further ones; they would only confuse.
        structure = mistake.message.endswith(("without a beginning", "without its `end`"))
        if not structure or not self._mistakes:
            self._mistakes.append(mistake)

    def _skip_line(self) -> None:
        while self.now.kind not in ("newline", "text", "end"):
            self.next()

    def _skip_definition(self) -> None:
        """Pass the rest of a definition up to its `end`; it is a mistake as a whole, and has no others."""
        known, variables = len(self._mistakes), set(self.variables)
        if self._is_endless():
            self._skip_line()
            return
        while self.now.kind not in ("newline", "end") and not self.at(";"):
            self.next()
        while self.now.kind != "end" and not self.accept("end"):
            self.next()
            self.body(frozenset())
        del self._mistakes[known:]
        self.variables = variables

    def _is_endless(self) -> bool:
        """Whether the method whose name comes next is one line with `=` and no `end`."""
        index = self.index + 1
        if self.tokens[index].value == "(":
            depth = 1
            while depth and self.tokens[index].kind not in ("newline", "end"):
                index += 1
                depth += {"(": 1, ")": -1}.get(self.tokens[index].value, 0)
            index += 1
        return self.tokens[min(index, len(self.tokens) - 1)].value == "="

    def _statement(self) -> Node:
        token = self.now
        if token.kind == "text":
            self.next()
            return ruby.Text(token.start, token.end, token.value)
        if token.kind in ("output", "escaped"):
            self.next()
            value = self.sentence()
            self._line_end()
            return ruby.Output(token.start, value.end, value, token.kind == "escaped")
        node = self.sentence()
        self._line_end()
        return node

    def _line_end(self) -> None:
        if self.now.kind in ("newline", "end", "text") or self.at(";", "}", "end", "else", "elsif", "when"):
            return
        raise RubySyntaxError(f"`{self.now.value or self.now.kind}` is not expected here", self.now.start)

    def sentence(self) -> Node:
        """An expression with its `and`, `or` and modifiers."""
        node = self._negation()
        depth = self.depth
        while self.at("and", "or") and self.now.kind == "keyword":
            self.enter(self.now)
            operator = "&&" if self.next().value == "and" else "||"
            self.skip_newlines()
            right = self._negation()
            node = ruby.Binary(node.start, right.end, operator, node, right)
        while self.now.kind == "keyword" and self.now.value in ("if", "unless", "while", "until", "rescue"):
            self.enter(self.now)
            word = self.next()
            if word.value not in ("if", "unless"):
                raise RubySyntaxError(f"`{word.value}` is outside of the ERB subset", word.start)
            condition = self._negation()
            end = condition.end
            if word.value == "unless":
                condition = ruby.Unary(condition.start, condition.end, "!", condition)
            node = ruby.If(node.start, end, ((condition, (node,)),), ())
        self.depth = depth
        return node

    def _negation(self) -> Node:
        if self.at("not") and self.now.kind == "keyword":
            token = self.next()
            self.enter(token)
            operand = self._negation()
            self.leave()
            return ruby.Unary(token.start, operand.end, "!", operand)
        return self.expression()

    def keyword(self) -> Node:
        """What begins with a keyword: a control structure, or a value."""
        token = self.next()
        if token.value in ("if", "unless"):
            return self._if(token)
        if token.value == "case":
            return self._case(token)
        if token.value == "for":
            return self._for(token)
        if token.value == "yield":
            if self.now.kind not in ("newline", "keyword") and not self.at("(", ")", "}", ";"):
                raise RubySyntaxError("`yield` with a value is outside of the ERB subset", token.start)
            return ruby.Yield(token.start, token.end)
        if token.value == "defined?":
            operand = self.expression(28)
            return ruby.Defined(token.start, operand.end, operand)
        if token.value in ("true", "false", "nil"):
            value = {"true": True, "false": False, "nil": None}[token.value]
            return ruby.Value(token.start, token.end, value)
        if token.value in _UNSUPPORTED:
            raise RubySyntaxError(f"`{token.value}` is outside of the ERB subset", token.start)
        raise RubySyntaxError(f"`{token.value}` is not expected here", token.start)

    def _if(self, token: Token) -> Node:
        branches = [self._branch(negated=token.value == "unless")]
        while self.at("elsif"):
            self.next()
            branches.append(self._branch(negated=False))
            if len(branches) > _MOST_BRANCHES:
                raise RubySyntaxError(f"an `if` of more than {_MOST_BRANCHES} branches", token.start)
        otherwise = self._else()
        return ruby.If(token.start, self.close(token), tuple(branches), otherwise)

    def _branch(self, *, negated: bool) -> tuple[Node, Body]:
        condition = self.without_do(self.sentence)
        if negated:
            condition = ruby.Unary(condition.start, condition.end, "!", condition)
        self.accept("then")
        return condition, self.body(frozenset())

    def _else(self) -> Body:
        return self.body(frozenset()) if self.accept("else") else ()

    def _case(self, token: Token) -> Node:
        subject = self.without_do(self.sentence)
        before = self.body(frozenset())
        if any(not isinstance(node, ruby.Text) or node.text.strip() for node in before):
            raise RubySyntaxError("nothing may stand between `case` and its first `when`", before[0].start)
        branches: list[tuple[tuple[Node, ...], Body]] = []
        while self.accept("when"):
            patterns = [self.expression()]
            while self.accept(","):
                self.skip_newlines()
                patterns.append(self.expression())
            self.accept("then")
            branches.append((tuple(patterns), self.body(frozenset())))
            if len(branches) > _MOST_BRANCHES:
                raise RubySyntaxError(f"a `case` of more than {_MOST_BRANCHES} branches", token.start)
        otherwise = self._else()
        return ruby.Case(token.start, self.close(token), subject, tuple(branches), otherwise)

    def _for(self, token: Token) -> Node:
        params = self.parameters("in")
        self.expect("in")
        value = self.without_do(self.expression)
        self.accept("do")
        body = self.body(frozenset())
        return ruby.For(token.start, self.close(token), params, value, body)
