"""Horizontal rules (D2.8)."""

from __future__ import annotations

import re

_RULE = re.compile(r" {0,3}(?:(?:\* *+){3,}|(?:- *+){3,}|(?:_ *+){3,})\Z")


def is_rule(text: str) -> bool:
    """Whether a line is a rule."""
    return _RULE.match(text) is not None
