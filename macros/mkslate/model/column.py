"""The code column: which samples and annotations stand beside which text.

Slate floats each annotation and sample to the right of the text that follows it in the source.
A row is a stretch of text with the code that belongs to it, so that the two can be laid side by
side and the code can stay in view while its text is read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkslate.markup.blocks import Block, Blocks, Fence, Heading, Quote, is_comment
from mkslate.model.annotated import annotates
from mkslate.model.front_matter import LanguageTab
from mkslate.model.sample import SampleGroup


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """Text, and the code beside it: annotations (`Quote`), tab sets, and samples that stand alone.

    `after` is text without code of its own, which goes on beside the code: it comes last where the
    parts stand one below the other. `notes` are lists that annotate a sample, each with its sample.
    """

    text: Blocks
    code: tuple[SampleGroup | Block, ...]
    after: Blocks = ()
    notes: tuple[tuple[Block, Block], ...] = ()


def column_rows(
    blocks: Iterable[Block],
    tabs: Iterable[LanguageTab],
    *,
    annotated: bool = False,
    drawn: Container[str] = (),
) -> tuple[ColumnRow, ...]:
    """The rows of a page's top-level blocks; `annotated` if any sample may have a list of annotations.

    What the host draws from fences in a language of those `drawn` (a diagram) is text to read, unless the
    language is a tab's.

    Headings of level 1 and 2 begin a row, as they end Slate's floats. So does code that comes after
    new text: it belongs to that text from its last heading on, or, right under a heading, to the
    text that follows, with which it stands level. Text without code of its own goes on beside the
    code before it, so that a tall sample leaves no gap in the text.
    """
    names = frozenset(tab.name for tab in tabs)
    rows: list[ColumnRow] = []
    text: list[Block] = []
    code: list[Block] = []
    notes: list[tuple[Block, Block]] = []
    since = 0  # where the text after the row's last code begins
    code_first = False

    def end_row(cut: int) -> None:
        nonlocal text, code, notes
        own = _end_of_own(text[:cut], since, code_first=code_first) if code else cut
        said, after = text[:own], text[own:cut]
        if not _says_something(said) and code and rows and not any(isinstance(one, Heading) for one in said):
            last = rows.pop()
            grouped = (*last.code, *_grouped(code, names))
            rows.append(ColumnRow(last.text, grouped, (*last.after, *said, *after), (*last.notes, *notes)))
        elif said or code:
            rows.append(ColumnRow(tuple(said), tuple(_grouped(code, names)), tuple(after), tuple(notes)))
        text, code, notes = text[cut:], [], []

    def is_code(block: Block) -> bool:
        if isinstance(block, Fence):
            return block.name in names or block.language not in drawn
        return isinstance(block, Quote)

    for block in blocks:
        if is_code(block):
            cut = _own_text(text, since, after_code=bool(code), code_first=code_first)
            if cut is not None:
                end_row(cut)
            if not code:
                code_first = not _says_something(text)
            code.append(block)
            since = len(text)
        elif (
            code
            and since == len(text)
            and not (notes and notes[-1][0] is code[-1])
            and annotates(block, code[-1], everywhere=annotated)
        ):
            notes.append((code[-1], block))
        else:
            begins = isinstance(block, Heading) and block.level <= 2
            if begins and (code or not all(map(is_comment, text))):
                end_row(len(text))
                since = 0
            text.append(block)
    end_row(len(text))
    return tuple(rows)


def _end_of_own(text: Sequence[Block], since: int, *, code_first: bool) -> int:
    """Where the text that the code belongs to ends: at the code, or where that came first, at a heading."""
    if not code_first:
        return since
    return next((at for at in range(since, len(text)) if isinstance(text[at], Heading)), len(text))


def _own_text(text: Sequence[Block], since: int, *, after_code: bool, code_first: bool) -> int | None:
    """Where the text that new code belongs to begins, if a row has to begin there."""
    heading = _last_heading(text, since)
    if heading is not None and (after_code or _says_something(text[:heading])):
        return heading
    if after_code and _says_something(text[since:]):
        return len(text) if code_first else since
    return None


def _last_heading(text: Sequence[Block], since: int) -> int | None:
    """The index of the last heading, or of the first of those that follow each other there."""
    found = None
    for at in reversed(range(since, len(text))):
        if isinstance(text[at], Heading):
            found = at
        elif found is not None and not is_comment(text[at]):
            break
    return found


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
