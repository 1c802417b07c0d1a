"""The code column: a page as a run of rows, text on one side, annotations and samples on the other."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from xml.etree.ElementTree import Element

from mkslate.dialect.request import write_request
from mkslate.dialect.tree import TreeWriter, box, child
from mkslate.markup.blocks import Block, Blocks, Fence, Heading, Paragraph, Quote
from mkslate.model.column import ColumnRow, column_rows
from mkslate.model.endpoint import request_line
from mkslate.model.front_matter import LanguageTab
from mkslate.model.sample import SampleGroup

_LONG = 30  # lines: a sample of more is folded, where there is a script to unfold it


class ColumnWriter:
    """Writes blocks as rows; the theme lays each row's two parts side by side.

    `annotated` and `drawn` are those of `column_rows`.
    """

    def __init__(
        self, tree: TreeWriter, tabs: Iterable[LanguageTab], *, annotated: bool, drawn: Container[str]
    ) -> None:
        self._tree = tree
        self._annotated = annotated
        self._drawn = drawn
        self._tabs = tuple(tabs)
        self._labels = {tab.name: tab.label for tab in self._tabs}

    def write(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Append the rows of these blocks to an element."""
        for row in column_rows(blocks, self._tabs, annotated=self._annotated, drawn=self._drawn):
            self._row(box(parent, "section", _attributes(row)), row)

    def _row(self, parent: Element, row: ColumnRow) -> None:
        self._text(parent, row.text)
        if row.code:
            column = box(parent, "div", {"class": "mkslate-code"})
            notes = {id(sample): note for sample, note in row.notes}
            for part in row.code:
                self._code(column, part, notes)
        if row.after:
            self._text(parent, row.after)

    def _text(self, parent: Element, blocks: Blocks) -> None:
        element = box(parent, "div", {"class": "mkslate-text"})
        for block in blocks:
            if isinstance(block, Paragraph) and request_line(block):
                write_request(element, block)
            else:
                self._tree.write(element, (block,))

    def _code(self, parent: Element, part: SampleGroup | Block, notes: Mapping[int, Block]) -> None:
        """Write a part of the column; `notes` has the list that annotates a sample, by the sample's id."""
        match part:
            case SampleGroup(samples):
                names = " ".join(dict.fromkeys(sample.name for sample in samples))
                group = box(parent, "div", {"class": "mkslate-samples", "data-languages": names})
                for sample in samples:
                    self._sample(group, sample, notes)
            case Fence():
                attributes = {"class": "mkslate-sample", **_size(part)}
                if part.language:
                    attributes["data-lang"] = part.language
                self._tree.write(box(parent, "div", attributes), _with_notes(part, notes))
            case Quote():
                self._tree.write(box(parent, "div", {"class": "mkslate-annotation"}), part.blocks)
            case _:
                self._tree.write(parent, (part,))

    def _sample(self, parent: Element, sample: Fence, notes: Mapping[int, Block]) -> None:
        label = self._labels[sample.name]  # raw HTML (D12.3): its character references stay
        attributes = {
            "class": "mkslate-sample",
            "data-tab": sample.name,
            "data-label": label,
            **_size(sample),
        }
        element = box(parent, "div", attributes)
        child(element, "p", {"class": "mkslate-sample-label"}).text = label
        self._tree.write(element, _with_notes(sample, notes))


def _with_notes(sample: Fence, notes: Mapping[int, Block]) -> Blocks:
    """A sample with the list of its annotations right behind it, where Material's script looks for it."""
    return (sample, notes[id(sample)]) if id(sample) in notes else (sample,)


def _size(sample: Fence) -> dict[str, str]:
    """How many lines a sample has: a browser need not lay it out to know its height, and long ones fold."""
    lines = sample.code.count("\n") + (not sample.code.endswith("\n"))
    attributes = {"style": f"--mkslate-lines:{lines}"}
    if lines > _LONG:
        attributes["data-long"] = str(lines)
    return attributes


def _attributes(row: ColumnRow) -> dict[str, str]:
    """What the theme must know of a row; a browser that had to look for it is slow on long pages."""
    attributes = {"class": "mkslate-row"}
    if row.text and isinstance(row.text[0], Heading):
        attributes["data-heading"] = str(row.text[0].level)
    if row.after:
        attributes["data-split"] = "true"
    return attributes
