"""A reading: how far a sample is read, and what is found in it; what the parts of the reader share."""

from __future__ import annotations

from mkslate.check.code import Code
from mkslate.check.findings import Findings
from mkslate.check.json.frame import Frame
from mkslate.check.json.lexer import Kind, Lexer, Token


class Reading:
    """One sample while it is read.

    `frames` are the brackets that are open, the sample as a whole first. `last` is the word that was
    taken last. Up to the offset `quiet`, bare words are told already. `elided` says that something is
    left out outside of all brackets.
    """

    __slots__ = ("elided", "findings", "frames", "last", "lexer", "quiet", "text")

    def __init__(self, code: Code) -> None:
        """Keep the code; nothing of it is read yet."""
        self.text = code.text
        self.findings = Findings(code)
        self.lexer = Lexer(code.text)
        self.frames = [Frame("", 0)]
        self.last = Token(Kind.END, "", 0, 0)
        self.quiet = 0
        self.elided = False

    def next(self, token: Token) -> Token:
        """The word after another one."""
        return self.lexer.token(token.end)
