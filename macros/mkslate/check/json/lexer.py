"""Words of JSON as documentation writes it: JSON's own, and what stands for something else."""

from __future__ import annotations

import re
from enum import IntEnum, auto
from typing import NamedTuple


class Kind(IntEnum):
    """What a word is."""

    STRING = auto()
    """A double-quoted string on one line."""
    OPEN = auto()
    """A double quote without its partner on the line."""
    SINGLE = auto()
    """A string in single quotes."""
    SMART = auto()
    """A string in typographic quotes."""
    HEADLESS = auto()
    """A string that lacks its opening quote."""
    MARK = auto()
    """One of `{}[],:`."""
    WIDE = auto()
    """A colon or a comma of full width, as East Asian keyboards write them."""
    BARE = auto()
    """Anything without quotes: a number, a literal, a bare word."""
    ELISION = auto()
    """`...` or a comment that says that something is left out."""
    DIRECTIVE = auto()
    """A template's tag: it may write anything."""
    HOLE = auto()
    """A placeholder, `<id>` or `{{id}}`: it stands for a value."""
    END = auto()


class Token(NamedTuple):
    """A word, and where it stands in the text."""

    kind: Kind
    text: str
    start: int
    end: int


_QUOTES = "“”„«»‟″"
# Every alternative either is bounded or takes what it has scanned, so that a text is read once.
_BLANKS = re.compile("[\\s\ufeff\u200b\u200c\u200d\u2060]*+")
_COMMENT = re.compile(
    r"""
    (?P<comment> //[^\n]*+ | \#[^\n]*+ | /\*(?s:.*?)(?:\*/|\Z) | <!--(?s:.*?)(?:-->|\Z) )
    """,
    re.VERBOSE,
)
# A semicolon that ends what it stands behind, as in many languages; others stand within words (`&lt;id`).
_ENDING = r';(?=[,\s"}\]]|\Z)'
# What stands behind a whole value or name.
_ENDS = r"[ \t]*(?:[:,}\]\n]|\Z)"
_WORD = re.compile(
    rf"""
      (?P<STRING>    "(?:[^"\\\n]++|\\.)*+" )
    | (?P<DIRECTIVE> <%(?s:.*?)(?:%>|\Z) | \{{%[^\n]*?(?:%\}}|(?=\n)|\Z) )
    | (?P<HOLE>      \{{\{{\{{?[^{{}}"\n]{{0,100}}\}}?\}}\}}
                   | \$\{{[^{{}}"\n]{{0,100}}\}} | <[^<>"\n]{{1,100}}>
                   | \{{[A-Za-z_$][\w$.\- ]{{0,80}}\}}
                   | \[\[?[A-Z][A-Z0-9_ ]{{1,80}}\]\]? )
    | (?P<MARK>      [{{}}\[\],:] )
    | (?P<WIDE>      [：，] )
    | (?P<ELISION>   \(?(?:\.\.++|…++|\.[ ]\.[ ]\.)\)? )
    | (?P<SINGLE>    '(?:[^'\\\n]++|\\.|(?<=\w)'(?=\w))*+'
                   | '(?:[^'\\\n]++|\\.)*+' | `[^`\n]++` )
    | (?P<SMART>     “[^“”\n]*+”(?={_ENDS})
                   | [{_QUOTES}][^{_QUOTES}"\n]*+[{_QUOTES}"]
                   | ‘(?:[^‘’\n]++|’(?=\w))*+’(?={_ENDS})
                   | ‘(?:[^‘’"\n]++|’(?=\w))*+’ )
    | (?P<OPEN>      " )
    | (?P<HEADLESS>  [A-Za-z_$@][\w$@.\- ]{{0,80}}+"(?=\s*+(?:[:,}}\]]|\Z)|[ \t]*+\n) )
    | (?P<BARE>      [a-z]++://[^\s",}}\]]*+ | \d[\w.+\-]*+(?::\d[\w.+\-]*+)++
                   | {_ENDING}
                   | [^\s,:：，\[\]{{}}"](?:(?!\.\.|//|/\*|{_ENDING})[^\s,:：，\[\]{{}}"…])*+ )
    """,
    re.VERBOSE,
)
_KINDS = {kind.name: kind for kind in Kind}
_LEFT_OUT = re.compile(
    r"\.\.|…|\b(?:more|others?|etc|rest|remaining|omitted|truncated|snip(?:ped)?|and so on|additional)\b",
    re.I,
)


class Lexer:
    """Reads a text word by word; comments and blanks between words are passed over."""

    __slots__ = ("_known", "_line_end", "text")

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text
        self._line_end = (0, -1)
        self._known = (-1, Token(Kind.END, "", 0, 0))

    def token(self, position: int) -> Token:
        """The word at or after a position."""
        if self._known[0] != position:
            self._known = (position, self._token(position))
        return self._known[1]

    def _token(self, position: int) -> Token:
        text = self.text
        while True:
            position = _BLANKS.match(text, position).end()  # type: ignore[union-attr]  # it matches nothing too
            comment = _COMMENT.match(text, position)
            if comment is None:
                break
            if _LEFT_OUT.search(comment.group()):
                return self._made(Kind.ELISION, comment)
            position = comment.end()
        word = _WORD.match(text, position)
        if word is None or word.lastgroup is None:
            return Token(Kind.END, "", len(text), len(text))
        return self._made(_KINDS[word.lastgroup], word)

    @staticmethod
    def _made(kind: Kind, match: re.Match[str]) -> Token:
        return Token(kind, match.group(), match.start(), match.end())

    def line_end(self, position: int) -> int:
        """The offset at which the line of a position ends."""
        asked, end = self._line_end
        if not asked <= position <= end:
            end = self.text.find("\n", position)
            end = len(self.text) if end < 0 else end
            self._line_end = (position, end)
        return end
