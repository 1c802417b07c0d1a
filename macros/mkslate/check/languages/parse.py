"""Parsing: whether a grammar reads a text, and if not, at which token it stopped."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tree_sitter import LogType, Node, Parser, Point, Tree

# A text with more characters is not parsed, nor one that takes more seconds of this thread, nor one
# with so many brackets open at once: grammars that guess take memory that grows with the square of them.
MOST = 300_000
_PATIENCE = 3.0
_NESTED = 1_000
# One of so many times that the parser asks whether to go on, the clock is looked at.
_SELDOM = 64
# Shorter texts are parsed without a watch: no grammar takes long for them.
_SHORT = 4_000
# How much of a text the parser is given at once while its journal is kept.
_PIECE = 32
# How much of it before the first mistake.
_BEFORE = 4 * _PIECE
# What a grammar calls its strings, comments, expressions and the text of pages.
_TEXT = re.compile("string|comment|regex|heredoc|template|text|char|literal|symbol")
_WHERE = re.compile(r"row:(\d+), col:(\d+)")


class TooMuchError(Exception):
    """A text that takes too long to parse."""


class Token(NamedTuple):
    """The smallest piece of a parsed text: its kind, what it says, and where, in characters.

    `string` is where the string that it belongs to begins, -1 outside of strings.
    """

    kind: str
    text: str
    start: int
    string: int = -1

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a parser could not go on.

    `offset` is the token's that it did not expect, in characters; the length of the text at its end.
    """

    offset: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """A text as a parser read it: the `tree` of its `data` in bytes."""

    parser: Parser
    data: bytes
    tree: Tree

    @property
    def is_whole(self) -> bool:
        """Whether the grammar reads all of the text."""
        return not self.tree.root_node.has_error

    @property
    def unread(self) -> int:
        """How much of the text the grammar does not read, in bytes."""
        return 0 if self.is_whole else _unread(self.tree.root_node)


def parse(parser: Parser, text: str) -> Parse:
    """Read a text. Raises TooMuchError."""
    data = text.encode("utf-8", "replace")
    return Parse(parser, data, _parse(parser, data))


def is_text(parsed: Parse, byte: int) -> bool:
    """Whether a byte of the data is no code to the grammar: part of a string, a comment or the like."""
    node = parsed.tree.root_node.descendant_for_byte_range(byte, byte + 1)
    while node is not None:
        if _TEXT.search(node.type):
            return True
        node = node.parent
    return False


def stop(parsed: Parse) -> Stop:
    """Where a grammar stops reading a text that it does not read whole. Raises TooMuchError."""
    parser, data, tree = parsed.parser, parsed.data, parsed.tree
    tokens = _tokens(tree, data)
    journal = _Journal()
    begin = _first_mistake(tree.root_node) - _BEFORE

    def read(offset: int, _point: Point) -> bytes:
        # A journal costs more than the parsing: it begins shortly before the first mistake, and soon
        # after that the text ends for the parser.
        if offset >= begin and parser.logger is None:
            parser.logger = journal.note
        return b"" if journal.over else _piece(data, offset)

    try:
        _watched(parser, read)
    finally:
        # The type says that a logger cannot be taken away; the parser's own documentation that it can.
        parser.logger = None  # type: ignore[assignment]
    line, column = max(journal.failed, default=(0, 0))
    starts = _line_starts(data)
    byte = min(starts[min(line, len(starts) - 1)] + column, len(data))
    offset = len(data[:byte].decode("utf-8", "ignore"))
    end = len(data.decode("utf-8"))
    following = next((token.start for token in tokens if token.start >= offset), end)
    return Stop(following, tokens)


def _piece(data: bytes, offset: int) -> bytes:
    """The next piece of a text, of whole characters: the parser dies of a half one that nothing follows."""
    end = offset + _PIECE
    while end < len(data) and data[end] & 0xC0 == 0x80:  # UTF-8's mark of a byte that goes on
        end += 1
    return data[offset:end]


def _unread(node: Node) -> int:
    """The bytes of the mistakes in a tree, and one for each token that is missing."""
    found = 0
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.is_error or one.is_missing:
            found += one.end_byte - one.start_byte + 1
        elif one.has_error:
            waiting += one.children
    return found


def _first_mistake(root: Node) -> int:
    """Where the first mistake of a tree begins, in bytes."""
    node = root
    while not node.is_error and (inner := [one for one in node.children if one.has_error or one.is_missing]):
        node = inner[0]
    return node.start_byte


class _Journal:
    """What a parser logs up to its first mistake: where each of its readings failed.

    A grammar that guesses reads in several ways at once; a mistake is only where the last one fails.
    """

    def __init__(self) -> None:
        self.failed: list[tuple[int, int]] = []
        self.over = False
        self._at = (0, 0)

    def note(self, _kind: LogType, message: str) -> None:
        if self.over:
            return
        if message.startswith("process"):
            if found := _WHERE.search(message):
                self._at = (int(found.group(1)), int(found.group(2)))
        elif message.startswith("detect_error"):
            self.failed.append(self._at)
        elif message.startswith("resume"):
            self.over = True


def _parse(parser: Parser, data: bytes) -> Tree:
    if len(data) <= _SHORT:
        return parser.parse(data)
    if len(data) > MOST or _open(data) > _NESTED:
        raise TooMuchError
    return _watched(parser, lambda offset, _point: data[offset:])


def _watched(parser: Parser, read: Callable[[int, Point], bytes]) -> Tree:
    # The parser asks so often that looking at the clock each time would be a fifth of the work.
    asked = count(1)
    end = time.thread_time() + _PATIENCE

    def watch(_offset: int, _wrong: bool) -> bool:
        return next(asked) % _SELDOM == 0 and time.thread_time() > end

    try:
        return parser.parse(read, progress_callback=watch)
    except ValueError as stopped:
        parser.reset()
        raise TooMuchError from stopped


def _open(data: bytes) -> int:
    """At most how many brackets are open at once, `<` counted as one that `>` closes."""
    most = 0
    for opener, closer in ((b"(", b")"), (b"[", b"]"), (b"{", b"}"), (b"<", b">")):
        lead = data.count(opener) - data.count(closer)
        most += max(lead, 0)
    return most


def _line_starts(data: bytes) -> list[int]:
    return [0, *(match.end() for match in re.finditer(rb"\n", data))]


def _tokens(tree: Tree, data: bytes) -> tuple[Token, ...]:
    """The leaves of a tree, in order."""
    found: list[Token] = []
    cursor = tree.walk()
    characters = at = 0
    string, string_end = -1, -1
    while True:
        node = cursor.node
        if node is None:  # so its type says; a cursor stands on a node until it leaves the tree
            return tuple(found)
        if node.start_byte >= string_end and _is_string(node):
            string, string_end = -1, node.end_byte
        if cursor.goto_first_child():
            continue
        if node.end_byte > node.start_byte:
            characters += len(data[at : node.start_byte].decode("utf-8", "ignore"))
            at = node.start_byte
            if at < string_end and string < 0:
                string = characters
            text = data[at : node.end_byte].decode("utf-8", "ignore")
            found.append(Token(node.type, text, characters, string if at < string_end else -1))
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return tuple(found)


def _is_string(node: Node) -> bool:
    return "string" in node.type and node.is_named and node.child_count > 0
