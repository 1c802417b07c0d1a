"""Addresses: where links, images and assets lead, written into Markdown's and raw HTML's attributes."""

from __future__ import annotations

from html import escape, unescape
from urllib.parse import quote

from mkslate.dialect.rendering import Address
from mkslate.markup.tags import Attribute, Tag, rewrite
from mkslate.model.link import address_kind, srcset_parts

# What Redcarpet leaves as it is in the address of an autolink (D7.9); the rest is percent-encoded.
_AUTOLINK_SAFE = "-_.+!*'(),%#@?=;:/&$~[]"


def link_address(target: str, address: Address | None) -> str:
    """The `href` of a Markdown link (D8.12): never empty, no spaces."""
    if address is not None:
        target = address(target, "link", False)
    return target.replace(" ", "%20") or "#"


def autolink_address(target: str, address: Address | None) -> str:
    """The `href` of `<scheme:rest>` and `<name@host>` (D7.9)."""
    if address is not None:
        target = address(target, "link", False)
    return quote(target, safe=_AUTOLINK_SAFE)


def image_address(target: str, address: Address | None) -> str:
    """The `src` of a Markdown image (D8.12)."""
    if address is not None:
        target = address(target, "image", False)
    return target.replace(" ", "%20")


def with_addresses(html: str, address: Address | None) -> str:
    """Raw HTML with every address rewritten; nothing else in it changes by a byte."""
    if address is None or "=" not in html:
        return html

    def change(tag: Tag, attribute: Attribute) -> str | None:
        kind = None if tag.closing else address_kind(tag.name, attribute.name)
        if kind is None:
            return None
        written = unescape(attribute.value)
        if attribute.name == "srcset":
            parts = [(address(one, kind, True), descriptor) for one, descriptor in srcset_parts(written)]
            meant = ", ".join(f"{one} {descriptor}".rstrip() for one, descriptor in parts)
        else:
            meant = address(written.strip(), kind, True).replace(" ", "%20")
        return None if meant in (written.strip(), written.strip().replace(" ", "%20")) else escape(meant)

    return rewrite(html, change)
