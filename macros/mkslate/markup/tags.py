"""Tags: what raw HTML says, read in one linear scan (the tokenizer of the HTML standard, less its errors)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

_NEXT = re.compile(r"<(?:!--|(/?)([A-Za-z][^\s/>]*))")
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")
_END = re.compile(r"[\s/]*+>")
_MOST_LINES, _LONGEST = 20, 2_000  # lines and characters of one tag
# Elements whose content is text to HTML, whatever it looks like.
_RAW_TEXT = frozenset({"script", "style", "textarea", "title"})
# What parts no words: phrasing content that browsers lay out within a line.
_WITHIN_WORDS = re.compile(
    r"a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup"
    r"|tt|u|var|wbr"
)
_HIDDEN = frozenset({"script", "style", "template"})
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute; `start` and `end` are the offsets of its value, as written, without quotes."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its name in lower case, and its offsets in the text."""

    name: str
    closing: bool
    attributes: tuple[Attribute, ...]
    start: int
    end: int

    def get(self, name: str) -> str | None:
        """The value of an attribute, as written."""
        return next((one.value for one in self.attributes if one.name == name), None)


def tags(text: str) -> Iterator[Tag]:
    """The tags of some HTML, in order; comments and the text of scripts and styles are passed over.

    A tag that is never closed ends the scan: a browser, too, shows nothing from there on.
    """
    position = 0
    while match := _NEXT.search(text, position):
        if match.group(2) is None:
            position = text.find("-->", match.end()) + 3
            if position < 3:
                return
            continue
        tag = _tag(text, match)
        if tag is None:
            return
        yield tag
        position = tag.end
        if not tag.closing and tag.name in _RAW_TEXT:
            closer = re.compile(rf"</{re.escape(tag.name)}[\s/>]", re.IGNORECASE).search(text, position)
            position = closer.start() if closer else len(text)


def _tag(text: str, match: re.Match[str]) -> Tag | None:
    attributes: list[Attribute] = []
    position = match.end()
    while not (end := _END.match(text, position)):
        found = _ATTRIBUTE.match(text, position)
        if found is None:
            return None
        group = next((number for number in (2, 3, 4) if found.group(number) is not None), 0)
        start, stop = found.span(group) if group else (found.end(), found.end())
        attributes.append(Attribute(found.group(1).lower(), text[start:stop], start, stop))
        position = found.end()
    return Tag(match.group(2).lower(), bool(match.group(1)), tuple(attributes), match.start(), end.end())


def html_text(text: str) -> str:
    """What a reader reads of some HTML, on one line; an image is read as its alternative text."""
    parts: list[str] = []
    position, hidden = 0, ""
    for tag in tags(text):
        if hidden:
            hidden = "" if tag.closing and tag.name == hidden else hidden
        else:
            parts.append(_COMMENT.sub("", text[position : tag.start]))
            parts.append("" if _WITHIN_WORDS.fullmatch(tag.name) else " ")
            parts.append(f"{tag.get('alt') or ''} " if tag.name == "img" else "")
            hidden = tag.name if tag.name in _HIDDEN and not tag.closing else ""
        position = tag.end
    rest = "" if hidden else _COMMENT.sub("", text[position:])
    return " ".join(unescape("".join([*parts, rest])).split())


def rewrite(text: str, change: Callable[[Tag, Attribute], str | None]) -> str:
    """The text with attribute values changed; `change` gives None for a value that stays."""
    parts: list[str] = []
    position = 0
    for tag in tags(text):
        for attribute in tag.attributes:
            value = change(tag, attribute)
            if value is not None:
                parts += [text[position : attribute.start], value]
                position = attribute.end
    return "".join([*parts, text[position:]]) if parts else text


def opening_tag(texts: Sequence[str], at: int, start: int) -> tuple[str, int, int] | None:
    """The opening tag that begins in a line: its text, and the line and offset of its end.

    It may go over several lines, none of them empty.
    """
    text = texts[at][start : start + _LONGEST]
    for line in range(at, min(at + _MOST_LINES, len(texts))):
        if line > at:
            if not texts[line].strip(" "):
                return None
            text += f"\n{texts[line][:_LONGEST]}"
        tag = next(tags(text), None) if ">" in text else None
        if tag is not None:
            if tag.start or tag.closing or any("<" in one.name for one in tag.attributes):
                return None
            before = text.rfind("\n", 0, tag.end) + 1
            return text[: tag.end], line, tag.end - before + (start if line == at else 0)
    return None
