"""The banner: a broken build's errors, on top of the last good pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_BANNER = re.compile(r"<!-- mkslate errors -->.*?<!-- /mkslate errors -->", re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_STALE = "This is the last good build."
_NONE = "There is no good build yet."
# Above everything of the page, readable without any of its styles.
_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:1000;max-height:60vh;overflow:auto;margin:0;padding:1rem 1.5rem;"
    "background:#7f1d1d;color:#fff;font:14px/1.6 ui-monospace,monospace;white-space:pre-wrap"
)


def with_banner(page: str, messages: Iterable[str]) -> str:
    """A page with the errors at its foot, in the place of those that it may show already."""
    page = _BANNER.sub("", page)
    body = _BODY.search(page)
    at = body.end() if body else 0
    return f"{page[:at]}{_banner(_STALE, messages)}{page[at:]}"


def error_page(messages: Iterable[str]) -> str:
    """A page of its own, where there is no good one yet."""
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Errors</title></head>'
    return f"{head}<body>{_banner(_NONE, messages)}</body></html>"


def _banner(title: str, messages: Iterable[str]) -> str:
    lines = "\n".join(escape(message) for message in messages)
    text = f'<div role="alert" style="{_STYLE}"><strong>{title}</strong>\n{lines}</div>'
    return f"<!-- mkslate errors -->{text}<!-- /mkslate errors -->"
