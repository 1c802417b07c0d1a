"""Answers: what a server said of an address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """The last status, 0 if no server answered; then `failure` says why.

    `moved` is the address to which the first one has moved for good; empty if it has not.
    """

    status: int
    moved: str = ""
    failure: str = ""

    @property
    def lasts(self) -> bool:
        """Whether it will be the same tomorrow, so that nobody needs to ask again so soon."""
        return 200 <= self.status < 300
