"""`endpoint`: the section of one endpoint, from one mapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mkslate.source.macro.address import address, placeholders
from mkslate.source.macro.context import MacroContext
from mkslate.source.macro.endpoints import heading
from mkslate.source.macro.error import MacroError
from mkslate.source.macro.fields import are_fields, fields
from mkslate.source.macro.parameters import COLUMNS, grid
from mkslate.source.macro.plain import Plain, kind, mapping, rows, text, word
from mkslate.source.macro.request import method_name, request
from mkslate.source.macro.response import response, status_line
from mkslate.source.macro.sample import block
from mkslate.source.macro.shape import (
    Shape,
    is_anything,
    is_flag,
    is_mapping,
    is_number,
    is_text,
    list_of,
    told_by,
)
from mkslate.source.macro.table import code, prose, table
from mkslate.source.macro.titles import words_of

PARTS = ("heading", "description", "samples", "response", "request", "parameters", "fields", "errors")
TITLES = {
    "request": "HTTP Request",
    "path": "URL Parameters",
    "query": "Query Parameters",
    "header": "Headers",
    "body": "Body Parameters",
    "form": "Form Parameters",
    "file": "Files",
    "fields": "Response Fields",
    "field": "Field",
    "errors": "Errors",
    "status": "Status",
    "meaning": "Meaning",
    **{key: title for key, title in COLUMNS.items() if key != "in"},
}
_IN = ("path", "query", "header", "body", "form", "file")
_SENT = {"query": "query", "header": "headers", "body": "body", "form": "form", "file": "files"}


def _is_in(value: Plain, where: str) -> None:
    if value not in _IN:
        raise MacroError(f"`{where}` must be one of {', '.join(_IN)}")


def _is_method(value: Plain, where: str) -> None:
    is_text(value, where)
    method_name(value)


def _is_response(value: Plain, where: str) -> None:
    if isinstance(value, list):
        list_of(_is_response)(value, where)
    elif isinstance(value, dict):
        RESPONSE.check(value, where)
    elif value is not None and not isinstance(value, str):
        raise MacroError(f"`{where}` must be a file's name or a mapping, not {kind(value)}")


PARAMETER = Shape(
    {
        "name": is_text,
        "in": _is_in,
        "group": is_text,
        "type": is_text,
        "required": is_flag,
        "default": is_anything,
        "description": is_text,
        "example": is_anything,
    },
    ("name", "in"),
)
RESPONSE = Shape(
    {"file": is_text, "value": is_anything, "status": is_number, "language": is_text, "title": is_text}
)
ERROR = Shape({"status": is_number, "description": is_text}, ("status", "description"))
ENDPOINT = Shape(
    {
        "title": is_text,
        "id": is_text,
        "method": _is_method,
        "path": is_text,
        "base": is_text,
        "description": is_text,
        "parameters": list_of(PARAMETER.check),
        "query": is_mapping,
        "headers": is_mapping,
        "body": is_anything,
        "form": is_mapping,
        "files": is_mapping,
        "auth": is_text,
        "prints": is_text,
        "sample": is_text,
        "response": _is_response,
        "fields": are_fields,
        "errors": list_of(ERROR.check),
    },
    ("title", "method", "path"),
)


def endpoint(context: MacroContext, endpoint: Plain, *, parts: Plain = None, titles: Plain = None) -> str:
    """The section of one endpoint, or some parts of it.

    `endpoint` is a mapping (see the manual for its keys). `parts` names the parts to write, in
    order; all of them otherwise: heading, description, samples, response, request, parameters,
    fields (of the response), errors. `titles` replaces the words that the macro itself writes.
    """
    name = endpoint.get("title") if isinstance(endpoint, dict) else None
    with told_by(f"endpoint “{name}”" if isinstance(name, str) else "endpoint"):
        ENDPOINT.check(endpoint, "")
        data = mapping(endpoint, "it")
        _check_path(data)
        return block(*_parts(context, data, chosen(parts, PARTS), words_of(titles, TITLES)))


def _check_path(data: dict[str, Plain]) -> None:
    """Every parameter that stands in the path must stand there."""
    path = text(data["path"], "`path`")
    known = placeholders(path)
    for number, row in enumerate(rows(data.get("parameters"), "`parameters`")):
        one = mapping(row, "a parameter")
        if one["in"] == "path" and one["name"] not in known:
            raise MacroError(f"`parameters[{number}]`: the path `{path}` has no parameter `{one['name']}`")


def chosen(parts: Plain, known: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that an author chose, in order; all that there are otherwise."""
    if parts is None:
        return known
    names = [text(part, "a part") for part in rows(parts, "`parts`")]
    for name in names:
        if name not in known:
            raise MacroError(f"`{name}` is no part", f"parts are {', '.join(known)}")
    return tuple(names)


