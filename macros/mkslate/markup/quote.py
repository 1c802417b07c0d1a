"""Blockquotes (D4)."""

from __future__ import annotations

import re

from mkslate.markup import fence, guests
from mkslate.markup.blocks import Quote
from mkslate.markup.reading import Passage, Reading

_PREFIX = re.compile(r" {0,3}> ?")
# What begins the lines that need a look; others are lazy text.
_SPECIAL = frozenset(" >`~")
_SPECIAL_TO_HOSTS = _SPECIAL | frozenset("!?=/<")


def _is_special(text: str) -> bool:
    return not text or text[0] in _SPECIAL


def _is_special_to_hosts(text: str) -> bool:
    return not text or text[0] in _SPECIAL_TO_HOSTS


def starts(text: str) -> bool:
    """Whether a line is quoted (D4.1)."""
    return _PREFIX.match(text) is not None


def read(reading: Reading, passage: Passage, at: int, depth: int) -> tuple[Quote, int]:
    """The quote that begins at a line, and the line after it."""
    texts, origins = passage.texts, passage.origins
    inner: list[str] = []
    inner_origins: list[int] = []
    count = len(texts)
    index = at
    inside: fence.Opening | None = None
    quirks = reading.settings.quirks
    hosts = bool(reading.settings.guests)
    while index < count:
        plain = passage.next_such("not lazy", index, _is_special_to_hosts if hosts else _is_special)
        plain = count if plain is None else plain
        if plain > index:
            inner += texts[index:plain]
            inner_origins += origins[index:plain]
            index = plain
            continue
        text = texts[index]
        prefix = _PREFIX.match(text)
        if prefix is not None:
            text = text[prefix.end() :]
        elif not text.strip(" "):
            following = texts[index + 1] if index + 1 < count else ""
            if index + 1 == count or (following.strip(" ") and not starts(following)):
                index += 1
                break
        elif hosts and inside is None and guests.ends_list(reading, passage, index):
            break
        if text.lstrip(" ")[:1] in ("`", "~") and not reading.is_left(passage, index):
            opened = fence.opening(text, quirks)
            if inside is not None:
                inside = None if fence.closes(text, inside, quirks) else inside
            elif opened is not None:
                inside = opened
                end = reading.fence_end(passage, index, opened) if prefix is None else None
                if end is not None:
                    if not reading.imitates("quote-takes-fence"):
                        reading.mended("quote-takes-fence", reading.place(passage, index))
                        break
                    reading.leave(passage, index, end)
                    inside = None
        inner.append(text)
        inner_origins.append(origins[index])
        index += 1
    blocks = reading.blocks(reading, Passage(inner, inner_origins), depth + 1)
    return Quote(blocks, reading.place(passage, at)), index
