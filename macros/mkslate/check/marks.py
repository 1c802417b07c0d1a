"""Marks: what an author says to the checks, in comments that Slate ignores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from mkslate.check.rule import Rule, fenced
from mkslate.check.suggest import Names
from mkslate.errors import Problem
from mkslate.markup.blocks import Block, Blocks, Document, Fence, Guest, Html, List, Paragraph, Quote
from mkslate.markup.inlines import RawTag, Text
from mkslate.place import Place

UNUSED = Rule(
    "mark-unused",
    "A comment to the checks that changes nothing: no problem to ignore, or no sample behind it.",
    "<!-- mkslate: ignore json-trailing-comma the parser allows it -->\n\n" + fenced("json", "{}"),
    "<!-- mkslate: ignore json-trailing-comma the parser allows it -->\n\n" + fenced("json", "[1,]"),
)
UNKNOWN = Rule(
    "mark-unknown",
    "A comment to the checks that they do not understand.",
    "<!-- mkslate: ignore json-trailing-coma -->\n\n" + fenced("json", "{}"),
    "<!-- mkslate: no-check shown as a client sent it -->\n\n" + fenced("json", "{oops"),
)
RULES = (UNUSED, UNKNOWN)

_MARK = re.compile(r"<!--\s*+mkslate:\s*+([\w-]*+)\s*+(.*?)\s*-->", re.DOTALL)
_TEXT_OF = attrgetter("text")
_EVERYTHING = 1 << 60

Word = Literal["ignore", "output", "no-check"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One comment to the checks, and the lines that it speaks of: the block after it.

    If that annotates a sample, these are the sample's as well.
    """

    word: str
    rules: tuple[str, ...]
    place: Place
    first: int
    last: int

    def covers(self, place: Place) -> bool:
        """Whether a place is within what the mark speaks of."""
        return place.path == self.place.path and self.first <= place.line <= self.last


def marks(document: Document, known: frozenset[str]) -> Iterator[Mark]:
    """The marks of a document, in reading order; `known` are the ids of all rules."""
    if not document.lines or "mkslate:" in "\n".join(map(_TEXT_OF, document.lines)):
        yield from _marks(document.blocks, _EVERYTHING, known)


def _marks(blocks: Blocks, last: int, known: frozenset[str]) -> Iterator[Mark]:
    waiting: list[tuple[str, tuple[str, ...], Place]] = []
    for index, block in enumerate(blocks):
        text = _comment(block)
        if text is not None:
            waiting += [(word, _rules(rest, known), block.place) for word, rest in _MARK.findall(text)]
            continue
        if not waiting and not isinstance(block, (Quote, Guest, List)):
            continue
        end = _end(blocks, index, last)
        reach = _end(blocks, _annotated(blocks, index), last) if waiting else end
        yield from (Mark(word, rules, place, block.place.line, reach) for word, rules, place in waiting)
        waiting = []
        if isinstance(block, Quote | Guest):
            yield from _marks(block.blocks, end, known)
        elif isinstance(block, List):
            for item in block.items:
                yield from _marks(item.blocks, end, known)
    yield from (Mark(word, rules, place, last, last - 1) for word, rules, place in waiting)


def _end(blocks: Blocks, index: int, last: int) -> int:
    """The last line of a block, and of what is empty behind it."""
    return blocks[index + 1].place.line - 1 if index + 1 < len(blocks) else last


def _annotated(blocks: Blocks, index: int) -> int:
    """The index of the sample that a quote stands above; that of any other block itself."""
    below = index
    while below < len(blocks) and isinstance(blocks[below], Quote):
        below += 1
    return below if below < len(blocks) and isinstance(blocks[below], Fence) else index


def _rules(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """The rules that an `ignore` names: its first word, and the words after it that are rules."""
    words = text.replace(",", " ").split()
    named = words[:1]
    for word in words[1:]:
        if word not in known:
            break
        named.append(word)
    return tuple(named)


def _comment(block: Block) -> str | None:
    """The text of a block that is nothing but a comment to the checks."""
    if isinstance(block, Html):
        text = block.text.strip()
    elif isinstance(block, Paragraph) and all(isinstance(one, (RawTag, Text)) for one in block.content):
        text = "".join(one.text for one in block.content if isinstance(one, RawTag | Text)).strip()
    else:
        return None
    return text if _MARK.match(text) and _MARK.sub("", text).strip() == "" else None


def misunderstood(found: Iterable[Mark], known: frozenset[str]) -> Iterator[Problem]:
    """The marks that say nothing that the checks know."""
    names = Names(known)
    for mark in found:
        if mark.word not in ("ignore", "output", "no-check"):
            hint = "the words are `ignore`, `output` and `no-check`"
            yield UNKNOWN.at(mark.place, f"`{mark.word}` is no word of the checks", hint)
        elif mark.word == "ignore" and not (mark.rules and mark.rules[0] in known):
            name = mark.rules[0] if mark.rules else ""
            near = names.nearest(name)
            hint = f"did you mean `{near}`?" if near else "write `ignore RULE reason`"
            yield UNKNOWN.at(mark.place, f"no rule is called `{name}`", hint)
