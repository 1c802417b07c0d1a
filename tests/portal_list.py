"""What the reference of the Tribe API holds, as a list of our own: endpoints and the shapes of responses.

A shape is a type (`string`, `number`, `boolean`, `null`, `array`, `object`, or several with `|`), the name of
another shape (`@user`), a list with the shape of its items, or a mapping of fields; a field with `?` is not
in every object, the field `*` stands for any.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
SHAPES: dict[str, Any] = json.loads((_FOLDER / "portal_shapes.json").read_text("utf-8"))
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One endpoint of the list: its parameters with their types, and the shape of its response."""

    page: str
    method: str
    path: str
    response: Any
    query: dict[str, Any]
    body: dict[str, Any]
    form: dict[str, Any]
    files: tuple[str, ...]
    required: tuple[str, ...]

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names of the parameters in its path."""
        return tuple(_PLACEHOLDER.findall(self.path))

    @property
    def names(self) -> set[str]:
        """The names of all its parameters."""
        return {*self.placeholders, *self.query, *self.body, *self.form, *self.files}

    def takes(self, method: str, path: str) -> bool:
        """Whether a request with this method and path is for this endpoint."""
        pattern = _PLACEHOLDER.sub("[^/{}:]+", self.path)
        return method == self.method and re.fullmatch(pattern, path) is not None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def endpoints() -> tuple[Listed, ...]:
    """The list of endpoints."""
    listed = json.loads((_FOLDER / "portal_endpoints.json").read_text("utf-8"))
    return tuple(
        Listed(
            page=one["page"],
            method=one["method"],
            path=one["path"],
            response=one["response"],
            query=one.get("query", {}),
            body=one.get("body", {}),
            form=one.get("form", {}),
            files=tuple(one.get("files", ())),
            required=tuple(one.get("required", ())),
        )
        for one in listed
    )


def endpoint_of(method: str, path: str) -> Listed | None:
    """The endpoint that a request is for: one without placeholders before one with them."""
    found = [one for one in endpoints() if one.takes(method, path)]
    return min(found, key=lambda one: len(one.placeholders)) if found else None


def lacking(values: Sequence[Any], shape: Any, where: str = "") -> Iterator[str]:
    """What values in one place lack of the fields and the types of a shape."""
    if isinstance(shape, str) and shape.startswith("@"):
        yield from lacking(values, SHAPES[shape[1:]], where)
    elif isinstance(shape, str):
        yield from (f"{where} is {value!r}, not {shape}" for value in values if not is_a(value, shape))
    elif isinstance(shape, list):
        items = [item for value in values if isinstance(value, list) for item in value]
        yield from (f"{where} is no array" for value in values if not isinstance(value, list))
        yield from lacking(items, shape[0], f"{where}[]") if items else [f"{where} holds nothing"]
    else:
        yield from _lacking_fields(values, shape, where)


def _lacking_fields(values: Sequence[Any], shape: dict[str, Any], where: str) -> Iterator[str]:
    objects = [value for value in values if isinstance(value, dict)]
    if len(objects) < len(values):
        yield f"{where} is no object"
    for name, inner in shape.items():
        if name == "*":
            yield from lacking([item for value in objects for item in value.values()], inner, f"{where}.*")
            continue
        key = name.rstrip("?")
        given = [value[key] for value in objects if key in value]
        if not given or (key == name and len(given) < len(objects)):
            yield f"{where}.{key} is missing"
        yield from lacking(given, inner, f"{where}.{key}")


def is_a(value: Any, types: Any) -> bool:
    """Whether a value has a type of the list; `["string"]` is an array of strings."""
    if isinstance(types, list):
        return isinstance(value, list) and all(is_a(item, types[0]) for item in value)
    allowed = [kind for name in types.split("|") for kind in _TYPES[name]]
    return type(value) in allowed


def example(shape: Any) -> Any:
    """The smallest value of a shape."""
    if isinstance(shape, str) and shape.startswith("@"):
        return example(SHAPES[shape[1:]])
    if isinstance(shape, str):
        return _TYPES[shape.split("|")[0]][0]()
    if isinstance(shape, list):
        return [example(shape[0])]
    return {name.rstrip("?"): example(inner) for name, inner in shape.items()}