def _parts(
    context: MacroContext, data: dict[str, Plain], parts: tuple[str, ...], words: dict[str, str]
) -> list[str]:
    writers: Mapping[str, Callable[[], str]] = {
        "heading": lambda: heading(2, text(data["title"], "`title`")),
        "description": lambda: text(data.get("description") or "", "`description`"),
        "samples": lambda: _samples(context, data),
        "response": lambda: "\n\n".join(_responses(context, data.get("response"))),
        "request": lambda: _request_line(context, data, words),
        "parameters": lambda: _parameters(data, words),
        "fields": lambda: _fields(data, words),
        "errors": lambda: _errors(data, words),
    }
    return [writers[part]().strip("\n") for part in parts]


def _samples(context: MacroContext, data: dict[str, Plain]) -> str:
    """The samples, with what the parameters' examples and the endpoint's own keys say is sent."""
    sent: dict[str, dict[str, Plain]] = {place: {} for place in _IN}
    listed = [mapping(row, "a parameter") for row in rows(data.get("parameters"), "`parameters`")]
    for row in listed:
        place, name = str(row["in"]), str(row["name"])
        if row.get("example") is not None:
            sent[place][name] = row["example"]
        elif row.get("required") is True and place != "path" and _SENT[place] not in data:
            raise MacroError(f"the parameter `{name}` is required, but has no `example` to send")
    arguments: dict[str, Plain] = {key: sent[place] or None for place, key in _SENT.items()}
    given = {key: data[key] for key in _SENT.values() if key in data}
    return request(
        context,
        data["method"],
        data["path"],
        values=sent["path"],
        base=data.get("base"),
        auth=data.get("auth"),
        prints=data.get("prints") or _printed(data.get("response")),
        title=data.get("sample"),
        **(arguments | given),
    )


def _printed(response: Plain) -> Plain:
    """A sample prints what the first response holds: JSON, other text, or only its status."""
    first = response[0] if isinstance(response, list) and response else response
    if not isinstance(first, dict):
        return None
    if first.get("file") is None and "value" not in first:
        return "status"
    return None if first.get("language") in (None, "json") else "text"


def _responses(context: MacroContext, given: Plain) -> list[str]:
    if given is None:
        return []
    listed = given if isinstance(given, list) else [given]
    calls = [one if isinstance(one, dict) else {"file": one} for one in listed]
    return [response(context, **call).strip("\n") for call in calls]


def _request_line(context: MacroContext, data: dict[str, Plain], words: dict[str, str]) -> str:
    base = text(data.get("base") or context.base_url, "`base`")
    url = address(base, text(data["path"], "`path`"), {}, ())
    line = code(f"{method_name(data['method'])} {url}")
    return f"{heading(3, words['request'])}\n\n{line}"


def _parameters(data: dict[str, Plain], words: dict[str, str]) -> str:
    """A table for every group of parameters; a group is where they stand, unless they name theirs."""
    groups: dict[str, list[dict[str, Plain]]] = {}
    for row in rows(data.get("parameters"), "`parameters`"):
        one = mapping(row, "a parameter")
        title = str(one.get("group") or words[str(one["in"])])
        groups.setdefault(title, []).append(one)
    columns = {key: words[key] for key in COLUMNS if key != "in"}
    return "\n\n".join(f"{heading(3, title)}\n\n{grid(listed, columns)}" for title, listed in groups.items())


def field_columns(words: Mapping[str, str]) -> Plain:
    """The columns of a table of fields, in the words of a section."""
    return {"name": words["field"], **{key: words[key] for key in ("type", "required", "description")}}


def _fields(data: dict[str, Plain], words: dict[str, str]) -> str:
    if not data.get("fields"):
        return ""
    return fields(data["fields"], columns=field_columns(words), title=words["fields"])


def _errors(data: dict[str, Plain], words: dict[str, str]) -> str:
    listed = [mapping(row, "an error") for row in rows(data.get("errors"), "`errors`")]
    if not listed:
        return ""
    body = [
        [code(status_line(row["status"])), prose(word(row["description"], "`description`"))] for row in listed
    ]
    return f"{heading(3, words['errors'])}\n\n{table([words['status'], words['meaning']], body)}"
