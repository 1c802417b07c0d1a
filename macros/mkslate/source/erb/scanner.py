"""Ruby's tokens: names, numbers, strings with their `#{}`, symbols, operators.

Longer than other files: it is one table of Ruby's lexical rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind = Literal[
    "name", "constant", "number", "string", "words", "symbol", "label", "operator", "keyword", "newline",
    "text", "output", "escaped", "end",
]  # fmt: skip
Part: TypeAlias = "str | tuple[Token, ...]"

KEYWORDS = frozenset(
    [
        "alias",
        "and",
        "begin",
        "BEGIN",
        "break",
        "case",
        "class",
        "def",
        "defined?",
        "do",
        "else",
        "elsif",
        "end",
        "END",
        "ensure",
        "false",
        "for",
        "if",
        "in",
        "module",
        "next",
        "nil",
        "not",
        "or",
        "redo",
        "rescue",
        "retry",
        "return",
        "self",
        "super",
        "then",
        "true",
        "undef",
        "unless",
        "until",
        "when",
        "while",
        "yield",
    ]
)
_BLANK = re.compile(r"(?:[ \t\r\f\v]|\\\r?\n)+")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F_]+|0[bB][01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?")
_NAME = re.compile(r"@{0,2}[^\W\d]\w*[?!]?|\$\w+")
_OPERATOR = re.compile(
    r"\*\*=|<=>|===|\.\.\.|&&=|\|\|=|<<=|>>=|\*\*|==|!=|>=|<=|&&|\|\||=~|!~|\.\.|::|&\.|=>|->|<<|>>|\+=|-=|\*=|/="
    r"|%=|[-+*/%=<>!&|^~?:,.;(){}\[\]]"
)
_HEREDOC = re.compile(r"<<([~-]?)(?:([\"'])(\w+)\2|([A-Z_]\w*))")
_SYMBOL = re.compile(r":(?:([^\W\d]\w*[?!=]?)|(?=[\"']))")
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_ESCAPES = {"n": "\n", "t": "\t", "s": " ", "r": "\r", "0": "\0", "e": "\x1b", "a": "\a", "b": "\b"}
_DEEPEST = 20
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Token:
    """A token. `value` is its text; `parts` a string's parts, those in `#{}` as tokens."""

    kind: Kind
    value: str
    start: int
    end: int
    spaced: bool = False
    parts: tuple[Part, ...] = ()


class RubySyntaxError(Exception):
    """What the scanner or the parser cannot read, at an offset of the file."""

    def __init__(self, message: str, start: int, hint: str = "") -> None:
        """Say what, where, and how to mend it."""
        self.message = message
        self.start = start
        self.hint = hint
        super().__init__(message)


def scan(text: str, start: int, end: int) -> list[Token]:
    """The tokens of the Ruby that stands from `start` to before `end` of a file's text."""
    return _Scanner(text, start, end).tokens()


