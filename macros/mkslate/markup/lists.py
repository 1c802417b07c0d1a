"""Lists (D3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mkslate.markup import fence, guests, quote
from mkslate.markup.blocks import Blocks, Item, List
from mkslate.markup.inline import inlines
from mkslate.markup.inlines import Inlines, Text
from mkslate.markup.reading import Passage, Reading, Spot
from mkslate.markup.rule import is_rule

_BULLET = re.compile(r" {0,3}[*+-] ")
_NUMBER = re.compile(r" {0,3}[0-9]+\. ")
_UNDER_TEXT = re.compile(r" {0,3}(?:[*+-]|1\.) +[^ ]")
_UNDERLINE = re.compile(r"(?:=+|-+) *\Z")
_COST = 3  # of Redcarpet's work buffers, a level (D14.1)


def marker(text: str, following: str | None = None) -> tuple[int, bool] | None:
    """The length of a line's marker and whether it is a number (D3.1).

    A marker line above a setext underline is none (D2.7); `following` is the next line, if it counts.
    """
    found = _BULLET.match(text)
    number = False
    if found is None:
        found = _NUMBER.match(text)
        number = True
    if found is None or (following is not None and _UNDERLINE.match(following)):
        return None
    return found.end(), number


def starts(passage: Passage, at: int) -> tuple[int, bool] | None:
    """The marker of the list that begins at a line, if one does."""
    following = passage.texts[at + 1] if at + 1 < len(passage.texts) else None
    return marker(passage.texts[at], following)


def starts_under_text(reading: Reading, passage: Passage, at: int) -> bool:
    """Whether a list begins directly under a line of text, which it does not in Slate (D2.2)."""
    return (
        not reading.imitates("list-under-text")
        and _UNDER_TEXT.match(passage.texts[at]) is not None
        and starts(passage, at) is not None
    )


def read(reading: Reading, passage: Passage, at: int, ordered: bool, depth: int) -> tuple[List, int]:
    """The list that begins at a line, and the line after it."""
    items = []
    index = at
    loose = False
    under_text = passage.under_text == at
    while index < len(passage.texts):
        found = starts(passage, index)
        if found is None:
            break
        gathered = _Gathered(reading, passage, index, found[0], ordered, loose, under_text)
        gathered.gather()
        loose = gathered.loose
        items.append(_item(reading, passage, index, gathered, depth + _COST))
        index = gathered.end
        if gathered.last:
            break
    return List(ordered, tuple(items), reading.place(passage, at, _indent(passage.texts[at]))), index


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


@dataclass(slots=True)
class _Gathered:
    """The lines of one item, their indents cut (D3.3).

    `sublist` is the number of the line that begins the sublist part, 0 if there is none. `end` is
    the passage's line after the item; `last` says that the list ends with it. In a list `under_text`,
    which is mended, what ends a text still ends it.
    """

    reading: Reading
    passage: Passage
    at: int
    width: int
    ordered: bool
    loose: bool
    under_text: bool
    texts: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    sublist: int = 0
    end: int = 0
    last: bool = False

    def gather(self) -> None:
        """Take lines until the item ends (D3.4-D3.8)."""
        texts = self.passage.texts
        own_indent = _indent(texts[self.at])
        self._take(self.at, self._first())
        quirks = self.reading.settings.quirks
        hosts = bool(self.reading.settings.guests)
        inside: fence.Opening | None = None
        after_blank = False
        sub_indent = 0  # of the sublist's first line
        index = self.at + 1
        for index in range(self.at + 1, len(texts)):
            text = texts[index]
            if not text.strip(" "):
                after_blank = True
                continue
            if self.under_text and not inside and _ends_text(texts, index):
                self.last = True
                break
            if (
                hosts
                and text[0] != " "
                and not inside
                and guests.ends_list(self.reading, self.passage, index)
            ):
                self.last = True
                break
            indent = min(_indent(text), 4)
            bare = text[indent:]
            first = bare.lstrip(" ")[:1]
            if first in ("`", "~"):
                self._note_fence(index, indent, inside)
                inside = fence.toggled(bare, inside, quirks)
            found = None if inside or first not in _MARKS else marker(bare)
            if first in _MARKS and indent == 4 and sub_indent == 2 and not inside and self._flat(index):
                bare = text[2:]
                found = marker(bare.lstrip(" "))
            if found is not None and after_blank and found[1] is not self.ordered:
                if indent < own_indent + 2 or self.reading.imitates("mixed-sublist"):
                    self.last = True
                    break
                self.reading.mended("mixed-sublist", self.reading.place(self.passage, index))
            if found is not None and (found[1] or not is_rule(bare)):
                if after_blank:
                    self.loose = True
                if indent == own_indent:
                    break
                if not self.sublist:
                    self.sublist = len(self.texts)
                    sub_indent = indent
            elif after_blank and indent < 4:
                self.last = True
                break
            elif after_blank:
                self._take(index - 1, "")
                self.loose = True
            after_blank = False
            self._take(index, bare)
        else:
            index = len(texts)
        self.end = index

    def _first(self) -> str:
        """The text behind the marker; one of the host's blocks begins there however far behind."""
        text = self.passage.texts[self.at][self.width :]
        bare = text.lstrip(" ")
        return bare if self.reading.settings.guests and guests.may_open(self.reading, bare) else text

    def _note_fence(self, index: int, indent: int, inside: fence.Opening | None) -> None:
        """Note a line that opens or closes no fence as it does in Slate: items may begin after it or not."""
        quirks = self.reading.settings.quirks
        bare = self.passage.texts[index][indent:]
        toggles = fence.toggled(bare, inside, quirks) is not inside
        if toggles is fence.is_slates(bare):
            return
        quirk = fence.quirk_of(bare, fence.opening(bare, quirks))
        shift = 0 if quirk == "any-fence-closes" else len(bare) - len(bare.lstrip(" "))
        if quirk:
            self.reading.mended(quirk, self.reading.place(self.passage, index, indent + shift))

    def _flat(self, index: int) -> bool:
        """Whether a line is an item of the third level or deeper that would become one of the second."""
        text = self.passage.texts[index]
        indent = _indent(text)
        if self.reading.imitates("flat-sublist") or marker(text[indent:]) is None or is_rule(text[indent:]):
            return False
        if indent < 6:
            self.reading.mended("flat-sublist", self.reading.place(self.passage, index, indent))
        return True

    def _take(self, index: int, text: str) -> None:
        self.texts.append(text)
        self.origins.append(self.passage.origins[index])


