"""Members: `"name": value,` as JSON has it, which the reader takes in one step instead of word by word.

Most lines of a sample with a mistake are right, and this is what they are.
"""

from __future__ import annotations

import re

# A string in which nothing can be wrong: no escape, no control character, no typographic quote.
_STRING = r'"[^"\\\x00-\x1f“”]*+"'
_SCALAR = rf"{_STRING}|true|false|null|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+"
# A bracket that begins no placeholder: `{id}`, `[ID]`, `{{id}}`.
_BRACKET = r'[{\[](?=["\s])'
_MEMBER = re.compile(
    rf"[ \t\r\n]*+(?P<name>{_STRING})[ \t]*+:[ \t]*+"
    rf"(?:(?:{_SCALAR})[ \t]*+(?P<comma>,)|(?P<bracket>{_BRACKET}))"
)


def member(text: str, position: int) -> re.Match[str] | None:
    """The plain member that begins at a position: its `name`, up to its `comma` or the `bracket` it opens."""
    return _MEMBER.match(text, position)
