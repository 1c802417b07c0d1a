"""Angle brackets in a text: tags (D7.8), autolinks (D7.9) and comments (D7.6)."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkslate.markup.inlines import Inline, Link, RawTag, Text
from mkslate.place import Place

_TAG_HEAD = re.compile(r"</?[A-Za-z0-9][A-Za-z0-9.+-]*+")
_MAIL = re.compile(r"@[A-Za-z0-9._-]*+>")
_ADDRESS = re.compile(r"(?:\\.|[^\\>'\" \n])*+", re.DOTALL)
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)


class Angles:
    """Reads what begins with `<` in one text.

    `following` finds the next string between two offsets, `place` says where an offset stands. A
    comment is hidden, and `hidden` is told where, or it is text where that is None.
    """

    def __init__(
        self,
        text: str,
        following: Callable[[str, int, int], int],
        place: Callable[[int], Place],
        hidden: Callable[[int], None] | None,
    ) -> None:
        self._text = text
        self._next = following
        self._place = place
        self._hidden = hidden
        self._open_addresses: dict[int, int] = {}  # up to an end: from here on no `<scheme:` comes to an end

    def read(self, at: int, end: int) -> tuple[Inline | None, int]:
        """A tag, an autolink or a comment that is hidden, and where it ends; or None, and where to go on."""
        text = self._text
        head = _TAG_HEAD.match(text, at, end)
        if head is None:
            return self._comment(at, end)
        stop = head.end()
        if text.startswith("@", stop, end):
            mail = _MAIL.match(text, stop, end)
            if mail is not None:
                return self._autolink(at, mail.end(), "mailto:"), mail.end()
        if self._next(">", stop, end) >= end:
            return None, at + 1
        if stop - at > 2 and text.startswith(":", stop, end):
            begin = stop + 1
            stop = self._address_end(begin, end)
            if stop >= end:
                return None, at + 1
            if stop > begin and text[stop] == ">":
                return self._autolink(at, stop + 1, ""), stop + 1
        close = self._next(">", stop, end)
        if close >= end:
            return None, at + 1
        return RawTag(text[at : close + 1], self._place(at)), close + 1

    def _address_end(self, begin: int, end: int) -> int:
        """Where an address between `<` and `>` ends; `end` if it never does before that (D14.4)."""
        if begin >= self._open_addresses.get(end, end):
            return end
        address = _ADDRESS.match(self._text, begin, end)
        stop = address.end() if address else begin
        if stop >= end - 1 and (stop >= end or self._text[stop] == "\\"):
            self._open_addresses[end] = begin
            return end
        return stop

    def _autolink(self, at: int, stop: int, scheme: str) -> Link:
        address = _ESCAPE.sub(r"\1", self._text[at + 1 : stop - 1])
        shown = address.removeprefix("mailto:")
        return Link(scheme + address, None, (Text(shown),), self._place(at), "autolink")

    def _comment(self, at: int, end: int) -> tuple[Inline | None, int]:
        """A comment inside text, which Slate shows."""
        if self._hidden is None or not self._text.startswith("<!--", at, end):
            return None, at + 1
        close = self._next("-->", at + 4, end)
        if close >= end:
            return None, at + 1
        self._hidden(at)
        return RawTag(self._text[at : close + 3], self._place(at)), close + 3
