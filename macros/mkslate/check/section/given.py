"""Given: the names of what a call has as its query or its body, where a program writes the object out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkslate.check.section.program import Program, Stretch

# What makes text of an object, by its tokens up to the bracket that the object stands in.
_MAKERS = (
    ("json", ".", "dumps", "("),
    ("JSON", ".", "stringify", "("),
    ("JSON", ".", "generate", "("),
    ("JSON", ".", "dump", "("),
    ("URI", ".", "encode_www_form", "("),
    ("new", "URLSearchParams", "("),
)
# How often an object may be made into something else, or go by another name.
_DEEPEST = 4

# Objects, and pairs without a bracket of their own (`'name' => 'Max'`); None where it cannot be told.
Given = Sequence[Stretch] | None


def names(program: Program, given: Given) -> Mapping[str, int] | None:
    """The names in what is given, each with its offset; None where something may have others."""
    if given is None:
        return None
    found: dict[str, int] = {}
    for stretch in given:
        pairs = _pairs(program, stretch)
        own = None if pairs is None else program.names(pairs)
        if own is None:
            return None
        found.update(own)
    return found


def _pairs(program: Program, stretch: Stretch) -> list[Stretch] | None:
    """The pairs of the object that is meant: past what makes text of it, and what only wraps it."""
    for _ in range(_DEEPEST):
        if program.is_pair(stretch):
            return [stretch]
        start, end = program.meant(stretch)
        if program.says(end - 2, ".", "to_json"):
            stretch = (start, end - 2)
            continue
        if program.says(start, "{"):
            return program.parts(_past_wrapping(program, start)) if program.is_whole(start, end) else None
        maker = next((one for one in _MAKERS if program.says(start, *one)), None)
        opening = start + len(maker or ()) - 1
        parts = program.parts(opening) if maker and program.is_whole(opening, end) else []
        if not parts or program.is_pair(parts[0]):
            return parts or None
        if program.says(start + 2, "stringify") and len(parts) > 1 and not program.says(parts[1][0], "null"):
            return None  # a list, or a function, says what is sent
        stretch = parts[0]
    return None


def _past_wrapping(program: Program, opening: int) -> int:
    """The object within one that does nothing but wrap it, as of a body in JSON (`body.py`)."""
    fields = program.fields(opening)
    if len(fields) != 1:
        return opening
    inner = _opening(program, next(iter(fields.values())))
    if inner is None:
        return opening
    fields = program.fields(inner)
    attributes = _opening(program, fields["attributes"]) if {"type", "attributes"} <= fields.keys() else None
    return inner if attributes is None else attributes


def _opening(program: Program, stretch: Stretch) -> int | None:
    start, end = program.meant(stretch)
    return start if program.says(start, "{") and program.is_whole(start, end) else None
