"""Words: what a name in code is made of, and a text whose script puts no spaces between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_A-Za-z]+")
_HAN = re.compile("[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def words(name: str) -> list[str]:
    """The words of a name: `bankAccount.holder_name` is made of `bank`, `Account`, `holder`, `name`."""
    return _WORD.findall(name)


def pairs(text: str) -> Iterator[str]:
    """What is searched for within the runs of Han characters of a text: each two that stand side by side.

    Material splits what is typed into what the index knows: `用户列表` into `用户`, `户列` and `列表`.
    """
    for run in _HAN.findall(text):
        yield from (run[at : at + 2] for at in range(max(1, len(run) - 1)))
