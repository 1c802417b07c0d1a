"""A request line, with the method as a badge before the address."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from mkslate.dialect import text
from mkslate.dialect.tree import child
from mkslate.markup import plain_text
from mkslate.markup.blocks import Paragraph


def write_request(parent: Element, paragraph: Paragraph) -> None:
    """Append a request line: what it says is what the author wrote, so that it can be copied."""
    method, _, address = plain_text(paragraph.content).strip().partition(" ")
    line = child(parent, "p", {"class": "mkslate-request"})
    badge = SubElement(line, "span", {"class": "mkslate-method", "data-method": method.lower()})
    badge.text = AtomicString(method)
    badge.tail = " "
    SubElement(line, "code").text = AtomicString(text.code(address.strip()))
