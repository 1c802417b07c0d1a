"""The registry: every rule, and what judges samples in which language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mkslate.check import external, fences, ids, json, links, marks, section, shell, text, too_large
from mkslate.check.code import Code
from mkslate.check.languages import extra, graphql, http, ini, python, syntax, toml, xml, yaml
from mkslate.check.languages.grammars import grammar_of
from mkslate.check.output import output_kind
from mkslate.check.remarks import REMARKS
from mkslate.check.rule import Rule
from mkslate.check.sample import Sample
from mkslate.errors import Problem

# The rules of each family, in the order of the manual.
FAMILIES: Mapping[str, tuple[Rule, ...]] = {
    "JSON": json.RULES,
    "Shell and curl": shell.RULES,
    "Other languages": (
        *python.RULES,
        *syntax.RULES,
        *graphql.RULES,
        *http.RULES,
        *xml.RULES,
        *yaml.RULES,
        *toml.RULES,
        *ini.RULES,
        *extra.RULES,
    ),
    "Characters of code": (*text.RULES, *too_large.RULES),
    "Across a section": section.RULES,
    "Fences": fences.RULES,
    "Links": (*links.RULES, *ids.RULES),
    "Links to other servers": external.RULES,
    "Marks": marks.RULES,
}
RULES: Mapping[str, Rule] = {rule.id: rule for rules in FAMILIES.values() for rule in rules}
# What a portal can give another severity, and a mark can name.
NAMES = frozenset({*RULES, *REMARKS})

Reader = Callable[[Code], Iterable[Problem]]

# Characters of the largest sample that is read. No reader of a page reads as much, and some parsers
# take hundreds of bytes of memory for each character.
LARGEST = 1_000_000

_DATA: Mapping[str, Reader] = {
    "json": json.find,
    "http": http.find,
    "xml": xml.find,
    "yaml": yaml.find,
    "yml": yaml.find,
    "toml": toml.find,
    "ini": ini.find,
    **dict.fromkeys(graphql.NAMES, graphql.find),
}
_CODE: Mapping[str, Reader] = {
    **dict.fromkeys(shell.NAMES, shell.find),
    **dict.fromkeys(python.NAMES, python.find),
}
# Languages in whose fences a response may stand, and which nothing here reads.
_OTHERS = frozenset({"r", "dart", "clojure", "lua", "powershell"})


def judge(sample: Sample, *, output: bool = False) -> tuple[Problem, ...] | None:
    """What is wrong with a sample; None if nothing here knows its language.

    `output` says that its author called it output: then it is read as what it looks like. Without
    that, what looks like a response is read as one, unless its language reads it too.
    """
    if len(sample.code.text) > LARGEST:
        message = f"a sample of over {LARGEST // 1_000_000} million characters: it is not read"
        return (too_large.TOO_LARGE.at(sample.place, message, too_large.HINT),)
    found = reader_of(sample, output=output)
    strange = tuple(text.find(sample.code, sample.language))
    if found is None:
        return strange or None
    # What the quotes of a line make of it is no mistake of its own.
    quoted = {one.place.line for one in strange if one.rule == text.SMART_QUOTES.id}
    told = [one for one in found(sample.code) if not (one.place.line in quoted and "-syntax" in one.rule)]
    return (*told, *strange)


def reader_of(sample: Sample, *, output: bool) -> Reader | None:
    """What reads a sample."""
    if sample.language in _DATA and not output:
        return _DATA[sample.language]
    kind = output_kind(sample.code.text)
    if kind is None:
        return None if output else _CODE.get(sample.language) or syntax.reader_of_language(sample.language)
    if output or sample.language in shell.NAMES or sample.language in _OTHERS or grammar_of(sample.language):
        return _DATA[kind]
    native = _CODE.get(sample.language)
    return native if native and python.is_python(sample.code.text) else _DATA[kind] if native else None
