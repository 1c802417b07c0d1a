"""Parameters: whether a sample sends what its section's tables list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_plus

from mkslate.check.section import rules
from mkslate.check.section.scope import Scope
from mkslate.check.section.sent import Sent
from mkslate.errors import Problem
from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Heading, Html, Paragraph, Table, contents

_QUERY = re.compile(r"\bquery\b", re.IGNORECASE)
_INPUT = re.compile(r"\b(?:query|body|json|form|post|request)\b", re.IGNORECASE)
_NOT_INPUT = re.compile(r"\b(?:headers?|url parameters?|path|response|returns?|errors?)\b", re.IGNORECASE)
_YES = re.compile(r"(?:yes|true|required|mandatory|y|✓|✔)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z_][\w-]*")
# Parameters of which one is enough.
_CHOICE = re.compile(r"\b(?:one of|either)\b", re.IGNORECASE)
# What every request of an API carries, which one chapter tells once.
_ACCESS = re.compile(
    r"(?:\w*[_-]?api[_-]?key|\w*key|\w*token|sign|signature|timestamp|nonce|recv_window|client_id|callback)",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"\.{3}|…|[=\s]['\"]?@|-[KT]\b|\$[({A-Z]|<<")


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a scope lists: whether it has a table of query parameters, and which it calls required."""

    query: bool
    required: tuple[tuple[str, int], ...]
    words: frozenset[str]


def judge(scope: Scope, one: Sent, text: str) -> Iterator[Problem]:
    """What a sample sends and no table lists, and what a table calls required and the sample does not send.

    `text` is the sample's. What its section names anywhere is taken for listed.
    """
    listed = _listed(scope.blocks)
    if listed.query and (one.method == "GET"):
        for name in _query_names(one.address.query):
            if name not in listed.words and not _ACCESS.fullmatch(name):
                yield rules.UNLISTED.at(one.place, f"no table of the section lists the parameter `{name}`")
    if _ELIDED.search(text):
        return
    path = " ".join(scope.lines[0].address.segments).lower()
    for name, line in listed.required:
        if name.lower() not in text.lower() and name.lower() not in path:
            message = f"the sample does not send `{name}`, which line {line} calls required"
            yield rules.REQUIRED.at(one.place, message)


def _query_names(query: str) -> Iterator[str]:
    for pair in query.split("&"):
        name = re.split(r"[\[=]", unquote_plus(pair), maxsplit=1)[0]
        if _NAME.fullmatch(name):
            yield name


def _listed(blocks: tuple[Block, ...]) -> _Listed:
    words: set[str] = set()
    required: list[tuple[str, int]] = []
    title = ""
    query = choice = False
    for block in blocks:
        texts = [plain_text(content) for content in contents(block)]
        words.update(word for text in texts for word in _NAME.findall(text))
        choice = choice or any(_CHOICE.search(text) for text in texts)
        if isinstance(block, Html):
            words.update(_NAME.findall(block.text))
        if isinstance(block, Heading):
            title = plain_text(block.content)
        elif isinstance(block, Paragraph) and len(text := plain_text(block.content)) < 40:
            title = f"{title} {text}"
        elif isinstance(block, Table) and not _NOT_INPUT.search(title):
            query = query or bool(_QUERY.search(title))
            if _INPUT.search(title):
                required += _required(block)
    return _Listed(query, () if choice else tuple(required), frozenset(words))


def _required(table: Table) -> Iterator[tuple[str, int]]:
    titles = [plain_text(cell).strip().lower() for cell in table.header.cells]
    column = next((at for at, title in enumerate(titles) if title.startswith("required")), -1)
    for row in table.rows if column > 0 else ():
        texts = [plain_text(cell).strip() for cell in row.cells]
        if _YES.fullmatch(texts[column]) and _NAME.fullmatch(texts[0]) and texts[0] != "body":
            yield texts[0], row.place.line
