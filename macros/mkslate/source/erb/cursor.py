"""The cursor: a parser's way over the tokens, and how deep it has come."""

from __future__ import annotations

from mkslate.source.erb.scanner import RubySyntaxError, Token

_DEEPEST = 40


class Cursor:
    """Walks over tokens; the last one is of the kind `end`."""

    def __init__(self, tokens: list[Token]) -> None:
        """Begin at the first token."""
        self.tokens = tokens
        self.depth = 0
        self.index = 0
        self.variables: set[str] = set()

    @property
    def now(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.index]

    @property
    def following(self) -> Token:
        """The token after that."""
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)]

    @property
    def before(self) -> Token:
        """The token that was passed last."""
        return self.tokens[self.index - 1]

    def next(self) -> Token:
        """Pass a token; the last one stays."""
        token = self.now
        self.index = min(self.index + 1, len(self.tokens) - 1)
        return token

    def at(self, *values: str) -> bool:
        """Whether one of these words or signs comes next."""
        return self.now.kind in ("operator", "keyword") and self.now.value in values

    def accept(self, value: str) -> bool:
        """Pass `value` if it comes next."""
        if not self.at(value):
            return False
        self.next()
        return True

    def expect(self, value: str) -> Token:
        """Pass `value`, which must come next."""
        if not self.at(value):
            found = "the end of the tag" if self.now.value == "%>" else f"`{self.now.value or self.now.kind}`"
            raise RubySyntaxError(f"{found} where `{value}` is expected", self.now.start)
        return self.next()

    def skip_newlines(self) -> None:
        """Pass line ends: they mean nothing after an operator, a comma or an opening bracket."""
        while self.now.kind == "newline" and self.now.value == "\n":
            self.next()

    def enter(self, token: Token) -> None:
        """Go one level deeper."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise RubySyntaxError(f"brackets and blocks nested deeper than {_DEEPEST} levels", token.start)

    def leave(self) -> None:
        """Come back from a level."""
        self.depth -= 1
