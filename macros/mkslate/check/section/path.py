"""Paths of requests: which of them mean the same, where one has parameters and the other has values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# What stands for a value: `:id`, `{id}`, `{{id}}`, `<id>`, `[id]`, `$id`, `${id}`, `#{id}`, `*`, `...`.
_HOLE = re.compile(
    r"<%.*?%>|[#$]?\{+[^{}]*\}+|%7B.*?%7D|<[^<>]*>|\[[^\[\]]*\]|\$\w+|\$\([^()]*\)|`[^`]*`|\*+|\.{3}|…"
    r"|(?:(?<=[,.=;~+_-])|^)[:@]_?[A-Za-z][\w-]*|^_+[A-Za-z]\w*_+$",
    re.IGNORECASE,
)
_NAME = re.compile(r"^(?:[A-Z][A-Z0-9]*[_-][A-Z0-9_-]+|ID|UUID|SLUG|XX+|xxx+|(?:your|my)[-_]?\w+)$")
_VERSION = re.compile(r"^v?\d+(?:\.\d+)*$")
_VALUE = re.compile(r"\d|^[A-Za-z0-9+=-]{20,}$|[@%,=]")
_FORMAT = re.compile(r"\.(?:json|xml|jsonp|php)$", re.IGNORECASE)
_SCHEME = re.compile(r"^[\"'`]*(?:[a-z]\w*:)?//", re.IGNORECASE)
_HOST = re.compile(
    r"^(?:[#$]?\{+[^{}]*\}+|<[^<>]*>|\[[^\[\]]*\]|\$\w+|[\w*-]+(?:\.[\w*-]+)+|localhost|[A-Z][A-Z_]{2,}|\.{2,3})+(?::\d+)?(?=/|\?|$)"
)

_BEFORE_PATH = re.compile(r"(?:<[^<>]*>|\{[^{}]*\}+|[^/?])*")


@dataclass(frozen=True, slots=True)
class Address:
    """An address, taken apart: `segments` of its path, its `query` as written.

    `rooted` says that the path is the whole of it: nothing that stands for a server, and perhaps for a
    base path, comes before it. `slash` says that it ends in one.
    """

    segments: tuple[str, ...]
    query: str
    rooted: bool
    slash: bool

    @property
    def path(self) -> str:
        """The path as one text."""
        return "/" + "/".join(self.segments) + ("/" if self.slash and self.segments else "")

    @property
    def open_end(self) -> bool:
        """Whether more may follow that is not shown: the address ends in a slash for a value to come."""
        return bool(self.segments) and is_open(self.segments[-1]) and self.segments[-1].endswith("...")

    def lower(self) -> Address:
        """The same address in small letters."""
        return Address(tuple(map(str.lower, self.segments)), self.query, self.rooted, self.slash)


def address(text: str) -> Address:
    """Take an address apart, or the path of a request line; no text is too strange."""
    text = text.strip("\"'`")
    bare = _SCHEME.sub("", text)
    if bare != text:
        bare = _past_host(bare)
        known = True
    else:
        host = _HOST.match(text) if not text.startswith("/") else None
        known = host is not None and "." in host.group() and not _HOLE.search(host.group())
        bare = text[host.end() :] if host else text
        known = known or text.startswith("/")
    path, _, query = _cut(bare)
    segments = tuple(part for part in path.split("/") if part)
    return Address(segments, query, known, path.endswith("/") and len(path) > 1)


def _past_host(text: str) -> str:
    """What comes after the host, in which a placeholder may hold slashes."""
    found = _BEFORE_PATH.match(text)
    return text[found.end() :] if found else text


def _cut(text: str) -> tuple[str, str, str]:
    """A path, and the query after it: a `?` within a placeholder is none."""
    text = text.partition("#" if "#{" not in text else "\n")[0]
    if "?" not in text:
        return text, "", ""
    masked = _HOLE.sub(lambda match: "x" * len(match.group()), text)
    at = masked.find("?")
    return (text, "", "") if at < 0 else (text[:at], "?", text[at + 1 :])


def same_segment(documented: str, sent: str) -> bool:
    """Whether two segments can be the same: equal, or one stands for the other."""
    if documented == sent:
        return True
    if is_open(sent) or is_open(documented):
        return _matches(documented, sent) or _matches(sent, documented)
    if _VERSION.match(documented) and _VERSION.match(sent) and documented[:1] + sent[:1] == "vv":
        return False
    return bool(_VALUE.search(documented) and _VALUE.search(sent))


def is_open(segment: str) -> bool:
    """Whether a segment stands for a value, or holds something that does."""
    return _HOLE.search(segment) is not None or _NAME.match(segment) is not None


def _matches(pattern: str, text: str) -> bool:
    """Whether a text can be what a segment with placeholders stands for."""
    if _NAME.match(pattern):
        return True
    parts = _HOLE.split(pattern)
    if len(parts) == 1:
        return False
    return re.fullmatch(".*".join(re.escape(part) for part in parts), text) is not None


def without_format(segments: Sequence[str]) -> tuple[str, ...]:
    """The segments without the ending that names a format: `answers.json`."""
    return (*segments[:-1], _FORMAT.sub("", segments[-1])) if segments else ()
