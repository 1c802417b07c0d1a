"""Readers: what finds the requests that a sample sends, by its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from mkslate.check import shell
from mkslate.check.code import Code
from mkslate.check.languages import python
from mkslate.check.sample import Sample
from mkslate.check.section import calls
from mkslate.check.section.sent import Sent, sent

Reader = Callable[[Code], tuple[Sent, ...]]

_READERS: Mapping[str, Reader] = {
    **dict.fromkeys(shell.NAMES, sent),
    **dict.fromkeys(python.NAMES, calls.python),
    **dict.fromkeys(("javascript", "js", "node", "nodejs", "typescript", "ts"), calls.javascript),
    **dict.fromkeys(("ruby", "rb"), calls.ruby),
}
# A program that is longer shows more than a request.
_LONGEST = 20_000
# What a sample of another language than a shell has if it sends something: names are faster to look for.
_NAMES = ("requests", "httpx", "axios", "fetch", "Net::HTTP")
_SENDS = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b")


def sends(sample: Sample) -> bool:
    """Whether a sample may send a request: any shell sample, and others that name what sends it."""
    if sample.language in shell.NAMES:
        return True
    text = sample.code.text
    return (
        sample.language in _READERS
        and len(text) < _LONGEST
        and any(name in text for name in _NAMES)
        and _SENDS.search(text) is not None
    )


def reader_of(sample: Sample) -> Reader:
    """What reads a sample that may send something."""
    return _READERS[sample.language]
