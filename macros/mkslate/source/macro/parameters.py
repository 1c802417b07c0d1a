"""`parameters`: the table of a request's parameters."""

from __future__ import annotations

from mkslate.source.macro.error import MacroError
from mkslate.source.macro.notation import json_text
from mkslate.source.macro.plain import Plain, kind, mapping, rows, text, word
from mkslate.source.macro.sample import block
from mkslate.source.macro.table import code, prose, table

COLUMNS = {
    "name": "Parameter",
    "in": "In",
    "type": "Type",
    "required": "Required",
    "default": "Default",
    "description": "Description",
}
UNSHOWN = ("example",)  # what a row may hold besides: the value that samples use


def parameters(parameters: Plain, *, columns: Plain = None, title: Plain = None) -> str:
    """A table of parameters, one a row: `name`, `in`, `type`, `required`, `default`, `description`.

    A column without any value is left out. `columns` gives the keys to show, in order, or maps
    keys to titles; keys of your own may be among them. `title` is a heading (level 3) above it.
    """
    listed = [mapping(row, _row(number)) for number, row in enumerate(rows(parameters, "`parameters`"), 1)]
    if not listed:
        raise MacroError("`parameters` is empty")
    titles = titles_of(columns, COLUMNS)
    for number, row in enumerate(listed, 1):
        check_row(row, _row(number), {*titles, *COLUMNS, *UNSHOWN})
    heading = f"### {text(title, '`title`')}" if title is not None else ""
    return block(heading, grid(listed, titles))


def _row(number: int) -> str:
    return f"row {number} of `parameters`"


def titles_of(columns: Plain, known: dict[str, str]) -> dict[str, str]:
    """The columns to show: their keys with their titles."""
    if columns is None:
        return known
    if isinstance(columns, dict):
        return {key: text(title, f"the title of the column `{key}`") for key, title in columns.items()}
    keys = [text(key, "a column") for key in rows(columns, "`columns`")]
    return {key: known.get(key, key.capitalize()) for key in keys}


def check_row(row: dict[str, Plain], what: str, keys: set[str]) -> None:
    """Raise MacroError for a row without a name or with a key that nobody shows."""
    if not row.get("name"):
        raise MacroError(f"{what} has no `name`")
    for key in row:
        if key not in keys:
            raise MacroError(f"{what} has the unknown key `{key}`", "name it in `columns` to show it")


def grid(listed: list[dict[str, Plain]], titles: dict[str, str]) -> str:
    """Rows as a table, without the columns that no row has a value for."""
    shown = [key for key in titles if any(row.get(key) not in (None, "") for row in listed)]
    body = [[cell(key, row.get(key)) for key in shown] for row in listed]
    return table([titles[key] for key in shown], body)


def cell(key: str, value: Plain) -> str:
    """A value as its column writes it: names, types and defaults are code, the rest is prose."""
    if value is None or value == "":
        return ""
    if key == "required" and isinstance(value, bool):
        return "yes" if value else "no"
    if key in ("name", "type", "default", "example"):
        return code(value if isinstance(value, str) else json_text(value))
    if isinstance(value, dict):
        raise MacroError(f"`{key}` must be text, not {kind(value)}")
    if isinstance(value, list):
        return prose(", ".join(word(one, f"`{key}`") for one in value))
    return prose(word(value, f"`{key}`"))
