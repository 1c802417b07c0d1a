"""Guests: blocks of the host's own syntax, rendered by the host's own processors."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from mkslate.dialect.definition import definition_entries, is_terms
from mkslate.dialect.loaded import module_name, slash_blocks
from mkslate.markup.blocks import Blocks, Guest, List, Paragraph, Quote, contents, walk

_NEVER_MARKDOWN = frozenset({"code", "pre", "script", "style", "textarea"})
_TAG_NAME = re.compile(r"<([A-Za-z][^\s/>]*)")
_ROOM = 400
_SLASHES = re.compile(r"/{3,}")


class GuestWriter:
    """Gives each guest's processor the lines that it reads itself, and a token for what it holds.

    `hold` keeps blocks and gives the token for them. `plain` writes into an element what a text
    with tokens in it stands for, with no guests in it: what a processor does not want. `inline`
    writes a text of a processor's making, such as a title, into an element.
    """

    def __init__(
        self,
        md: Markdown,
        hold: Callable[[Blocks], str],
        plain: Callable[[Element, str], None],
        inline: Callable[[Element, str], None],
    ) -> None:
        self._md = md
        self._hold = hold
        self._plain = plain
        self._inline = inline
        self._ours: set[Element] = set()
        self._made: dict[Element, None] = {}
        self.seen = False

    def ours(self, elements: Iterable[Element]) -> None:
        """Take note of elements that our grammar made: no text of the host's making is in them."""
        self._ours.update(one for one in elements if one not in self._made)

    def write(self, parent: Element, guest: Guest) -> None:
        """Append a guest to an element, or to the one before it that it belongs to (a tab to its set).

        Where the nesting comes near the interpreter's limit, what is in the guest is written flat.
        """
        self.seen = True
        if _too_deep():
            self._flat(parent, guest)
            return
        processors = [one for one in self._md.parser.blockprocessors if _belongs(one, guest.extension)]
        text = _text(guest, self._hold(guest.blocks) if guest.blocks else "")
        if guest.extension == "md_in_html" and processors:
            text = "\n".join(self._md.preprocessors["html_block"].run(text.split("\n"))).strip("\n")
        before = len(parent)
        entries = definition_entries(text) if guest.extension == "def_list" else (text,)
        for number, entry in enumerate(entries):
            blocks = entry.split("\n\n")
            if not number and guest.extension == "def_list" and is_terms(blocks[0]):
                SubElement(parent, "p").text = blocks.pop(0)  # the processor takes them from there
            _run(processors, parent, blocks, self._plain)
        self._made.update((one, None) for one in parent[before:] if one not in self._ours)

    def _flat(self, parent: Element, guest: Guest) -> None:
        """Write a guest as ordinary text: its head, and each block without those that it holds."""
        self._plain(parent, "\n".join(line.text for line in guest.head))
        for block in walk(guest.blocks):
            if isinstance(block, Guest):
                self._plain(parent, "\n".join(line.text for line in block.head))
            elif isinstance(block, List):
                texts = tuple(Paragraph(content, block.place) for content in contents(block))
                self._plain(parent, self._hold(texts))
            elif not isinstance(block, Quote):
                self._plain(parent, self._hold((block,)))

    def read_texts(self) -> None:
        """Read what the processors left for the host's inline pass: titles, labels, summaries."""
        stack = list(self._made)
        self._made.clear()
        while stack:
            element = stack.pop()
            if element in self._ours or element.tag in _NEVER_MARKDOWN:
                continue
            stack += element
            text = element.text
            if text and not text.isspace() and not isinstance(text, AtomicString):
                children = list(element)
                element[:] = []
                element.text = None
                self._inline(element, text)
                element.extend(children)


def _too_deep() -> bool:
    """Whether one more guest might not leave room for the deepest text in it: 100 levels, 2 frames each."""
    frame = sys._getframe()  # noqa: SLF001 - as the host finds out how deep it is
    depth = 0
    while (above := frame.f_back) is not None:
        frame, depth = above, depth + 1
    return depth > sys.getrecursionlimit() - _ROOM


def _belongs(processor: BlockProcessor, extension: str) -> bool:
    kinds = slash_blocks(processor) or (type(processor),)
    return any(module_name(kind) == extension for kind in kinds)


def _text(guest: Guest, token: str) -> str:
    """The lines of the guest's processor, with a token for what the guest holds."""
    head = "\n".join(line.text for line in guest.head)
    if not token:
        return head
    if guest.extension == "md_in_html":
        head = head.lstrip(" ")  # an indented tag would be left as it stands
        match = _TAG_NAME.search(head)
        return f"{head}\n\n{token}\n\n</{match[1] if match else 'div'}>"
    if guest.extension.startswith("pymdownx.blocks."):
        match = _SLASHES.search(head)
        return f"{head}\n\n{token}\n\n{match[0] if match else '///'}"
    return f"{head}\n    {token}"


def _run(
    processors: list[BlockProcessor],
    parent: Element,
    blocks: list[str],
    plain: Callable[[Element, str], None],
) -> None:
    """Let a guest's processors have their lines; what they do not want is ordinary text."""
    while blocks:
        if not _taken(processors, parent, blocks):
            plain(parent, "\n\n".join(blocks))
            return


def _taken(processors: Iterable[BlockProcessor], parent: Element, blocks: list[str]) -> bool:
    return any(one.test(parent, blocks[0]) and one.run(parent, blocks) is not False for one in processors)
