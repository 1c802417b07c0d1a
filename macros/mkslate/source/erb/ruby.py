"""Ruby's syntax as far as sources use it: the tree that the parser gives and the translator takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Node:
    """A construct, from offset `start` to before `end` of the file."""

    start: int
    end: int


Body: TypeAlias = tuple[Node, ...]
# The names of a block's parameters; a tuple in a tuple takes a list apart.
Params: TypeAlias = "tuple[str | Params, ...]"


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Literal text between tags."""

    text: str


@dataclass(frozen=True, slots=True)
class Output(Node):
    """`<%= value %>`; `<%== value %>` is escaped."""

    value: Node
    escaped: bool


@dataclass(frozen=True, slots=True)
class Value(Node):
    """A number, a plain string, a symbol (a string too), `true`, `false` or `nil`."""

    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class String(Node):
    """A string with `#{}` in it: its parts in order."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Array(Node):
    """`[a, b]` or `%w[a b]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Hash(Node):
    """`{ a: 1, "b" => 2 }`."""

    pairs: tuple[tuple[Node, Node], ...]


@dataclass(frozen=True, slots=True)
class Range(Node):
    """`low..high`, or `low...high` without its end."""

    low: Node
    high: Node
    exclusive: bool


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A bare name: a variable, or a helper called without arguments. `@name` too."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """`Date`, `A::B`."""

    name: str


@dataclass(frozen=True, slots=True)
class Block(Node):
    """`do |a, b| … end` or `{ |a, b| … }`."""

    params: Params
    body: Body


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A method of `receiver`, or a helper. `safe` is `&.`; `passed` the name in `&:name`."""

    receiver: Node | None
    name: str
    args: tuple[Node, ...] = ()
    named: tuple[tuple[str, Node], ...] = ()
    block: Block | None = None
    safe: bool = False
    passed: str = ""


@dataclass(frozen=True, slots=True)
class Unary(Node):
    """`!a`, `-a`."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """An operator between two values: `a + b`, `a && b`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Assign(Node):
    """`name = value`; of `name += value` the operator is `+`, of `||=` it is `||`."""

    name: str
    value: Node
    operator: str


@dataclass(frozen=True, slots=True)
class Defined(Node):
    """`defined?(name)`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class If(Node):
    """`if`, `unless`, `? :` and the modifiers: each condition with its body, then the rest."""

    branches: tuple[tuple[Node, Body], ...]
    otherwise: Body


@dataclass(frozen=True, slots=True)
class Case(Node):
    """`case subject when a, b … else … end`."""

    subject: Node
    branches: tuple[tuple[tuple[Node, ...], Body], ...]
    otherwise: Body


@dataclass(frozen=True, slots=True)
class For(Node):
    """`for name in value`."""

    params: Params
    value: Node
    body: Body


@dataclass(frozen=True, slots=True)
class Yield(Node):
    """`yield`: the block that the partial was called with."""
