"""`endpoints`: the list of endpoints with method badges, each linked to its section; `badge` itself."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from mkslate.markup import parse
from mkslate.markup.blocks import Heading
from mkslate.place import split_lines
from mkslate.source.macro.context import MacroContext
from mkslate.source.macro.error import MacroError
from mkslate.source.macro.plain import Plain, mapping, rows, text
from mkslate.source.macro.request import method_name
from mkslate.source.macro.sample import block
from mkslate.source.macro.table import code, prose, table
from mkslate.source.macro.titles import words_of

COLUMNS = {"endpoint": "Endpoint", "about": "Description"}


def badge(method: Plain) -> str:
    """A method as a badge."""
    verb = method_name(method)
    return f'<span class="mkslate-method" data-method="{verb.lower()}">{verb}</span>'


def endpoints(context: MacroContext, endpoints: Plain, *, under: Plain = "", titles: Plain = None) -> str:
    """A table of endpoints: `method`, `path` and `title`, linked to the section of that title.

    An endpoint's `id` is the anchor to link to, where another heading of the page has the same
    title; without it, it is the id that the heading gets. `under` is the title of the page, which
    is part of that id where the site chose `heading_ids: nesting`. Other keys count for nothing.
    `titles` replaces those of the columns, `endpoint` and `about`.
    """
    listed = rows(endpoints, "`endpoints`")
    if not listed:
        raise MacroError("`endpoints` is empty")
    checked = [mapping(one, f"row {number} of `endpoints`") for number, one in enumerate(listed, 1)]
    columns = words_of(titles, COLUMNS)
    names = [_text(one, "title", number) for number, one in enumerate(checked, 1)]
    ids = heading_ids(context, [(1, text(under, "`under`") or "-"), *((2, name) for name in names)])[1:]
    body = []
    for number, (one, title, anchor) in enumerate(zip(checked, names, ids, strict=True), 1):
        target = quote(str(one.get("id") or anchor), safe="-._~")
        path = code(_text(one, "path", number))
        body.append([f"{badge(_text(one, 'method', number))} [{path}](#{target})", prose(title)])
    return block(table([columns["endpoint"], columns["about"]], body))


def _text(one: dict[str, Plain], key: str, number: int) -> str:
    found = one.get(key)
    if found in (None, ""):
        raise MacroError(f"row {number} of `endpoints` has no `{key}`")
    return text(found, f"`{key}` in row {number} of `endpoints`")


def heading(level: int, title: str) -> str:
    """A heading of one line."""
    return f"{'#' * level} {' '.join(title.split())}"


def heading_ids(context: MacroContext, headings: Sequence[tuple[int, str]]) -> list[str]:
    """The ids that headings get, in this order, from the grammar that reads the page."""
    written = "\n\n".join(heading(level, title) for level, title in headings)
    document = parse(split_lines(written, ""), context.settings, "")
    ids = [found.id for found in document.blocks if isinstance(found, Heading)]
    if len(ids) != len(headings):
        raise MacroError("a title is not the text of a heading")
    return ids
