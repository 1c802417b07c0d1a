"""The cache: good answers of other servers, kept on disk for a week."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from mkslate.check.external.answer import Answer

WEEK = 7 * 24 * 3600
_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers (address TEXT PRIMARY KEY, status INTEGER, moved TEXT, asked REAL)"
)


def cache_file() -> Path:
    """Where the cache is: in the user's folder for caches (freedesktop.org), never among the sources."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (
        (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "mkslate" / "external.sqlite"
    )


def recall(file: Path, addresses: Iterable[str], now: float | None = None) -> dict[str, Answer]:
    """What the cache knows of some addresses; nothing if it cannot be read."""
    since = (time.time() if now is None else now) - WEEK
    wanted = frozenset(addresses)
    if not file.is_file():
        return {}
    try:
        with closing(sqlite3.connect(file)) as known:
            rows = known.execute("SELECT address, status, moved FROM answers WHERE asked > ?", (since,))
            return {address: Answer(status, moved) for address, status, moved in rows if address in wanted}
    except sqlite3.Error:
        return {}


def remember(file: Path, answers: Mapping[str, Answer], now: float | None = None) -> None:
    """Keep the answers that last, and drop what is old; a cache that cannot be written is gone without."""
    asked = time.time() if now is None else now
    rows = [(address, one.status, one.moved, asked) for address, one in answers.items() if one.lasts]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file)) as known, known:
            known.execute(_TABLE)
            known.execute("DELETE FROM answers WHERE asked <= ?", (asked - WEEK,))
            known.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
    except (sqlite3.Error, OSError):
        return
