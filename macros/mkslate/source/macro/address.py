"""Addresses: a request's URL from its parts, with placeholders that stay readable."""

from __future__ import annotations

import re
from urllib.parse import quote

from mkslate.source.macro.error import MacroError

# `{id}` anywhere, and `:id` where a part of the path begins.
PLACEHOLDER = re.compile(r"\{(\w+)\}|(?<=/):([A-Za-z_]\w*)")
_ABSOLUTE = re.compile(r"https?://[^/\s]+", re.IGNORECASE)
_SPACE_OR_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_PATH = "/-._~!$&'()*+,;=:@"  # RFC 3986, 3.3: what a path holds unencoded
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def address(base: str, path: str, values: dict[str, str], query: tuple[tuple[str, str], ...]) -> str:
    """The URL of a request; `values` fill placeholders of the path, others stay as they are."""
    if "?" in path or "#" in path:
        raise MacroError(f"the path `{path}` holds a query or a fragment", "give a query as `query={…}`")
    if not _ABSOLUTE.match(path):
        if not base:
            raise MacroError(
                "the request has no base address", "set `base_url:` in the front matter or give `base=…`"
            )
        path = f"{base.rstrip('/')}/{path.lstrip('/')}" if path else base
    origin = _ABSOLUTE.match(path)
    if not origin or _SPACE_OR_CONTROL.search(origin[0]):
        raise MacroError(f"`{path}` is no address", "an API's address begins with http:// or https://")
    written = origin[0] + fill(path[origin.end() :], values)
    return f"{written}?{encoded(query)}" if query else written


def placeholders(path: str) -> tuple[str, ...]:
    """The names of a path's parameters, in order."""
    return tuple(found[1] or found[2] for found in PLACEHOLDER.finditer(path))


def fill(path: str, values: dict[str, str]) -> str:
    """A path percent-encoded, with the placeholders that have a value filled."""
    unknown = set(values).difference(placeholders(path))
    if unknown:
        raise MacroError(f"the path `{path}` has no parameter `{min(unknown)}`")
    parts, last = [], 0
    for found in PLACEHOLDER.finditer(path):
        name = found[1] or found[2]
        parts.append(_encode(path[last : found.start()]))
        parts.append(quote(values[name], safe="-._~:@,") if name in values else found[0])
        last = found.end()
    return "".join(parts) + _encode(path[last:])


def encoded(query: tuple[tuple[str, str], ...]) -> str:
    """A query string; a value that is a placeholder as a whole stays readable."""
    return "&".join(f"{quote(name, safe='-._~')}={_value(value)}" for name, value in query)


def _value(value: str) -> str:
    return value if PLACEHOLDER.fullmatch(value) else quote(value, safe="-._~,:/@")


def _encode(part: str) -> str:
    return quote(_PERCENT.sub("%25", part), safe=_PATH + "%")
