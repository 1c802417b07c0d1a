"""Inline grammar: the text of a paragraph, a heading, a cell or a tight item (D8), in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from mkslate.markup.angle import Angles
from mkslate.markup.code import Ticks
from mkslate.markup.emphasis import Closers
from mkslate.markup.inlines import (
    Code,
    Entity,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Text,
)
from mkslate.markup.link import Brackets, Target
from mkslate.markup.occurrences import Occurrences
from mkslate.markup.reading import SLATE_DEPTH, Reading, Spot
from mkslate.markup.reference import key
from mkslate.place import Place

_ACTIVE = re.compile(r"[*_~`\[<\\&\n]")
_ACTIVE_WITHOUT_TILDE = re.compile(r"[*_`\[<\\&\n]")
_RUN = {mark: re.compile(re.escape(mark) + "+") for mark in "*_~"}
_ENTITY = re.compile(r"&#?[A-Za-z0-9]*+;")
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_SPACES_BEFORE_NEWLINE = re.compile(r" \n|\n")
_ESCAPABLE = frozenset("\\`*_{}[]()#+-.!:|&<>^~=")
_ALNUM = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_BREAK = LineBreak()


def inlines(reading: Reading, text: str, spot: Spot, depth: int) -> Inlines:
    """The content of a text that stands at a spot; `depth` is how deep, in Redcarpet's buffers."""
    if depth > SLATE_DEPTH and reading.too_deep(depth, spot.place(text, 0)):
        return () if reading.imitates("nesting-limit") else (Text(text),) if text else ()
    active = _ACTIVE if reading.settings.strikethrough else _ACTIVE_WITHOUT_TILDE
    if active.search(text) is None:
        return (Text(text),) if text else ()
    return Scanner(reading, text, spot, active).scan(0, len(text), depth)


@dataclass(slots=True)
class _Range:
    """What has been found out about a range of a text, from which `end` on nothing is seen."""

    end: int
    ticks: Ticks
    closers: Closers | None = None


