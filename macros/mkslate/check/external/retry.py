"""Retries: whether an answer asks to be asked again, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# An answer that means: later.
LATER = frozenset({429, 502, 503, 504})
TRIES = 3
_LONGEST = 60.0


def pause(after: str | None, tried: int, now: datetime | None = None) -> float:
    """The seconds to wait before the next try, at most a minute.

    `after` is the header Retry-After: seconds, or a date (RFC 9110); without it, each wait is twice as long
    as the one before.
    """
    seconds = float(2**tried)
    if after and after.strip().isdecimal():
        seconds = float(after)
    elif after:
        try:
            then = parsedate_to_datetime(after)
        except ValueError:
            return seconds
        seconds = (then.replace(tzinfo=then.tzinfo or UTC) - (now or datetime.now(UTC))).total_seconds()
    return min(max(seconds, 0.0), _LONGEST)
