"""Rules of links to other servers."""

from __future__ import annotations

from mkslate.check.rule import Rule
from mkslate.errors import Severity

GONE = Rule(
    "external-gone",
    "A link to another server, which has no such page (with `--external`).",
    "See [the guide](https://example.com/no-such-guide).\n",
    "See [the guide](https://example.com/).\n",
)
SILENT = Rule(
    "external-silent",
    "A link to a server that fails or does not answer, after several tries (with `--external`).",
    "See [the status](https://status.example.com/).\n",
    "See [the status](https://example.com/).\n",
)
MOVED = Rule(
    "external-moved",
    "A link to an address that has moved for good (with `--external`).",
    "See [the guide](http://example.com/guide).\n",
    "See [the guide](https://example.com/guide).\n",
    Severity.NOTE,
)
RULES = (GONE, SILENT, MOVED)
