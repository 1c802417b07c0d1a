"""YAML samples, read as front matter is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkslate.check.code import Code
from mkslate.check.languages.quotes import one_quote
from mkslate.check.rule import Rule, fenced
from mkslate.errors import Problem, Severity

MALFORMED = Rule(
    "yaml-malformed",
    "YAML that cannot be read.",
    fenced("yaml", "name: Max\n\tage: 2"),
    fenced("yaml", "name: Max\nage: 2"),
)
RULES = (MALFORMED,)

_SEPARATOR = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_ELISION = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:\.{3,}|…)[ \t]*$", re.MULTILINE)
_TEMPLATE = re.compile(r"^[ \t]*\{%.*%\}[ \t]*$", re.MULTILINE)
_HOLE = re.compile(r"\{\{[^{}\n]*\}\}|<%[^\n]{0,200}?%>")
_TAG = re.compile(r"(?<=[\s\-:])!{1,2}[\w./:-]+")


def find(code: Code) -> Iterator[Problem]:
    """The first mistake of each document of one sample."""
    text = _HOLE.sub(lambda match: "_" * len(match.group()), code.text)
    for pattern in (_ELISION, _TEMPLATE):
        text = pattern.sub("", text)
    text = _TAG.sub("", text)
    line = 1
    sought = False
    for document in _SEPARATOR.split(text):
        for problem in _mistakes(document, line):
            # Seeking costs several readings, so it is done for the first mistake alone.
            quote = None if sought else one_quote(document, _reads)
            sought = True
            if quote is not None:
                at = line + document.count("\n", 0, quote.offset)
                column = quote.offset - document.rfind("\n", 0, quote.offset)
                yield MALFORMED.at(code.place(code.offset(at, column)), f"this is no YAML: {quote.message}")
            else:
                place = code.place(code.offset(problem.place.line, problem.place.column or 1))
                yield MALFORMED.at(place, problem.message, problem.hint)
        line += document.count("\n")


def _mistakes(document: str, line: int) -> list[Problem]:
    """The mistake of one document, if there is one; places count from its first line, which is `line`."""
    from mkslate.source.yaml import load  # only portals that have YAML samples load PyYAML

    problems = load(document, "", line).problems
    return [one for one in problems if one.severity is Severity.ERROR and one.rule == "yaml-syntax"]


def _reads(document: str) -> bool:
    return not _mistakes(document, 1)
