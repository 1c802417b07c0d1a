"""Requests as a sample sends them, and what its curl commands ask for, once the shell has read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote_plus

from mkslate.check import shell
from mkslate.check.code import Code
from mkslate.check.section import body
from mkslate.check.section.around import NAME
from mkslate.check.section.documented import METHODS
from mkslate.check.section.path import Address, address
from mkslate.check.shell.command import Word
from mkslate.check.shell.curl import CommandLine
from mkslate.check.shell.options import DATA
from mkslate.place import Place

_ADDRESS = re.compile(
    r"\w*://|/|[<{$\[]|localhost\b|[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?]|$)|[\w.-]+/|[A-Z_]{3,}"
)


class Content(NamedTuple):
    """The names in a request's query and in its body, each with its offset; None where one cannot be told."""

    query: Mapping[str, int] | None
    body: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Sent:
    """One request of a sample.

    `method` is empty where the command leaves it open. `place` is that of the address,
    `method_place` that of the method, or of the address where nothing names it.
    `content` reads what it carries.
    """

    method: str
    address: Address
    place: Place
    method_place: Place
    content: Callable[[], Content]


def sent(code: Code) -> tuple[Sent, ...]:
    """The requests of a shell sample that can be told for sure."""
    return tuple(_sent(code))


def _sent(code: Code) -> Iterator[Sent]:
    for line in code.once(shell.read).lines:
        word, strays = _address_word(line)
        if word is None or strays:
            continue
        place = code.place(word.start)
        method, at = _method(line)
        asked = address(word.text)
        content = partial(_content, line, asked, word)
        yield Sent(method, asked, place, code.place(at) if at >= 0 else place, content)


def _content(line: CommandLine, asked: Address, word: Word) -> Content:
    return Content(query_names(asked, word.text, word.origin), dict(body.fields(line)))


def query_names(asked: Address, text: str, origin: Callable[[int], int]) -> Mapping[str, int]:
    """The names in the query of an address, which is `text`; `origin` gives their offsets."""
    found: dict[str, int] = {}
    at = max(text.find(f"?{asked.query}") + 1, 0)
    for pair in asked.query.split("&"):
        name = re.split(r"[\[=]", unquote_plus(pair), maxsplit=1)[0]
        if NAME.fullmatch(name):
            found.setdefault(name, origin(at))
        at += len(pair) + 1
    return found


def _address_word(line: CommandLine) -> tuple[Word | None, bool]:
    """The word that is the address, if there is only one; and whether something else is taken for one."""
    named = [option.value for option in line.values("url") if option.value]
    found = [*named, *(word for word in line.arguments if _ADDRESS.match(word.text))]
    return (found[0] if len(found) == 1 else None), len(line.arguments) + len(named) > len(found)


def _method(line: CommandLine) -> tuple[str, int]:
    """The method that curl sends, and the offset of the word that names it (-1 without one)."""
    named = [option for option in line.values("request") if option.value]
    if named:
        option = named[-1]
        method = option.text.strip("\"'").upper()
        at = option.value.origin(option.start) if option.value else -1
        return (method if method in METHODS else ""), at
    if line.values("get"):
        return "GET", -1
    if line.values("head", "I"):
        return "HEAD", -1
    if line.values("T", "upload-file"):
        return "PUT", -1
    return ("POST" if line.values(*DATA, *body.FORM) else "GET"), -1
