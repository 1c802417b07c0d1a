"""The extension: Slate's Markdown in place of Python-Markdown's own, with its other extensions as guests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import parseBoolValue

from mkslate.dialect.foreign import ForeignPass
from mkslate.dialect.idle import IdleTreeprocessor
from mkslate.dialect.reader import DOCUMENT_END, Reader
from mkslate.dialect.rendering import Rendering
from mkslate.dialect.stash import RestorePostprocessor
from mkslate.markup import quirks
from mkslate.markup.settings import HeadingIds, Settings
from mkslate.markup.smartypants import smartypants

# Where we stand among the host's processors (higher is earlier), and beside whom.
_TAKE_TEXT = 31.07  # after snippets (32) and critic (31.1), before superfences' first look (31.05)
_WRITE_BLOCKS = 1000  # before every block processor
_INLINE = 20  # in the place of the host's own
_IDLE = {"prettify": 10, "unescape": 0}  # in the places of the host's own
_RESTORE = 31  # right before the host restores its stash (raw_html, 30)
_SMARTYPANTS = -10  # over finished HTML (D9.1)


class MkslateExtension(Extension):
    """Slate's dialect of Markdown for Python-Markdown.

    `pages` maps the whole text of a page to its Rendering. A text that is not there is parsed with
    the options; where its first line is there, it is shown as that page, else in source order.
    Options: `heading_ids` (`unique`, `nesting`, `redcarpet`), `smartypants`, `strikethrough`, and
    `quirks` (true, or a list of names). Raises ValueError for a value that an option cannot have.
    """

    def __init__(self, pages: Mapping[str, Rendering] | None = None, **options: Any) -> None:
        self._pages = {} if pages is None else pages
        self.config = {
            "heading_ids": ["unique", "Slate's rule for heading ids: unique, nesting or redcarpet"],
            "smartypants": [False, "typographic quotes, dashes and dots, as in Slate 1"],
            "strikethrough": [True, "~~struck out~~"],
            "quirks": [(), "imitate what nobody wants of Slate's results: true, or a list of names"],
        }
        super().__init__(**options)
        self.settings = _settings(self.getConfigs())

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Take our places in an instance of the host; what is known of a page belongs to that instance."""
        reader = Reader(md, self._pages, self.settings)
        md.preprocessors.register(_TakeText(md, reader), "mkslate", _TAKE_TEXT)
        md.parser.blockprocessors.register(_WriteBlocks(md.parser, reader), "mkslate", _WRITE_BLOCKS)
        foreign = ForeignPass(md, reader.finish)
        md.treeprocessors.register(foreign, "inline", _INLINE)
        for name, priority in _IDLE.items():
            idle = IdleTreeprocessor(
                md, md.treeprocessors[name], lambda tree: foreign.found or reader.is_mixed(tree)
            )
            md.treeprocessors.register(idle, name, priority)
        md.postprocessors.register(RestorePostprocessor(reader.stash), "mkslate", _RESTORE)
        if self.settings.smartypants:
            md.postprocessors.register(_Smartypants(md), "mkslate-smartypants", _SMARTYPANTS)


class _TakeText(Preprocessor):
    """Takes the page's text; later preprocessors see the anchors of its raw HTML only."""

    def __init__(self, md: Markdown, reader: Reader) -> None:
        super().__init__(md)
        self._reader = reader

    def run(self, lines: list[str]) -> list[str]:
        return self._reader.take(lines)


class _WriteBlocks(BlockProcessor):
    """Writes whatever the host wants to have parsed."""

    def __init__(self, parser: BlockParser, reader: Reader) -> None:
        super().__init__(parser)
        self._reader = reader

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the host's signature
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        text = "\n\n".join(blocks)
        blocks.clear()
        self._reader.fill(parent, text)


class _Smartypants(Postprocessor):
    """Makes the page typographic, document by document."""

    def run(self, text: str) -> str:
        return "".join(map(smartypants, text.split(DOCUMENT_END)))


def _settings(options: Mapping[str, Any]) -> Settings:
    heading_ids = options["heading_ids"]
    if heading_ids not in get_args(HeadingIds):
        raise ValueError(f"heading_ids: {heading_ids!r} is none of {', '.join(get_args(HeadingIds))}")
    return Settings(
        heading_ids=heading_ids,
        smartypants=options["smartypants"],
        strikethrough=options["strikethrough"],
        quirks=_quirks(options["quirks"]),
    )


def _quirks(option: object) -> frozenset[str]:
    """The quirks of an option: all or none, in any form that the host takes for yes or no, or their names."""
    if isinstance(option, Iterable) and not isinstance(option, str):
        names = frozenset(map(str, option))
    else:
        switch = parseBoolValue(str(option or "no"), fail_on_errors=False)
        if switch is not None:
            return quirks.ALL if switch else frozenset()
        names = frozenset(str(option).split())
    if unknown := names - quirks.ALL:
        raise ValueError(f"quirks: no quirk is called {', '.join(sorted(unknown))}")
    return names
