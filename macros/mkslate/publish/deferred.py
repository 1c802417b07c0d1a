"""Deferred scripts: a page is drawn before the scripts at its end run."""

from __future__ import annotations

import re

# Material's own script comes first of those at the end of a page; what a site adds builds on it.
_FIRST = "assets/javascripts/bundle."
_SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
_ADDRESS = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"\stype\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_WAITS = re.compile(r"\s(?:defer|async)\b|\stype\s*=\s*[\"']?module\b", re.IGNORECASE)


def deferred(html: str) -> str:
    """A page whose scripts from Material's on wait until it is read, in their order (`defer` of HTML).

    Where one of them stands in the page itself, as some plug-ins and templates write them, all stay as they
    are: such a script cannot wait, and may count on Material's.
    """
    first = html.rfind("<script", 0, max(0, html.rfind(_FIRST)))
    if first < 0:
        return html
    head, end = html[:first], html[first:]
    if any(_runs_at_once(found[1]) for found in _SCRIPT.finditer(end)):
        return html
    return head + _SCRIPT.sub(_waiting, end)


def _runs_at_once(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return not _ADDRESS.search(attributes) and (kind is None or "javascript" in kind[1].lower())


def _waiting(found: re.Match[str]) -> str:
    attributes = found[1]
    if _WAITS.search(attributes) or not _ADDRESS.search(attributes):
        return found[0]
    return f"<script defer{attributes}>"
