"""Reading: what is known, and what is gathered, while one file is read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from mkslate.errors import Problem, note, warning
from mkslate.markup.blocks import Blocks
from mkslate.markup.closing_tag import ClosingTags
from mkslate.markup.fence import Closings, Opening
from mkslate.markup.heading_id import HeadingIds
from mkslate.markup.quirks import BY_NAME
from mkslate.markup.reference import Reference
from mkslate.markup.settings import Settings
from mkslate.markup.tabs import raw_offset
from mkslate.place import Line, Place, Tabbed

SLATE_DEPTH = 16
"""How deep Slate nests: Redcarpet's number of work buffers (D14.1)."""
OWN_DEPTH = 100
"""How deep we nest, counted in the same way; what is nested deeper stays as it is (D14.3)."""
FARTHEST = 10_000
"""How far in a line is looked anew: a column behind tabs is counted from the line's beginning, and what
stands behind a block on its last line is copied. No editor's line is longer."""
_STEP = 4  # buffers that one level takes at most: what is deeper yet needs no note of its own


@dataclass(slots=True)
class Passage:
    """Lines that are read together: a file, the inside of a quote, an item of a list.

    `texts` are the lines, tabs expanded and the prefixes of what they stand in cut off, so that each
    is the end of a line of the file; `origins` are the indices of those. What was looked for in all
    of a passage is kept, so that it is looked for once (D14.4).
    """

    texts: list[str]
    origins: Sequence[int]
    closings: Closings | None = None
    tags: ClosingTags | None = None
    under_text: int = -1  # the line of the last list that begins directly under text, which is mended
    kinds: dict[str, list[int]] = field(default_factory=dict)

    def part(self, start: int, end: int) -> Passage:
        """A passage of some of the lines."""
        return Passage(self.texts[start:end], self.origins[start:end])

    def closing_tags(self) -> ClosingTags:
        """The closing tags of raw HTML in the passage."""
        if self.tags is None:
            self.tags = ClosingTags(self.texts)
        return self.tags

    def line_that_is(self, what: str, at: int) -> int | None:
        """The next line, from one on, that holds a string and nothing else, but at most 3 spaces before."""
        alone = re.compile(f" {{0,3}}{re.escape(what)} *")
        return self.next_such(f"alone:{what}", at, lambda text: alone.fullmatch(text) is not None)

    def next_with(self, what: str, at: int) -> int | None:
        """The next line, from one on, that holds a string."""
        return self.next_such(f"with:{what}", at, lambda text: what in text)

    def next_such(self, name: str, at: int, such: Callable[[str], bool]) -> int | None:
        """The next line, from one on, of a named kind; all of the kind are found at once."""
        lines = self.kinds.get(name)
        if lines is None:
            lines = [index for index, text in enumerate(self.texts) if such(text)]
            self.kinds[name] = lines
        index = bisect_left(lines, at)
        return lines[index] if index < len(lines) else None


