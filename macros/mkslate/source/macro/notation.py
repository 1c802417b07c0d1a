"""Notation: how one language writes values, and how they are laid out over lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from mkslate.source.macro.plain import Plain

WIDTH = 60  # characters of a value on one line before it is opened up; a code column is narrow


@dataclass(frozen=True, slots=True)
class Notation:
    """How one language writes values.

    `string` writes text, `key` what stands before a mapping's value (`"name": `). `mapping` and
    `sequence` are the brackets, `empty` an empty mapping where it is not just the brackets.
    `words` are null, true and false. `space` stands within a mapping's brackets on one line.
    """

    string: Callable[[str], str]
    key: Callable[[str], str]
    mapping: tuple[str, str] = ("{", "}")
    sequence: tuple[str, str] = ("[", "]")
    empty: str = "{}"
    words: tuple[str, str, str] = ("null", "true", "false")
    indent: str = "    "
    space: str = ""
    last_comma: bool = True

    def write(self, value: Plain, depth: int = 0) -> str:
        """The literal of a value whose first line stands on a line indented `depth` times."""
        if value is None or isinstance(value, bool):
            return self.words[0 if value is None else 1 if value else 2]
        if isinstance(value, int | float):
            return repr(value).replace("e+", "e")
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, dict):
            if not value:
                return self.empty
            entries = [self.key(name) + self.write(inner, depth + 1) for name, inner in value.items()]
            return self.lay_out(entries, self.mapping, depth, self.space)
        return self.lay_out([self.write(inner, depth + 1) for inner in value], self.sequence, depth)

    def lay_out(self, entries: list[str], brackets: tuple[str, str], depth: int, space: str = "") -> str:
        """Written entries within brackets, on one line if they are short."""
        opening, closing = brackets
        line = f"{opening}{space}{', '.join(entries)}{space}{closing}" if entries else opening + closing
        if len(line) + depth * len(self.indent) <= WIDTH and "\n" not in line:
            return line
        within = self.indent * (depth + 1)
        end = "," if self.last_comma else ""
        listed = f",\n{within}".join(entries)
        return f"{opening}\n{within}{listed}{end}\n{self.indent * depth}{closing}"


# The escapes of what cannot be seen that all languages share.
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str, code: Callable[[int], str], mark: str = '"', special: str = "") -> str:
    """Text within quotes: the mark, a backslash and `special` escaped, what cannot be seen by `code`."""
    written = text.replace("\\", "\\\\")
    for character in mark + special:
        written = written.replace(character, f"\\{character}")
    if not written.isprintable():
        written = "".join(_ESCAPES.get(c) or (c if c.isprintable() else code(ord(c))) for c in written)
    return mark + written + mark


def fewer_escapes(text: str) -> str:
    """The quotes around a text that need the fewer escapes in it."""
    return "'" if text.count('"') > text.count("'") else '"'


def json_text(value: Plain, indent: int | None = None) -> str:
    """A value as JSON: keys in order, characters as they are but for those that cannot be seen."""
    written = json.dumps(value, indent=indent, ensure_ascii=False, allow_nan=False)
    return re.sub(r"[^ -~\n]", lambda found: _visible(found[0]), written)


def _visible(character: str) -> str:
    return character if character.isprintable() else json.dumps(character)[1:-1]


JSON = Notation(string=json_text, key=lambda name: f"{json_text(name)}: ", indent="  ", last_comma=False)


def beyond(value: Plain, limit: int) -> bool:
    """Whether a value holds a whole number that a language cannot hold: outside -limit..limit."""
    if isinstance(value, dict):
        return any(beyond(inner, limit) for inner in value.values())
    if isinstance(value, list):
        return any(beyond(inner, limit) for inner in value)
    return isinstance(value, int) and not -limit <= value <= limit
