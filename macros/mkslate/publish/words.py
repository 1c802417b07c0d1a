"""Words: what a name in code is made of."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_A-Za-z]+")


def words(name: str) -> list[str]:
    """The words of a name: `bankAccount.holder_name` is made of `bank`, `Account`, `holder`, `name`."""
    return _WORD.findall(name)
