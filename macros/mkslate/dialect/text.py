"""Text in the host's tree: characters that its serializer must write as they are meant."""

from __future__ import annotations

import re

# The serializer takes these for character references and leaves their ampersand alone.
_REFERENCE = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);|\Z)", re.IGNORECASE)
_QUOTES = str.maketrans({'"': "&quot;", "'": "&#39;"})


def literal(text: str) -> str:
    """Text for the tree that shows exactly these characters, `&amp;` too.

    Only an ampersand that would begin a character reference (or might, with what comes next) is
    escaped here, so that processors of the host find `AT&T` as they know it.
    """
    return _REFERENCE.sub("&amp;", text) if "&" in text else text


def quoted(text: str) -> str:
    """The same with quotes escaped as Redcarpet escapes them, which SmartyPants can tell (D9.7)."""
    return literal(text).translate(_QUOTES)


def code(text: str) -> str:
    """The text of a code span, for the tree."""
    return text.replace("&", "&amp;")
