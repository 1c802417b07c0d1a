"""INI samples, read by the standard library."""

from __future__ import annotations

import configparser
from collections.abc import Iterable

from mkslate.check.code import Code
from mkslate.check.rule import Rule, fenced
from mkslate.errors import Problem

MALFORMED = Rule(
    "ini-malformed",
    "An INI file that cannot be read.",
    fenced("ini", "[kitten\nname = Max"),
    fenced("ini", "[kitten]\nname = Max"),
)
RULES = (MALFORMED,)


def find(code: Code) -> Iterable[Problem]:
    """The first mistake of one sample; lines without a section are a fragment, and right."""
    lines = code.text.split("\n")
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    try:
        # Without indentation: configparser itself fails on a line that goes on a name without a value.
        parser.read_string("\n".join(["[_]", *(line.lstrip() for line in lines)]))
    except configparser.Error as wrong:
        number = getattr(wrong, "lineno", None) or next(iter(getattr(wrong, "errors", [])), (2,))[0]
        return [MALFORMED.at(code.place(code.offset(number - 1, 1)), "this line cannot be read as INI")]
    for number, line in enumerate(lines, 1):
        if line.startswith("[") and not line.rstrip().partition(";")[0].rstrip().endswith("]"):
            return [MALFORMED.at(code.place(code.offset(number, 1)), "the section's name is not closed")]
    return []