class Scanner:
    """Reads one text from left to right; what it holds within itself is a range of the same text."""

    def __init__(self, reading: Reading, text: str, spot: Spot, active: re.Pattern[str]) -> None:
        self._reading = reading
        self._text = text
        self._spot = spot
        self._active = active
        self._left = spot.is_left(text)
        self._foreign = reading.foreign_marks
        self._brackets: Brackets | None = None
        self._angles: Angles | None = None
        self._occurrences = Occurrences(text)
        self._next = self._occurrences.next

    def scan(self, start: int, end: int, depth: int) -> Inlines:
        """The content of a range. `last` is where the construct before the current text ended (D8.3)."""
        text = self._text
        out: list[Inline] = []
        pieces: list[str] = []
        span = _Range(end, Ticks(text, start, end))
        copied = at = last = start
        while active := self._active.search(text, at, end):
            at = active.start()
            mark = text[at]
            inline: Inline | None = None
            stop = at + 1
            if mark == "\n":
                if at - last < 2 or text[at - 2 : at] != "  ":
                    at += 1
                    continue
                inline = _BREAK
            elif mark == "\\":
                if at + 1 == end or text[at + 1] not in _ESCAPABLE:
                    at += 1
                    continue
                if text[at + 1] not in self._foreign:
                    pieces.append(text[copied:at])
                    copied = at + 1
                    last = at = at + 2
                    continue
                inline, stop = Entity(f"&#{ord(text[at + 1])};"), at + 2
            elif mark == "`":
                code = span.ticks.span(at)
                if code is None:
                    stop = span.ticks.retry(at)
                else:
                    inline = Code(text[code[0] : code[1]].strip(" "))
                    stop = code[1] + code[0] - at
            elif mark == "[":
                image = at > last and text[at - 1] == "!"
                inline, stop = self._link(at, end, depth, image)
                if image and inline is not None:
                    pieces.append(text[copied : at - 1])
                    copied = at
            elif mark == "<":
                inline, stop = self._angled(at, end)
            elif mark == "&":
                entity = _ENTITY.match(text, at, end)
                if entity is not None:
                    inline, stop = Entity(entity[0]), entity.end()
            else:
                inline, stop = self._emphasis(at, last, span, depth)
            if inline is None:
                at = stop
                continue
            pieces.append(text[copied:at])
            written = "".join(pieces)
            pieces.clear()
            if inline is _BREAK:
                written = written.rstrip(" ")
            if written:
                out.append(Text(written))
            out.append(inline)
            copied = at = last = stop
        pieces.append(text[copied:end])
        if written := "".join(pieces):
            out.append(Text(written))
        return tuple(out)

    def _emphasis(self, at: int, last: int, span: _Range, depth: int) -> tuple[Inline | None, int]:
        """Emphasis that opens at a mark (D8.2), or where to go on."""
        text, end = self._text, span.end
        mark = text[at]
        run_match = _RUN[mark].match(text, at, end)
        run = run_match.end() - at if run_match else 1
        if run > 3:
            return None, at + run - 3
        if at > last and text[at - 1] in _ALNUM:
            if run > 1 and mark != "~" and not self._imitates("half-strong"):
                # Slate takes the first mark for text, then tries the rest, one mark less each time.
                if any(self._closers(span).find(mark, at + less, run - less) for less in range(1, run)):
                    self._mended("half-strong", at)
                return None, at + run
            return None, at + 1
        found = self._closers(span).find(mark, at, run)
        if found is None:
            return None, at + 1
        if depth >= SLATE_DEPTH and self._reading.too_deep(depth + 1, self._place(at)):
            return None, at + 1
        return found.emphasis(mark, self.scan(found.start, found.end, depth + 1)), found.stop

    def _closers(self, span: _Range) -> Closers:
        if span.closers is None:
            imitates = self._imitates("emphasis-ends-in-code")
            passed = None if imitates else partial(self._mended, "emphasis-ends-in-code")
            span.closers = Closers(self._text, span.end, span.ticks, self._occurrences, passed)
        return span.closers

    def _angled(self, at: int, end: int) -> tuple[Inline | None, int]:
        if self._angles is None:
            hidden = None if self._imitates("visible-comment") else partial(self._mended, "visible-comment")
            self._angles = Angles(self._text, self._next, self._place, hidden)
        return self._angles.read(at, end)

    def _link(self, at: int, end: int, depth: int, image: bool) -> tuple[Inline | None, int]:
        """A link or an image whose text begins at a bracket (D8.13-D8.19), or where to go on."""
        text = self._text
        if self._brackets is None:
            self._brackets = Brackets(text)
        brackets = self._brackets
        close = brackets.closing(at)
        if close < 0 or close >= end:
            return None, at + 1
        after = brackets.after_spaces(close + 1, end)
        target: Target | None = None
        if after < end and text[after] == "(":
            target = brackets.target(after, end)
        elif after < end and text[after] == "[":
            closing = self._next("]", after + 1, end)
            if closing < end:
                target = self._reference(at + 1, close, after + 1, closing)
        else:
            target = self._reference(at + 1, close, close, close)
        if target is None:
            return None, at + 1
        address = _ESCAPE.sub(r"\1", target.address) if "\\" in target.address else target.address
        place = self._place(at - 1 if image else at)
        if image:
            return Image(address, target.title, text[at + 1 : close], place), target.stop
        content = self._link_text(at + 1, close, depth + target.cost)
        return Link(address, target.title, content, place), target.stop

    def _link_text(self, start: int, end: int, depth: int) -> Inlines:
        if depth > SLATE_DEPTH and start < end and self._reading.too_deep(depth, self._place(start)):
            return () if self._reading.imitates("nesting-limit") else (Text(self._text[start:end]),)
        return self.scan(start, end, depth)

    def _reference(self, start: int, close: int, label_start: int, label_end: int) -> Target | None:
        """A reference by the label between two offsets, or by the text where that is empty (D8.16, D8.17)."""
        references = self._reading.references
        if not references:
            return None
        stop = label_end + 1
        own = label_start >= label_end
        if own:
            label_start, label_end = start, close
        if label_end - label_start > 2 * self._reading.longest_reference:
            return None
        label = self._text[label_start:label_end]
        folded = own and "\n" in label
        if folded:
            label = _SPACES_BEFORE_NEWLINE.sub(" ", label)
        reference = references.get(key(label))
        if reference is None:
            return None
        return Target(reference.target, reference.title, stop, 2 if folded else 1)

    def _imitates(self, quirk: str) -> bool:
        return self._left or self._reading.imitates(quirk)

    def _place(self, at: int) -> Place:
        return self._spot.place(self._text, at)

    def _mended(self, quirk: str, at: int) -> None:
        self._reading.mended(quirk, self._place(at))
