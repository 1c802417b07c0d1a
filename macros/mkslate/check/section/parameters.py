"""Parameters: whether a sample sends what its section's tables list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from mkslate.check.code import Code
from mkslate.check.rule import Rule
from mkslate.check.section import rules
from mkslate.check.section.around import NAME, listed, plain
from mkslate.check.section.scope import Scope
from mkslate.check.section.sent import Content, Sent
from mkslate.errors import Problem
from mkslate.markup import inline_html, plain_text
from mkslate.markup.blocks import Block, Heading, Paragraph, Row, Table, contents
from mkslate.place import Place

_QUERY = re.compile(r"\bquery\b", re.IGNORECASE)
_INPUT = re.compile(r"\b(?:query|body|json|form|post|request)\b", re.IGNORECASE)
_NOT_INPUT = re.compile(r"\b(?:headers?|url parameters?|path|response|returns?|errors?)\b", re.IGNORECASE)
_YES = re.compile(r"(?:yes|true|required|must|mandatory|y|✓|✔|✅|☑)\ufe0f?", re.IGNORECASE)
# Parameters of which one is enough.
_CHOICE = re.compile(r"\b(?:one of|either)\b", re.IGNORECASE)
# What says so behind a name, or at the beginning of what is said of it.
_BEHIND = re.compile(r"([A-Za-z_][\w-]*)\W*\(?required\)?\W*", re.IGNORECASE)
_SAID = re.compile(r"\(?required\)?(?:[.:;,)]|\Z)", re.IGNORECASE)
# What every request of an API carries, which one chapter tells once.
_ACCESS = re.compile(
    r"(?:\w*[_-]?api[_-]?key|\w*key|\w*token|sign|signature|timestamp|nonce|recv_window|client_id|callback)",
    re.IGNORECASE,
)
# How much of a body the table of its fields has at least.
_LISTED = 0.5
# A paragraph that is shorter says what the table below it is.
_SHORT = 40
_ELIDED = re.compile(
    r"\.{3}|…|[=\s]['\"]?@|-[KT]\b|\$[({A-Z]|<<"
    r"|(?://|#|/\*)[^\n]*\b(?i:other|others|more|rest|remaining|etc|omitted)\b"
)
# What sets a name in a table under the one above it: it belongs to that.
_INDENT = re.compile(r"&(?:nbsp|emsp|ensp|#160);|[\u00a0\u2002\u2003]|<\w+[^>]*\b(?:padding|margin|indent)")
# How alike a name that nothing lists is to the one that was meant, as difflib counts it.
_NEAR = 0.75

_Tables = list[tuple[str, Table]]
# A name that no table lists: the rule, what it is, the name, and where it stands in the code.
_Unlisted = tuple[Rule, str, str, int]


def judge(scope: Scope, one: Sent, code: Code) -> Iterator[Problem]:
    """What a sample sends and no table lists, and what a table calls required and the sample does not send.

    `code` is the sample's. What its section names anywhere is taken for listed.
    """
    tables = list(_tables(scope.blocks))
    if not tables:
        return
    content = one.content()
    meant = set()
    for rule, kind, name, at in (
        *_unlisted_fields(scope, content, tables),
        *_unlisted(scope, one, content, tables),
    ):
        near = _nearest(name, tables)
        meant.add(near)
        message = f"no table of the section lists the {kind} `{name}`"
        yield rule.at(code.place(at), message, f"did you mean `{near}`?" if near else "")
    required = [pair for title, table in tables if _INPUT.search(title) for pair in _required(table)]
    if required and None not in content:
        # A name that is misspelt is told once.
        yield from _missing(scope, one, code.text, [pair for pair in required if pair[0] not in meant])


def _missing(scope: Scope, one: Sent, text: str, required: list[tuple[str, Place]]) -> Iterator[Problem]:
    """What is required, and neither the sample's text nor the path has anywhere."""
    if _ELIDED.search(text) or _is_choice(scope.blocks):
        return
    path = " ".join(scope.lines[0].address.segments).lower()
    for name, place in required:
        if name.lower() not in text.lower() and name.lower() not in path:
            message = f"the sample does not send `{name}`, which {place.path}:{place.line} calls required"
            yield rules.REQUIRED.at(one.place, message)


def _unlisted(scope: Scope, one: Sent, content: Content, tables: _Tables) -> Iterator[_Unlisted]:
    """What a query has and no table lists, where a table is the query's."""
    if one.method == "GET" and any(_QUERY.search(title) for title, _ in tables):
        for name, at in (content.query or {}).items():
            if name not in scope.around.words and not _ACCESS.fullmatch(name):
                yield rules.UNLISTED, "parameter", name, at


def _unlisted_fields(scope: Scope, content: Content, tables: _Tables) -> Iterator[_Unlisted]:
    """What a body has and no table lists, where one lists at least half of it: that is its table."""
    fields = content.body or {}
    lists = [listed(table) for _, table in tables] if fields else []
    least = _LISTED * len(fields)
    if not any(sum(plain(name) in names for name in fields) >= least for names in lists):
        return
    unlisted = [name for name in fields if plain(name) not in scope.around.names]
    if not unlisted or scope.around.is_filled_in:
        return
    for name in unlisted:
        if not _ACCESS.fullmatch(name):
            yield rules.FIELD, "field", name, fields[name]


def _nearest(name: str, tables: _Tables) -> str:
    """The name in a table that is all but the one that a sample sends; else nothing."""
    names = [text for _, table in tables for row in table.rows if NAME.fullmatch(text := _name(row))]
    return next(iter(get_close_matches(name, names, 1, _NEAR)), "")


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


def _required(table: Table) -> Iterator[tuple[str, Place]]:
    """The names that a table calls required, but for those that belong to the name above them."""
    titles = [plain_text(cell).strip().lower() for cell in table.header.cells]
    column = next((at for at, title in enumerate(titles) if title.startswith("required")), -1)
    for row in table.rows:
        name = _name(row)
        if column > 0:
            says_so = _YES.fullmatch(plain_text(row.cells[column]).strip())
        elif says_so := _BEHIND.fullmatch(name):
            name = says_so[1]
        else:
            texts = [plain_text(cell).strip() for cell in row.cells[1:]]
            says_so = next(filter(None, map(_SAID.match, texts)), None)
        if says_so and NAME.fullmatch(name) and name != "body" and not _is_set_in(row):
            yield name, row.place


def _is_set_in(row: Row) -> bool:
    """Whether a row belongs to the one above it."""
    return _INDENT.match(inline_html(row.cells[0][:1])) is not None


def _name(row: Row) -> str:
    return plain_text(row.cells[0]).strip() if row.cells else ""
