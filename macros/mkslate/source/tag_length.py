"""The length of a tag: an end to templates whose tags nobody could have written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

LONGEST = 20_000  # words and signs of one tag
_DEEPEST = 60  # brackets within brackets
TOO_LONG = "brackets are nested too deeply, or the tag is too long"


class BoundedTags(Extension):
    """Ends the reading of a template at a tag that is too long or too deep, before it is read to its end."""

    priority = 1  # before every other extension: those may ask for all tokens

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens as they are. Raises TemplateSyntaxError at the first that is too much."""
        length = depth = 0
        for token in stream:
            if token.type in ("block_begin", "variable_begin"):
                length = depth = 0
            length += 1
            depth += (token.type in _OPENING) - (token.type in _CLOSING)
            if depth > _DEEPEST or length > LONGEST:
                raise TemplateSyntaxError(TOO_LONG, token.lineno)
            yield token


_OPENING = frozenset({"lparen", "lbracket", "lbrace"})
_CLOSING = frozenset({"rparen", "rbracket", "rbrace"})
