"""What a server took down of the requests that reached it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Received:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Listener:
    address: str
    received: list[Received] = field(default_factory=list)
