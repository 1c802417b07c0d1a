"""A language that samples are written in, and the request that it writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mkslate.source.macro.plain import Plain

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Json:
    """A body that is a JSON value."""

    value: Plain


@dataclass(frozen=True, slots=True)
class Text:
    """A body that is sent as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A body of `application/x-www-form-urlencoded` fields; a name may come more than once."""

    fields: Pairs


@dataclass(frozen=True, slots=True)
class Multipart:
    """A body of `multipart/form-data`: plain fields, and files by the field that carries them."""

    fields: Pairs
    files: Pairs


Body = Json | Text | Form | Multipart | None
Prints = Literal["json", "text", "status"]


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, ready to be written.

    `headers` are those that every client sets by hand: the author's, and the bearer token.
    `content_type` is the body's where the author gave none ("" otherwise): some clients set it
    themselves. `basic` is a user and a password. `prints` is what the sample shows of the answer.
    """

    method: str
    url: str
    headers: Pairs = ()
    content_type: str = ""
    basic: tuple[str, str] | None = None
    body: Body = None
    prints: Prints = "json"

    @property
    def all_headers(self) -> Pairs:
        """The headers with the body's type, for a client that does not set it."""
        return (*self.headers, ("Content-Type", self.content_type)) if self.content_type else self.headers


@dataclass(frozen=True, slots=True)
class Language:
    """A language of samples: the names that language tabs call it by, and its writer.

    `write` gives a complete program, lines joined by newlines, none at the end.
    """

    names: tuple[str, ...]
    write: Callable[[Request], str]