_MARKS = frozenset("*+-0123456789")


def _ends_text(texts: Sequence[str], index: int) -> bool:
    """Whether a line ends the text that Slate takes a list under text for: it must not be lost in an item."""
    text = texts[index]
    if index + 1 < len(texts) and _UNDERLINE.match(texts[index + 1]):
        return True
    return text.startswith("#") or quote.starts(text) or is_rule(text)


def _item(reading: Reading, passage: Passage, at: int, gathered: _Gathered, depth: int) -> Item:
    """The item with what it holds: a tight one has inline content before its sublist (D3.10)."""
    lines = Passage(gathered.texts, gathered.origins)
    cut = gathered.sublist or len(lines.texts)
    place = reading.place(passage, at, _indent(passage.texts[at]))
    rest: Blocks = ()
    if gathered.loose:
        blocks = reading.blocks(reading, lines.part(0, cut), depth)
        if gathered.sublist:
            rest = reading.blocks(reading, lines.part(cut, len(lines.texts)), depth)
        return Item((), blocks + rest, True, place)
    cut = _guest_in_tight(reading, lines, _fence_in_tight(reading, lines, cut))
    if cut < len(lines.texts):
        rest = reading.blocks(reading, lines.part(cut, len(lines.texts)), depth)
    if not cut:
        return Item((), rest, False, place)
    text = "\n".join(lines.texts[:cut]) + "\n"
    bare = text.lstrip(" ") if lines.texts[0].strip(" ") else text
    content = inlines(reading, bare, Spot(reading, lines, 0, len(text) - len(bare)), depth)
    return Item(_trimmed(content), rest, False, place)


def _fence_in_tight(reading: Reading, lines: Passage, cut: int) -> int:
    """The line of the first fence in a tight item's text, which Slate takes for text; the cut if none."""
    if reading.imitates("fence-under-text"):
        return cut
    for index in range(1, cut):
        text = lines.texts[index]
        if "```" in text or "~~~" in text:
            opened = fence.opening(text, reading.settings.quirks)
            if reading.is_left(lines, index) or opened is None:
                continue
            if reading.fence_end(lines, index, opened) is not None:
                reading.mended("fence-under-text", reading.place(lines, index))
                return index
    return cut


def _guest_in_tight(reading: Reading, lines: Passage, cut: int) -> int:
    """The line of the first of the host's blocks in a tight item's text; the cut if none."""
    if not reading.settings.guests:
        return cut
    return next((index for index in range(cut) if guests.ends_list(reading, lines, index)), cut)


def _trimmed(content: Inlines) -> Inlines:
    """Content without the newline at its end."""
    if content and isinstance(content[-1], Text):
        text = content[-1].text.rstrip("\n")
        return (*content[:-1], Text(text)) if text else content[:-1]
    return content
