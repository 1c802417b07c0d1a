"""The code column: which samples and annotations stand beside which text.

Slate floats each annotation and sample to the right of the text that follows it in the source.
A row is a stretch of text with the code that belongs to it, so that the two can be laid side by
side and the code can stay in view while its text is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkslate.markup.blocks import Block, Blocks, Fence, Heading, Quote, is_comment
from mkslate.model.front_matter import LanguageTab
from mkslate.model.sample import SampleGroup


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """Text, and the code beside it: annotations (`Quote`), tab sets, and samples that stand alone."""

    text: Blocks
    code: tuple[SampleGroup | Block, ...]


def column_rows(blocks: Iterable[Block], tabs: Iterable[LanguageTab]) -> tuple[ColumnRow, ...]:
    """The rows of a page's top-level blocks.

    A heading begins a row. Code belongs to the text before it in its row; right under the
    heading it belongs to the text that follows, as in Slate, where it stands level with it.
    """
    names = frozenset(tab.name for tab in tabs)
    rows: list[ColumnRow] = []
    text: list[Block] = []
    code: list[Block] = []
    code_first = False

    def end_row() -> None:
        nonlocal text, code
        if not _says_something(text) and code and rows and not any(isinstance(one, Heading) for one in text):
            last = rows.pop()
            rows.append(ColumnRow((*last.text, *text), (*last.code, *_grouped(code, names))))
        elif text or code:
            rows.append(ColumnRow(tuple(text), tuple(_grouped(code, names))))
        text, code = [], []

    for block in blocks:
        if isinstance(block, Quote | Fence):
            if not code:
                code_first = not _says_something(text)
            elif code_first and _says_something(text):
                end_row()
            code.append(block)
        elif isinstance(block, Heading):
            if code or _says_something(text):
                end_row()
            text.append(block)
        else:
            if code and not code_first and _says_something((block,)):
                end_row()
            text.append(block)
    end_row()
    return tuple(rows)


def _says_something(text: Iterable[Block]) -> bool:
    """Whether there is more than headings and comments, which stand beside any code."""
    return any(not isinstance(block, Heading) and not is_comment(block) for block in text)


def _grouped(code: Iterable[Block], names: frozenset[str]) -> Iterator[SampleGroup | Block]:
    group: list[Fence] = []
    for block in code:
        if isinstance(block, Fence) and block.name in names:
            group.append(block)
            continue
        if group:
            yield SampleGroup(tuple(group))
            group = []
        yield block
    if group:
        yield SampleGroup(tuple(group))