class _Scanner:
    """Walks over Ruby once, from left to right."""

    def __init__(self, text: str, start: int, end: int, depth: int = 0) -> None:
        self._text = text
        self._at = start
        self._end = end
        self._depth = depth
        self._tokens: list[Token] = []
        self._heredocs: list[tuple[int, str, str, str]] = []  # index of the token, squiggle, quote, name

    def tokens(self, *, until_brace: bool = False) -> list[Token]:
        """Tokens up to the end; or up to the `}` that closes a `#{`."""
        braces = 0
        while True:
            spaced = self._skip_blank()
            if len(self._tokens) > _LONGEST:
                raise RubySyntaxError(f"a tag of more than {_LONGEST} words and signs", self._at)
            if self._at >= self._end:
                if until_brace:
                    raise RubySyntaxError("`#{` is never closed", self._at)
                if self._heredocs:
                    raise RubySyntaxError("a heredoc is never closed", self._at)
                return self._tokens
            character = self._text[self._at]
            if until_brace and character in "{}":
                braces += 1 if character == "{" else -1
                if braces < 0:
                    return self._tokens
            self._one(character, spaced)

    @property
    def at(self) -> int:
        """The offset that the scanner has come to."""
        return self._at

    def _skip_blank(self) -> bool:
        match = _BLANK.match(self._text, self._at, self._end)
        if match:
            self._at = match.end()
        if self._text.startswith("#", self._at) and self._at < self._end:
            newline = self._text.find("\n", self._at, self._end)
            self._at = self._end if newline < 0 else newline
        return bool(match)

    def _add(self, kind: Kind, value: str, start: int, spaced: bool, parts: tuple[Part, ...] = ()) -> None:
        self._tokens.append(Token(kind, value, start, self._at, spaced, parts))

    def _after_value(self) -> bool:
        """Whether an operator, rather than a value, is to be expected."""
        if not self._tokens:
            return False
        last = self._tokens[-1]
        if last.kind == "keyword":
            return last.value in ("end", "self", "true", "false", "nil")
        if last.kind == "operator":
            return last.value in (")", "]", "}")
        return last.kind in ("name", "constant", "number", "string", "words", "symbol")

    def _begins_value(self, length: int, spaced: bool) -> bool:
        """Whether a sign of this length begins a value: `foo /x/` and `foo %w[x]`, not `a / b`, `a/b`."""
        if not self._after_value():
            return True
        following = self._text[self._at + length : self._at + length + 1]
        return self._tokens[-1].kind == "name" and spaced and not following.isspace() and following != "="

    def _one(self, character: str, spaced: bool) -> None:
        start = self._at
        if character == "\n":
            self._at += 1
            self._add("newline", "\n", start, spaced)
            self._read_heredocs()
        elif character.isdigit():
            match = _NUMBER.match(self._text, self._at, self._end)
            self._at = match.end() if match else self._at + 1
            self._add("number", self._text[start : self._at].replace("_", ""), start, spaced)
        elif character in "\"'`":
            self._quoted(character, spaced)
        elif character == "%" and self._begins_value(1, spaced) and self._percent(spaced):
            return
        elif character == "/" and self._begins_value(1, spaced):
            raise RubySyntaxError(
                "a regular expression is outside of the ERB subset", start, "only plain strings are matched"
            )
        elif (character == "<" and self._begins_value(2, spaced) and self._heredoc(spaced)) or (
            character == ":" and self._symbol(spaced)
        ):
            return
        else:
            self._word_or_operator(spaced)

    def _word_or_operator(self, spaced: bool) -> None:
        start = self._at
        match = _NAME.match(self._text, start, self._end)
        if match is None:
            match = _OPERATOR.match(self._text, start, self._end)
            if match is None:
                raise RubySyntaxError(f"the character `{self._text[start]}` means nothing in Ruby", start)
            self._at = match.end()
            self._add("operator", match[0], start, spaced)
            return
        word = match[0]
        following = self._text[match.end() : match.end() + 2]
        if word[-1] in "?!" and following.startswith("=") and following not in ("==", "=~"):
            word = word[:-1]  # `a!=b`
        after_dot = bool(self._tokens) and self._tokens[-1].value in (".", "&.")
        self._at = start + len(word)
        label = self._text.startswith(":", self._at) and not self._text.startswith("::", self._at)
        if label and not after_dot and not self._in_ternary():
            self._at += 1
            self._add("label", word, start, spaced)
        elif word in KEYWORDS and not after_dot:
            self._add("keyword", word, start, spaced)
        else:
            kind: Kind = "constant" if word[0].isupper() else "name"
            self._add(kind, word, start, spaced)

    def _in_ternary(self) -> bool:
        return bool(self._tokens) and self._tokens[-1].value == "?"

    def _symbol(self, spaced: bool) -> bool:
        match = _SYMBOL.match(self._text, self._at, self._end)
        if match is None or (self._after_value() and not spaced):
            return False
        start = self._at
        if match[1] is not None:
            self._at = match.end()
            self._add("symbol", match[1], start, spaced)
            return True
        quote = self._text[self._at + 1]
        self._at += 2
        parts = self._parts(quote, "", interpolates=quote == '"')
        self._add("string", "", start, spaced, parts)
        return True

    def _quoted(self, quote: str, spaced: bool) -> None:
        start = self._at
        if quote == "`":
            raise RubySyntaxError(
                "a shell command in backticks is outside of the ERB subset", start, "mkslate runs no commands"
            )
        before = self._tokens[-1] if self._tokens else None
        self._at += 1
        parts = self._parts(quote, "", interpolates=quote == '"')
        label = self._text.startswith(":", self._at) and not self._text.startswith("::", self._at)
        opens = before is None or before.kind in ("name", "newline") or before.value in ("{", ",", "(")
        if label and opens and all(isinstance(part, str) for part in parts):
            self._at += 1
            self._add("label", "".join(part for part in parts if isinstance(part, str)), start, spaced)
        else:
            self._add("string", "", start, spaced, parts)

    def _percent(self, spaced: bool) -> bool:
        match = re.compile(r"%([wWiIqQ]?)([(\[{<|/!])").match(self._text, self._at, self._end)
        if match is None:
            return False
        start = self._at
        kind, opener = match[1], match[2]
        self._at = match.end()
        closer = _PAIRS.get(opener, opener)
        parts = self._parts(closer, opener if closer != opener else "", interpolates=kind in ("", "Q"))
        if kind in ("w", "W", "i", "I"):
            self._add("words", "".join(part for part in parts if isinstance(part, str)), start, spaced)
        else:
            self._add("string", "", start, spaced, parts)
        return True

    def _parts(self, closer: str, opener: str, *, interpolates: bool) -> tuple[Part, ...]:
        """A string's parts up to its closing sign, which is passed."""
        start = self._at
        parts: list[Part] = []
        plain: list[str] = []
        depth = 0
        while self._at < self._end:
            character = self._text[self._at]
            if character == "\\":
                plain.append(self._escape(closer, interpolates))
            elif interpolates and self._text.startswith("#{", self._at):
                parts += ["".join(plain)] if plain else []
                plain = []
                parts.append(self._interpolation())
            elif character == closer and depth == 0:
                self._at += 1
                return (*parts, "".join(plain)) if plain or not parts else tuple(parts)
            else:
                depth += (character == opener) - (character == closer)
                plain.append(character)
                self._at += 1
        raise RubySyntaxError("a string is never closed", start - 1)

    def _escape(self, closer: str, interpolates: bool) -> str:
        following = self._text[self._at + 1 : self._at + 2]
        self._at += 2
        if not interpolates:
            return following if following in ("\\", closer) else "\\" + following
        if following == "u":
            match = re.compile(r"\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4})").match(
                self._text, self._at, self._end
            )
            if match and int(match[1] or match[2], 16) < 0x110000:
                self._at = match.end()
                return chr(int(match[1] or match[2], 16))
        return "" if following == "\n" else _ESCAPES.get(following, following)

    def _interpolation(self) -> tuple[Token, ...]:
        if self._depth >= _DEEPEST:
            raise RubySyntaxError(f"`#{{}}` nested deeper than {_DEEPEST} levels", self._at)
        inner = _Scanner(self._text, self._at + 2, self._end, self._depth + 1)
        tokens = inner.tokens(until_brace=True)
        self._at = inner.at + 1
        return tuple(tokens)

    def _heredoc(self, spaced: bool) -> bool:
        match = _HEREDOC.match(self._text, self._at, self._end)
        if match is None:
            return False
        start, self._at = self._at, match.end()
        self._heredocs.append((len(self._tokens), match[1], match[2] or "", match[3] or match[4]))
        self._add("string", "", start, spaced)
        return True

    def _read_heredocs(self) -> None:
        for index, squiggle, quote, name in self._heredocs:
            ending = re.compile(rf"^[ \t]*{name}[ \t]*$", re.MULTILINE).search(
                self._text, self._at, self._end
            )
            if ending is None:
                raise RubySyntaxError(f"the heredoc `{name}` is never closed", self._tokens[index].start)
            body = _Scanner(self._text, self._at, ending.start(), self._depth)
            parts = body.body(interpolates=quote != "'")
            if squiggle == "~":
                parts = _dedented(parts, self._text[self._at : ending.start()])
            token = self._tokens[index]
            self._tokens[index] = Token("string", "", token.start, token.end, token.spaced, parts)
            self._at = min(ending.end() + 1, self._end)
        self._heredocs = []

    def body(self, *, interpolates: bool) -> tuple[Part, ...]:
        """The parts of a heredoc's body: all of the text."""
        parts: list[Part] = []
        plain: list[str] = []
        while self._at < self._end:
            if interpolates and self._text[self._at] == "\\":
                plain.append(self._escape("", interpolates=True))
            elif interpolates and self._text.startswith("#{", self._at):
                parts.append("".join(plain))
                plain = []
                parts.append(self._interpolation())
            else:
                plain.append(self._text[self._at])
                self._at += 1
        return (*parts, "".join(plain))


def _dedented(parts: tuple[Part, ...], body: str) -> tuple[Part, ...]:
    """The parts of a `<<~` heredoc without the indent that all its lines share."""
    indents = [len(line) - len(line.lstrip(" \t")) for line in body.split("\n") if line.strip(" \t")]
    margin = min(indents, default=0)
    made: list[Part] = []
    fresh = True
    for part in parts:
        if isinstance(part, str):
            lines = part.split("\n")
            kept = [
                line[min(margin, len(line) - len(line.lstrip(" \t"))) :] if number or fresh else line
                for number, line in enumerate(lines)
            ]
            made.append("\n".join(kept))
        else:
            made.append(part)
        fresh = False
    return tuple(made)
