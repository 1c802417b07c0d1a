"""Commas: the one that Go wants behind the last element of a list that ends on a line of its own.

Its grammar does without; its compiler takes the line's end for the end of the statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkslate.check.languages.explain import Fault
from mkslate.check.languages.parse import Parse

if TYPE_CHECKING:
    from tree_sitter import Node

_LISTS = frozenset({"literal_value", "argument_list", "parameter_list"})
# After these, a line's end means nothing.
_OPEN = frozenset({"(", "{", ",", "...", "variadic_argument"})


def last_comma(parsed: Parse) -> Fault | None:
    """Where the first such comma is missing; None if none is."""
    byte = min(_missing(parsed), default=0)
    if not byte:
        return None
    return Fault(len(parsed.data[:byte].decode("utf-8", "ignore")) - 1, "`,` is missing here")


def _missing(parsed: Parse) -> Iterator[int]:
    """The ends of the elements that a comma should follow, in bytes."""
    waiting = [parsed.tree.root_node]
    while waiting:
        node = waiting.pop()
        inner = [one for one in node.children if one.end_point.row > one.start_point.row]
        waiting += inner
        if node.type in _LISTS and (last := _last(node, parsed.data)):
            yield last.end_byte


def _last(node: Node, data: bytes) -> Node | None:
    """The last element of a list whose line ends behind it; nothing may be left out there."""
    *elements, closer = node.children
    last = next(one for one in reversed(elements) if one.type != "comment")
    left_out = data[last.end_byte : closer.start_byte]
    if last.type in _OPEN or last.end_point.row == closer.start_point.row:
        return None
    return None if b"..." in left_out or "…".encode() in left_out else last
