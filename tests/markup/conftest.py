"""Fixtures for the tests of the grammar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from markup.redcarpet import Redcarpet, missing


@pytest.fixture(scope="session")
def redcarpet() -> Iterator[Redcarpet]:
    """The real Redcarpet; tests that compare with it skip where it is not installed."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    process = Redcarpet()
    yield process
    process.close()
