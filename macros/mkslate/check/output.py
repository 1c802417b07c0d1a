"""Output: what a program prints or a server answers, written into the fence of a language's tab.

Slate's tabs force it there: the response of the Python client carries Python's fence.
"""

from __future__ import annotations

import re

_KINDS = (
    (
        "json",
        re.compile(
            r"\s*(?:\[\s*)*\{\s*\"(?:[^\"\\\n]|\\.)*\"\s*:|\s*\[\s*\"(?:[^\"\\\n]|\\.)*\"\s*,\s*\n|\s*(?:\{\s*\}|\[\s*\])\s*$"
        ),
    ),
    ("http", re.compile(r"\s*HTTP/\d(?:\.\d)? +\d{3}\b")),
    ("xml", re.compile(r"\s*<\?xml\s")),
)


def output_kind(text: str) -> str | None:
    """The language of what looks like a response: `json`, `http`, `xml`; None for anything else."""
    return next((name for name, pattern in _KINDS if pattern.match(text)), None)
