"""Near misses: the name that was probably meant."""

from __future__ import annotations

import pytest

from mkslate.check.suggest import Names


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("get-kitten", "get-a-kitten"),
        ("Get_A_Kitten", "get-a-kitten"),
        ("getakiten", "get-a-kitten"),
        ("zebra", None),
        ("", None),
    ],
)
def test_near_misses(name: str, near: str | None) -> None:
    assert Names(["get-a-kitten", "delete-a-kitten", "errors"]).nearest(name) == near
