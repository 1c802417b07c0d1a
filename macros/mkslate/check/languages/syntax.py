"""Samples in the languages that tree-sitter reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from mkslate.check import json, shell
from mkslate.check.code import Code, Part
from mkslate.check.languages.brackets import one_bracket
from mkslate.check.languages.commas import last_comma
from mkslate.check.languages.elided import elided, ends_elided
from mkslate.check.languages.ends import unended
from mkslate.check.languages.examples import EXAMPLES
from mkslate.check.languages.explain import Fault, explain
from mkslate.check.languages.frames import WHOLE, frames_of
from mkslate.check.languages.grammars import GRAMMARS, HTML, PHP_FILE, Grammar, grammar_of, parser_of
from mkslate.check.languages.holes import plain
from mkslate.check.languages.parse import Parse, Stop, TooMuchError, is_text, parse, stop
from mkslate.check.languages.quotes import one_quote
from mkslate.check.output import Stretch, is_page, is_printed, is_prose, stretches
from mkslate.check.rule import Rule, fenced
from mkslate.check.too_large import HINT, TOO_LARGE
from mkslate.errors import Problem

if TYPE_CHECKING:
    from tree_sitter import Parser

SYNTAX: Mapping[str, Rule] = {
    grammar.id: Rule(
        f"{grammar.id}-syntax",
        f"{grammar.label} that its grammar does not admit.",
        fenced(grammar.names[0], EXAMPLES[grammar.id][0]),
        fenced(grammar.names[0], EXAMPLES[grammar.id][1]),
    )
    for grammar in GRAMMARS
}
PROSE = Rule(
    "code-prose",
    "Text where a language's sample should be.",
    fenced("ruby", "Not available"),
    fenced("ruby", "puts 'not available'"),
)
RULES = (*SYNTAX.values(), PROSE)
# Languages in whose fences HTML stands as well: that of the page that runs them.
_OF_PAGES = frozenset({"javascript", "typescript", "tsx"})

Reader = Callable[[Code], Iterable[Problem]]


def reader_of_language(language: str) -> Reader | None:
    """What reads a language's samples; None if no grammar is there, or it is not installed."""
    grammar = grammar_of(language)
    if grammar is None or parser_of(grammar) is None:
        return None
    return partial(_find, grammar=grammar)


def texts(text: str, language: str) -> Callable[[int], bool]:
    """What tells whether the character at an offset is text to a language: in a string, say, or a comment.

    Nothing is, of a text that the grammar does not read whole, or without one.
    """
    grammar = grammar_of(language)
    parser = parser_of(grammar) if grammar else None
    try:
        parsed = parse(parser, f"{text}\n") if parser else None
    except TooMuchError:
        parsed = None
    if parsed is None or not parsed.is_whole:
        return lambda _: False
    starts = [0, *accumulate(len(char.encode("utf-8", "replace")) for char in text)]
    return lambda offset: is_text(parsed, starts[offset])


def prose(code: Code, label: str) -> Problem:
    """The problem of a sample that is text, in the fence of a language."""
    place = code.place(_first(code.text))
    return PROSE.at(place, f"this is text, not {label}", "write it outside of the sample")


def _find(code: Code, grammar: Grammar) -> Iterator[Problem]:
    text = code.text
    if not text.strip():
        return
    if is_prose(text):
        yield prose(code, grammar.label)
        return
    if grammar.id == "php" and "<?" in text:
        grammar = PHP_FILE
    try:
        parser = parser_of(grammar)
        if parser is None:
            return
        parsed = parse(parser, f"{text}\n")
        fault = last_comma(parsed) if parsed.is_whole and grammar.id == "go" else None
        if (parsed.is_whole and not fault) or is_printed(text):
            return
        if fault:
            yield SYNTAX[grammar.id].at(code.place(fault.offset), fault.message)
        elif grammar.id in _OF_PAGES and is_page(text):
            yield from _find(code, HTML)
        else:
            yield from _closely(code, grammar, parsed)
    except TooMuchError:
        message = "this sample is too long or too deeply nested to be checked"
        yield TOO_LARGE.at(code.place(0), message, HINT)


