"""`resource`: the page of one resource, with its overview, from one mapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mkslate.source.macro.context import MacroContext
from mkslate.source.macro.endpoint import ENDPOINT, TITLES, chosen, endpoint, field_columns
from mkslate.source.macro.endpoints import COLUMNS, endpoints, heading
from mkslate.source.macro.fields import are_fields, fields
from mkslate.source.macro.plain import Plain, mapping, rows, text
from mkslate.source.macro.response import response
from mkslate.source.macro.sample import block
from mkslate.source.macro.shape import Shape, is_text, list_of, told_by
from mkslate.source.macro.titles import words_of

PARTS = ("heading", "description", "object", "endpoints", "sections")
OVERVIEW = {
    "object": "The object",
    "example": "Example",
    "endpoints": "Endpoints",
    **COLUMNS,
}


OBJECT = Shape(
    {"title": is_text, "description": is_text, "fields": are_fields, "example": is_text}, ("fields",)
)
RESOURCE = Shape(
    {
        "title": is_text,
        "description": is_text,
        "object": OBJECT.check,
        "endpoints": list_of(ENDPOINT.check),
    },
    ("title",),
)


def resource(context: MacroContext, resource: Plain, *, parts: Plain = None, titles: Plain = None) -> str:
    """The page of one resource, or some parts of it.

    `resource` is a mapping (see the manual for its keys). `parts` names the parts to write, in
    order; all of them otherwise: heading, description, object (its fields as a table), endpoints
    (their list), sections (one an endpoint). `titles` replaces the words that the macro writes.
    """
    name = resource.get("title") if isinstance(resource, dict) else None
    with told_by(f"resource “{name}”" if isinstance(name, str) else "resource"):
        RESOURCE.check(resource, "")
        words = words_of(titles, TITLES | OVERVIEW)
        return block(*_parts(context, mapping(resource, "it"), chosen(parts, PARTS), words))


def _parts(
    context: MacroContext, data: dict[str, Plain], parts: tuple[str, ...], words: dict[str, str]
) -> list[str]:
    listed = rows(data.get("endpoints"), "`endpoints`")
    writers: Mapping[str, Callable[[], str]] = {
        "heading": lambda: heading(1, text(data["title"], "`title`")),
        "description": lambda: text(data.get("description") or "", "`description`"),
        "object": lambda: _object(context, mapping(data.get("object"), "`object`"), words),
        "endpoints": lambda: _endpoints(context, data, listed, words),
        "sections": lambda: "\n\n".join(_section(context, one, words) for one in listed),
    }
    return [writers[part]().strip("\n") for part in parts]


def _object(context: MacroContext, data: dict[str, Plain], words: dict[str, str]) -> str:
    if not data:
        return ""
    parts = [heading(2, text(data.get("title") or words["object"], "`title`"))]
    parts.append(text(data.get("description") or "", "`description`"))
    parts.append(fields(data["fields"], columns=field_columns(words)))
    if data.get("example"):
        parts.append(response(context, data["example"], title=words["example"]))
    return block(*(part.strip("\n") for part in parts))


def _endpoints(
    context: MacroContext, data: dict[str, Plain], listed: list[Plain], words: dict[str, str]
) -> str:
    if not listed:
        return ""
    titles: Plain = {key: words[key] for key in COLUMNS}
    return heading(2, words["endpoints"]) + endpoints(context, listed, under=data["title"], titles=titles)


def _section(context: MacroContext, one: Plain, words: dict[str, str]) -> str:
    own: Plain = {key: word for key, word in words.items() if key in TITLES}
    return endpoint(context, one, titles=own).strip("\n")
