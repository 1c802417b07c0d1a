"""TOML samples, read by the standard library."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable

from mkslate.check.code import Code
from mkslate.check.rule import Rule, fenced
from mkslate.errors import Problem

MALFORMED = Rule(
    "toml-malformed",
    "TOML that cannot be read.",
    fenced("toml", "name = Max"),
    fenced("toml", 'name = "Max"'),
)
RULES = (MALFORMED,)

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_ELISION = re.compile(r"^[ \t]*(?:\.{3,}|…)[ \t]*$", re.MULTILINE)


def find(code: Code) -> Iterable[Problem]:
    """The first mistake of one sample."""
    try:
        tomllib.loads(_ELISION.sub("", code.text))
    except tomllib.TOMLDecodeError as wrong:
        message = str(wrong)
        where = _WHERE.search(message)
        line, column = (where.group(1), where.group(2)) if where else (None, None)
        offset = code.offset(int(line), int(column)) if line and column else max(len(code.text) - 1, 0)
        return [MALFORMED.at(code.place(offset), f"this TOML cannot be read: {_WHERE.sub('', message)}")]
    except RecursionError:
        return [MALFORMED.at(code.place(0), "this TOML is nested too deeply")]
    return []
