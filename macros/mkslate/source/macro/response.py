"""`response`: the sample of an answer, from a file or from a value."""

from __future__ import annotations

from http import HTTPStatus

from mkslate.source.macro.context import MacroContext
from mkslate.source.macro.error import MacroError
from mkslate.source.macro.fixture import Fixtures
from mkslate.source.macro.notation import json_text
from mkslate.source.macro.plain import Plain, plain, text
from mkslate.source.macro.sample import annotated, fence


def response(
    context: MacroContext,
    file: Plain = None,
    *,
    value: Plain = None,
    status: Plain = 200,
    language: Plain = "json",
    title: Plain = None,
) -> str:
    """The sample of an answer, with its status in an annotation above it.

    `file` is a file of the portal's includes or data folder, `value` the answer itself; with
    neither the answer has no body. JSON is written with two spaces a level; with another
    `language` the text stands as it is. `title` replaces the annotation (`""`: none).
    """
    if file is not None and value is not None:
        raise MacroError("`response` takes a `file` or a `value`, not both")
    head = f"Response: `{status_line(status)}`" if title is None else text(title, "`title`")
    name = text(language, "`language`")
    if not name or not name.isprintable() or " " in name:
        raise MacroError("`language` must be one word")
    if file is None and value is None:
        return annotated(head)
    if name == "json":
        return annotated(head, fence(name, json_text(_json(context, file, value), 2)))
    source = context.read(text(file, "`file`")) if file is not None else text(value, "`value`")
    return annotated(head, fence(name, source.rstrip("\n")))


def status_line(status: Plain) -> str:
    """A status code with its reason: `404 Not Found`."""
    if not isinstance(status, int) or isinstance(status, bool) or not 100 <= status <= 599:
        raise MacroError("`status` must be a number from 100 to 599")
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _json(context: MacroContext, file: Plain, value: Plain) -> Plain:
    fixtures = Fixtures(context.read)
    if file is None:
        return plain(fixtures.resolve(value, ""), "`value`")
    return plain(fixtures.load(text(file, "`file`")), "the response")
