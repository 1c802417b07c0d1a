"""Endpoints: a method and a path, as an "HTTP Request" line documents them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mkslate.markup import plain_text
from mkslate.markup.blocks import Block, Heading, Paragraph, Table
from mkslate.markup.inlines import Code, Entity, Inline, RawTag, Text
from mkslate.place import Place

_REQUEST_LINE = re.compile(
    r"(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+(?:https?://[^/\s]*)?(/\S*|[{<:]\S+)\s*", re.IGNORECASE
)
_CODE_TAG = re.compile(r"</?code\b[^>]*>", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:errors?|responses?|returns?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A row of a parameter table: `name` is its first cell, `cells` has each column's title and text."""

    name: str
    cells: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A documented request: `GET`, `/api/v1/answers/{id}`, and the parameters under it.

    `place` is that of the paragraph which holds the request line.
    """

    method: str
    path: str
    parameters: tuple[Parameter, ...]
    place: Place


def endpoints(blocks: Iterable[Block]) -> tuple[Endpoint, ...]:
    """The endpoints that a page's top-level blocks document.

    The tables of an endpoint are those up to the next request line, or up to a heading of a
    higher level than the one above the request line (Slate's own sections are `## Get a kitten`,
    `### HTTP Request`, `### Query Parameters`). Those under a heading that speaks of the answer
    (`### Errors`) hold no parameters.
    """
    found: list[tuple[Place, str, str, list[Parameter]]] = []
    level = request_level = 0
    answers = False
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
            answers = _ANSWERS.search(plain_text(block.content)) is not None
            if level < request_level or level <= 2:
                request_level = 0
        elif isinstance(block, Paragraph) and (line := request_line(block)):
            found.append((block.place, *line, []))
            request_level = level or 1
        elif isinstance(block, Table) and request_level and not answers:
            found[-1][3].extend(_parameters(block))
    return tuple(Endpoint(method, path, tuple(rows), place) for place, method, path, rows in found)


def request_line(paragraph: Paragraph) -> tuple[str, str] | None:
    """The method and path of a paragraph that is nothing but a request line; None if it is not."""
    content = [one for one in paragraph.content if not _says_nothing(one)]
    if not content or not all(isinstance(one, Code | Text | Entity) for one in content):
        return None
    match = _REQUEST_LINE.fullmatch(plain_text(paragraph.content).strip())
    return (match.group(1).upper(), match.group(2)) if match else None


def _says_nothing(one: Inline) -> bool:
    """Space, and the tags of code that the author wrote as HTML."""
    match one:
        case Text(text):
            return not text.strip()
        case RawTag(text):
            return _CODE_TAG.fullmatch(text) is not None
    return False


def _parameters(table: Table) -> Iterable[Parameter]:
    titles = [plain_text(cell).strip() for cell in table.header.cells]
    for row in table.rows:
        texts = [plain_text(cell).strip() for cell in row.cells]
        yield Parameter(texts[0], tuple(zip(titles, texts, strict=False)), row.place)
