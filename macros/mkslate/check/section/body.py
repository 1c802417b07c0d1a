"""Bodies: the fields that a curl command sends, in a form or in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from mkslate.check.section import shape
from mkslate.check.section.around import NAME
from mkslate.check.shell.curl import CommandLine, Option
from mkslate.check.shell.options import DATA

FORM = ("form", "form-string")
# A field of a form, as it is written: `name=`, `name[first]=`.
_FIELD = re.compile(r"([A-Za-z_][\w-]*)(?:\[[\w-]*\])*=")


def fields(line: CommandLine) -> Iterator[tuple[str, int]]:
    """The names of the fields that a command sends, each with its offset, so far as they can be told."""
    if line.values("get"):
        return
    options = line.values(*DATA, *FORM)
    if len(options) == 1 and options[0].text.lstrip().startswith("{"):
        yield from _json(options[0])
        return
    for option in options:
        yield from _form(option)


def _json(option: Option) -> Iterator[tuple[str, int]]:
    """The names of an object, past what does nothing but wrap it."""
    try:
        path = _wraps(json.loads(option.text))
    except (ValueError, RecursionError):
        return
    for (*outer, name), at in shape.fields(option.text, len(path) + 1):
        if option.value and (*outer,) == path and NAME.fullmatch(name):
            yield name, option.value.origin(option.start + at)


def _wraps(document: Mapping[str, object]) -> tuple[str, ...]:
    """The names around the object that is meant: `{"kitten": {…}}`, JSON:API's `data` and `attributes`."""
    name, inner = next(iter(document.items()), ("", None))
    if len(document) != 1 or not isinstance(inner, dict):
        return ()
    is_resource = "type" in inner and isinstance(inner.get("attributes"), dict)
    return (name, "attributes") if is_resource else (name,)


def _form(option: Option) -> Iterator[tuple[str, int]]:
    at = option.start
    for pair in [option.text] if option.name in FORM else option.text.split("&"):
        if option.value and (match := _FIELD.match(pair)):
            yield match.group(1), option.value.origin(at)
        at += len(pair) + 1
