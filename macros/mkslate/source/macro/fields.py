"""`fields`: the table of an object's fields."""

from __future__ import annotations

from mkslate.source.macro.error import MacroError
from mkslate.source.macro.parameters import check_row, grid, titles_of
from mkslate.source.macro.plain import Plain, mapping, rows, text
from mkslate.source.macro.sample import block
from mkslate.source.macro.shape import Shape, is_flag, is_text, list_of

COLUMNS = {"name": "Field", "type": "Type", "required": "Required", "description": "Description"}
NESTED = "fields"


def are_fields(value: Plain, where: str) -> None:
    """The check of a list of fields within a larger mapping."""
    list_of(FIELD.check)(value, where)


FIELD = Shape(
    {"name": is_text, "type": is_text, "required": is_flag, "description": is_text, NESTED: are_fields},
    ("name",),
)


def fields(fields: Plain, *, columns: Plain = None, title: Plain = None) -> str:
    """A table of an object's fields, one a row: `name`, `type`, `required`, `description`.

    A field may hold `fields` of its own, which follow it as `user.name`, or as `topics[].name` if
    its type is an array. `columns` and `title` are those of `parameters`.
    """
    titles = titles_of(columns, COLUMNS)
    listed = _flat(fields, "`fields`", "", titles)
    if not listed:
        raise MacroError("`fields` is empty")
    heading = f"### {text(title, '`title`')}" if title is not None else ""
    return block(heading, grid(listed, titles))


def _flat(fields: Plain, what: str, above: str, titles: dict[str, str]) -> list[dict[str, Plain]]:
    found: list[dict[str, Plain]] = []
    for number, value in enumerate(rows(fields, what), 1):
        where = f"row {number} of {what}"
        row = mapping(value, where)
        check_row(row, where, {*titles, *COLUMNS, NESTED})
        name = above + text(row["name"], f"`name` in {where}")
        found.append({**row, "name": name})
        inner = row.get(NESTED)
        if inner is not None:
            array = str(row.get("type") or "").lower().startswith(("array", "list", "["))
            found += _flat(inner, f"`fields` of `{name}`", f"{name}[]." if array else f"{name}.", titles)
    return found