@dataclass(slots=True)
class Reading:
    """One file being read.

    `source` are its lines as given, `texts` the same with tabs expanded and reference definitions
    taken out. `blocks` reads a passage at a depth; whatever holds blocks calls it. `foreign_marks` are
    the characters that must not be seen by guests where they are escaped.
    """

    path: str
    settings: Settings
    source: Sequence[Line]
    texts: list[str]
    references: Mapping[str, Reference]
    ids: HeadingIds
    blocks: Callable[[Reading, Passage, int], Blocks]
    problems: list[Problem] = field(default_factory=list)
    noted: set[tuple[str, Place]] = field(default_factory=set)
    longest_reference: int = 0
    foreign_marks: frozenset[str] = frozenset()
    tabbed: dict[int, bool] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)
    shortened: list[tuple[Line, str]] = field(default_factory=list)

    def imitates(self, quirk: str) -> bool:
        """Whether the site wants Slate's own result."""
        return quirk in self.settings.quirks

    def mended(self, quirk: str, place: Place) -> None:
        """Note that a quirk was mended at a place."""
        if (quirk, place) not in self.noted:
            self.noted.add((quirk, place))
            self.problems.append(note(f"quirk-{quirk}", place, BY_NAME[quirk].message))

    def unclosed(self, place: Place) -> None:
        """Warn of a fence that nothing closes: it takes in the rest of its file, item or quote."""
        if ("fence-unclosed", place) not in self.noted:
            self.noted.add(("fence-unclosed", place))
            message = "nothing closes this fence: what follows it is read as its code"
            self.problems.append(warning("fence-unclosed", place, message))

    def leave(self, passage: Passage, first: int, last: int) -> None:
        """Leave the lines of a fence to Slate, which shows them as text or in a quote: a quirk is imitated.

        No other quirk of fences, lists and tables under text is mended in them, so that imitating
        one gives what Slate gives there.
        """
        self.left.update(passage.origins[first : last + 1])

    def is_left(self, passage: Passage, index: int) -> bool:
        """Whether a line is left to Slate."""
        return bool(self.left) and passage.origins[index] in self.left

    def too_deep(self, depth: int, place: Place) -> bool:
        """Whether content at this depth is not read any more, noting what an author should know."""
        if depth <= SLATE_DEPTH:
            return False
        if self.imitates("nesting-limit"):
            return True
        if depth <= SLATE_DEPTH + _STEP:
            self.mended("nesting-limit", place)
        if depth <= OWN_DEPTH:
            return False
        if ("nesting", place) not in self.noted:
            self.noted.add(("nesting", place))
            text = f"nested more than {OWN_DEPTH} deep; what is deeper is kept as plain text"
            self.problems.append(note("nesting", place, text))
        return True

    def fence_end(self, passage: Passage, at: int, fence: Opening) -> int | None:
        """The line that closes a fence which opens at a line."""
        if passage.closings is None:
            passage.closings = Closings(passage.texts, self.settings.quirks)
        return passage.closings.next(fence, at)

    def place(self, passage: Passage, index: int, offset: int = 0) -> Place:
        """Where a character of a passage stands in the author's file."""
        origin = passage.origins[index]
        line, text = self.origin(origin)
        shift = len(text) - len(passage.texts[index]) + offset
        if shift <= 0 or not line.place.column:
            return line.place
        if self._has_tabs(origin):
            if shift > FARTHEST:
                return line.place
            shift = raw_offset(line.text, shift)
        return Place(line.place.path, line.place.line, line.place.column + shift)

    def _has_tabs(self, origin: int) -> bool:
        """Whether a line as given has tabs: looked up once, since a long line has many places."""
        known = self.tabbed.get(origin)
        if known is None:
            known = self.tabbed[origin] = "\t" in self.origin(origin)[0].text
        return known

    def origin(self, origin: int) -> tuple[Line, str]:
        """The line that an origin stands for, as given and as it is read; below 0, one without its end."""
        if origin < 0:
            return self.shortened[-origin - 1]
        return self.source[origin], self.texts[origin]

    def without_end(self, origin: int, length: int) -> int:
        """An origin for a line that ends so much sooner, so that the rest of its text is the end of it."""
        line, text = self.origin(origin)
        end = len(text) - length
        raw = raw_offset(line.text, end) if self._has_tabs(origin) else end
        self.shortened.append((Line(line.text[:raw], line.place), text[:end]))
        return -len(self.shortened)

    def line(self, passage: Passage, index: int, text: str | None = None) -> Line:
        """A line of a passage with its place; `text` where it differs from the passage's."""
        own = passage.texts[index] if text is None else text
        origin = passage.origins[index]
        line, whole = self.origin(origin)
        if line.text == own:
            return line
        start = len(whole) - len(passage.texts[index])
        tabbed = Tabbed(line.text, start) if self._has_tabs(origin) else None
        return Line(own, self.place(passage, index), tabbed)


@dataclass(slots=True)
class Spot:
    """Where an inline text comes from: its first line in a passage, and how much of that was cut."""

    reading: Reading
    passage: Passage
    index: int
    cut: int = 0
    starts: list[int] = field(default_factory=list)

    def is_left(self, text: str) -> bool:
        """Whether one of the text's lines is left to Slate."""
        if not self.reading.left:
            return False
        last = min(self.index + text.count("\n") + 1, len(self.passage.texts))
        return any(self.reading.is_left(self.passage, index) for index in range(self.index, last))

    def place(self, text: str, offset: int) -> Place:
        """Where a character of the text stands in the author's file."""
        if not self.starts:
            self.starts = [0]
            for line in text.split("\n"):
                self.starts.append(self.starts[-1] + len(line) + 1)
        row = bisect_right(self.starts, offset) - 1
        column = offset - self.starts[row] + (self.cut if row == 0 else 0)
        last = len(self.passage.texts) - 1
        return self.reading.place(self.passage, min(self.index + row, last), column)
