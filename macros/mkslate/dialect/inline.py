"""Inline content -> elements of the host's tree."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkslate.dialect import text
from mkslate.dialect.address import autolink_address, image_address, link_address, with_addresses
from mkslate.dialect.rendering import Address
from mkslate.dialect.stash import Stash
from mkslate.markup.inlines import (
    Code,
    Emphasis,
    Entity,
    Image,
    Inlines,
    LineBreak,
    Link,
    RawTag,
    Text,
)


class InlineWriter:
    """Writes inline content into an element.

    Text stays ordinary text, which the host's tree processors read; code is out of their reach
    (an `AtomicString`), and so are raw tags, balanced or not (pieces of the stash). `code` writes
    code spans where another extension highlights them.
    """

    def __init__(
        self,
        stash: Stash,
        address: Address | None,
        code: Callable[[str], Element | str | None] | None = None,
        *,
        smart: bool,
    ) -> None:
        self._stash = stash
        self._code = code
        self._address = address
        self._characters: Callable[[str], str] = text.quoted if smart else text.literal

    def write(self, parent: Element, content: Inlines) -> None:
        """Append the content to an element; its text is a string afterwards, never None."""
        if len(content) == 1 and isinstance(content[0], Text) and not len(parent):
            # Most cells and paragraphs.
            parent.text = (parent.text or "") + self._run(self._characters(content[0].text))
            return
        pieces: list[str] = []
        for inline in content:
            if isinstance(inline, Text):
                pieces.append(self._characters(inline.text))
            elif isinstance(inline, RawTag):
                pieces.append(self._stash.raw_tag(with_addresses(inline.text, self._address)))
            elif isinstance(inline, Entity):
                pieces.append(inline.text)
            else:
                made = self._element(inline)
                if isinstance(made, str):
                    pieces.append(made)
                    continue
                append(parent, self._run("".join(pieces)))
                pieces.clear()
                parent.append(made)
        append(parent, self._run("".join(pieces)))

    def _run(self, text: str) -> str:
        """A run of text between two elements, as the host may read it."""
        return self._stash.without_long_searches(text)

    def _element(self, inline: Code | Emphasis | Link | Image | LineBreak) -> Element | str:
        match inline:
            case Code(code):
                if self._code is not None and (made := self._code(code)) is not None:
                    return made
                element = Element("code")
                element.text = AtomicString(text.code(code))
            case Emphasis(kind, content):
                element = Element(kind)
                self.write(element, content)
            case Link(target, title, content, _, kind):
                address = autolink_address if kind == "autolink" else link_address
                element = Element("a", {"href": text.literal(address(target, self._address))})
                if title is not None:
                    element.set("title", text.literal(title))
                self.write(element, content)
            case Image(target, title, alt):
                source = text.literal(image_address(target, self._address))
                element = Element("img", {"src": source, "alt": text.literal(alt)})
                if title is not None:
                    element.set("title", text.literal(title))
            case LineBreak():
                element = Element("br")
                element.tail = "\n"
        return element


def append(parent: Element, addition: str) -> None:
    """Add text at the end of an element, after its last child."""
    last = parent[-1] if len(parent) else None
    if last is None:
        parent.text = (parent.text or "") + addition
    elif addition:
        if addition.isspace() and not addition.isascii():
            # The host's `prettify` takes what Unicode calls space for nothing; readers see it.
            addition = "".join(one if one.isascii() else f"&#{ord(one)};" for one in addition)
        last.tail = (last.tail or "") + addition