def _closely(code: Code, grammar: Grammar, parsed: Parse) -> Iterator[Problem]:
    """The problems of a sample that its grammar, as it stands, does not read whole."""
    parser = parsed.parser
    text = plain(code.text, grammar)
    responses = [one for one in stretches(text) if not _is_code(one, grammar)]
    text = _without(text, responses)
    yield from _responses(code, responses, grammar, parser)
    if all(not line.strip() or line.lstrip().startswith(("#", "//")) for line in text.split("\n")):
        # What is left are lines for a terminal.
        yield from shell.find(code)
        return
    around = elided(code.text, text)
    if around and _reads(parser, f"{around[0]}{text}{around[1]}\n"):
        return
    unframed = parsed if text == code.text else None
    fault = _fault(text, grammar, parser, unframed, goes_on=ends_elided(code.text))
    if fault is not None and code.text[fault.offset : fault.offset + 1] not in ("“", "”", "‘", "’"):
        yield SYNTAX[grammar.id].at(code.place(fault.offset), fault.message)


def _responses(code: Code, found: Iterable[Stretch], grammar: Grammar, parser: Parser) -> Iterator[Problem]:
    """The problems of the JSON between code; what its language prints may be a value of the language."""
    for one in found:
        text = code.text[one.start : one.end]
        if one.kind == "json" and not (grammar.comment == "//" and _reads(parser, f"({text}\n)")):
            yield from json.find(_part(code, one))


def _fault(
    text: str, grammar: Grammar, parser: Parser, unframed: Parse | None, *, goes_on: bool
) -> Fault | None:
    """What is wrong with a text in the frame in which most of it can be read; None if one makes it whole.

    `unframed` is the text without a frame, if somebody has parsed it; of a text that `goes_on`, the end is
    left out.
    """
    frames = frames_of(grammar, text) if grammar is not PHP_FILE else ()
    parses = {} if unframed is None else {WHOLE: unframed}
    for before, after in (WHOLE, *frames):
        if (before, after) not in parses:
            parses[before, after] = parse(parser, f"{before}{text}{after}\n")
        if parses[before, after].is_whole:
            return None
    if grammar.id == "javascript" and _is_typescript(text):
        return Fault(_first(text), "this is TypeScript: name the fence so")
    reads = partial(_reads, parser)
    stopped = stop(parses[WHOLE])
    if grammar.id == "ruby" and (block := unended(text, stopped.tokens, reads)):
        return None if goes_on else block
    read = [(stopped, f"{text}\n", 0)]
    best = before, after = min(parses, key=lambda frame: parses[frame].unread)
    if best != WHOLE:
        read.append((stop(parses[best]), f"{before}{text}{after}\n", len(before)))
    # The reading that gets furthest is the one that the author meant.
    read.sort(key=lambda one: one[0].offset - one[2], reverse=True)
    found, shift = _explained(read, grammar, reads)
    offset = min(max(found.offset - shift, _first(text)), max(len(text.rstrip()) - 1, 0))
    return Fault(offset, found.message)


def _explained(
    read: list[tuple[Stop, str, int]], grammar: Grammar, reads: Callable[[str], bool]
) -> tuple[Fault, int]:
    """What is wrong, and how far the frame has moved it: what one change mends, or where reading stops."""
    for stopped, framed, shift in read:
        found = one_quote(framed, reads) or one_bracket(framed, stopped.tokens, reads)
        if found:
            return found, shift
    stopped, framed, shift = read[0]
    return explain(framed, grammar, stopped), shift


def _reads(parser: Parser, text: str) -> bool:
    return parse(parser, text).is_whole


def _is_typescript(text: str) -> bool:
    grammar = grammar_of("tsx")
    parser = parser_of(grammar) if grammar else None
    return parser is not None and _reads(parser, text)


def _is_code(one: Stretch, grammar: Grammar) -> bool:
    return one.kind == "xml" and (grammar.id == "html" or grammar is PHP_FILE)


def _part(code: Code, one: Stretch) -> Part:
    return Part(code, code.text[one.start : one.end], lambda offset: offset + one.start, verbatim=True)


def _without(text: str, found: Iterable[Stretch]) -> str:
    """The text with blanks in place of some stretches, and their line breaks."""
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], re.sub(r"[^\n]", " ", text[one.start : one.end])]
        at = one.end
    return "".join((*parts, text[at:]))


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())
