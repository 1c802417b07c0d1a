"""Parameters: whether a sample sends what its section's tables list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkslate.check.code import Code
from mkslate.check.section import rules
from mkslate.check.section.around import NAME, listed, plain
from mkslate.check.section.scope import Scope
from mkslate.check.section.sent import Content, Sent
from mkslate.errors import Problem
from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Heading, Paragraph, Table, contents

_QUERY = re.compile(r"\bquery\b", re.IGNORECASE)
_INPUT = re.compile(r"\b(?:query|body|json|form|post|request)\b", re.IGNORECASE)
_NOT_INPUT = re.compile(r"\b(?:headers?|url parameters?|path|response|returns?|errors?)\b", re.IGNORECASE)
_YES = re.compile(r"(?:yes|true|required|mandatory|y|✓|✔)", re.IGNORECASE)
# Parameters of which one is enough.
_CHOICE = re.compile(r"\b(?:one of|either)\b", re.IGNORECASE)
# What every request of an API carries, which one chapter tells once.
_ACCESS = re.compile(
    r"(?:\w*[_-]?api[_-]?key|\w*key|\w*token|sign|signature|timestamp|nonce|recv_window|client_id|callback)",
    re.IGNORECASE,
)
# How much of a body the table of its fields has at least.
_LISTED = 0.5
# A paragraph that is shorter says what the table below it is.
_SHORT = 40
_ELIDED = re.compile(r"\.{3}|…|[=\s]['\"]?@|-[KT]\b|\$[({A-Z]|<<")


def judge(scope: Scope, one: Sent, code: Code) -> Iterator[Problem]:
    """What a sample sends and no table lists, and what a table calls required and the sample does not send.

    `code` is the sample's. What its section names anywhere is taken for listed.
    """
    tables = list(_tables(scope.blocks))
    if not tables:
        return
    content = one.content()
    yield from _unlisted_fields(scope, content, code, [table for _, table in tables])
    if one.method == "GET" and any(_QUERY.search(title) for title, _ in tables):
        for name, at in (content.query or {}).items():
            if name not in scope.around.words and not _ACCESS.fullmatch(name):
                message = f"no table of the section lists the parameter `{name}`"
                yield rules.UNLISTED.at(code.place(at), message)
    required = [pair for title, table in tables if _INPUT.search(title) for pair in _required(table)]
    if required and None not in content:
        yield from _missing(scope, one, code.text, required)


def _missing(scope: Scope, one: Sent, text: str, required: list[tuple[str, int]]) -> Iterator[Problem]:
    """What is required, and neither the sample's text nor the path has anywhere."""
    if _ELIDED.search(text) or _is_choice(scope.blocks):
        return
    path = " ".join(scope.lines[0].address.segments).lower()
    for name, line in required:
        if name.lower() not in text.lower() and name.lower() not in path:
            message = f"the sample does not send `{name}`, which line {line} calls required"
            yield rules.REQUIRED.at(one.place, message)


def _unlisted_fields(scope: Scope, content: Content, code: Code, tables: list[Table]) -> Iterator[Problem]:
    """What a body has and no table lists, where one lists at least half of it: that is its table."""
    fields = content.body or {}
    lists = [listed(table) for table in tables] if fields else []
    least = _LISTED * len(fields)
    if not any(sum(plain(name) in names for name in fields) >= least for names in lists):
        return
    unlisted = [name for name in fields if plain(name) not in scope.around.names]
    if not unlisted or scope.around.is_filled_in:
        return
    for name in unlisted:
        if not _ACCESS.fullmatch(name):
            yield rules.FIELD.at(
                code.place(fields[name]), f"no table of the section lists the field `{name}`"
            )


def _tables(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Table]]:
    """The tables of what is sent, each with its title: the heading above, and short lines below that."""
    if not any(isinstance(block, Table) for block in blocks):
        return
    title = ""
    for block in blocks:
        if isinstance(block, Heading):
            title = plain_text(block.content)
        elif isinstance(block, Paragraph) and len(text := plain_text(block.content)) < _SHORT:
            title = f"{title} {text}"
        elif isinstance(block, Table) and not _NOT_INPUT.search(title):
            yield title, block


def _is_choice(blocks: tuple[Block, ...]) -> bool:
    """Whether a section says of some parameters that one of them is enough."""
    return any(_CHOICE.search(plain_text(content)) for block in blocks for content in contents(block))


def _required(table: Table) -> Iterator[tuple[str, int]]:
    titles = [plain_text(cell).strip().lower() for cell in table.header.cells]
    column = next((at for at, title in enumerate(titles) if title.startswith("required")), -1)
    for row in table.rows if column > 0 else ():
        texts = [plain_text(cell).strip() for cell in row.cells]
        if _YES.fullmatch(texts[column]) and NAME.fullmatch(texts[0]) and texts[0] != "body":
            yield texts[0], row.place.line
