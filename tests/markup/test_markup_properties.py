"""What holds for every text: no exception, true places, and no mended result without a note."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from markup.documents import LINES, PIECES, documents
from markup.golden import cases
from markup.writer import blocks_html, document, html
from mkslate.dialect import MkslateExtension
from mkslate.markup import parse
from mkslate.markup.blocks import Document, Fence, Guest, Heading, Html, List, Table, contents, walk
from mkslate.markup.guests import KINDS
from mkslate.markup.inlines import Image, Link, RawTag
from mkslate.markup.inlines import walk as walk_inlines
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import Settings
from mkslate.place import Line, Place, split_lines

GUESTS = frozenset(kind.extension for kind in KINDS)
MODES = (Settings(), Settings(quirks=ALL), Settings(guests=GUESTS))
many = settings(max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def places(read: Document) -> Iterator[Place]:
    yield from (problem.place for problem in read.problems)
    for block in walk(read.blocks):
        yield block.place
        if isinstance(block, Fence | Html):
            yield from (line.place for line in block.lines)
        elif isinstance(block, Guest):
            yield from (line.place for line in block.head)
        elif isinstance(block, List):
            yield from (item.place for item in block.items)
        elif isinstance(block, Table):
            yield from (row.place for row in (block.header, *block.rows))
        for content in contents(block):
            for inline in walk_inlines(content):
                if isinstance(inline, Link | Image | RawTag):
                    yield inline.place


def assert_sound(text: str, options: Settings) -> None:
    lines = split_lines(text, "page.md")
    for place in places(document(text, options)):
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1].text) + 1


@many
@given(text=st.one_of(documents, st.text()))
def test_places_are_in_the_text(text: str) -> None:
    for options in MODES:
        assert_sound(text, options)


@many
@given(text=documents)
def test_links_tags_and_images_begin_where_their_places_say(text: str) -> None:
    lines = split_lines(text, "page.md")
    for block in walk(document(text, Settings()).blocks):
        for content in contents(block):
            for inline in walk_inlines(content):
                if isinstance(inline, Link | Image | RawTag):
                    begins = (
                        "!["
                        if isinstance(inline, Image)
                        else "<"
                        if isinstance(inline, RawTag)
                        else ("[", "<")
                    )
                    rest = lines[inline.place.line - 1].text[inline.place.column - 1 :]

                    assert rest.startswith(begins)


def as_slate(text: str) -> tuple[str, frozenset[str]]:
    """The HTML once every quirk that a note names is imitated, and the names of those."""
    named: frozenset[str] = frozenset()
    while True:
        read = document(text, Settings(quirks=named))
        new = {
            one.rule.removeprefix("quirk-") for one in read.problems if one.rule.startswith("quirk-")
        } - named
        if not new:
            return blocks_html(read.blocks, Settings()), named
        named |= new


@many
@example(text="a***a*\n")
@given(text=documents)
def test_a_document_is_slates_once_its_noted_quirks_are_imitated(text: str) -> None:
    made, named = as_slate(text)

    assert made == html(text, Settings(quirks=ALL)), named


def heading_ids(text: str, options: Settings) -> list[tuple[int, str]]:
    return [(one.level, one.id) for one in walk(document(text, options).blocks) if isinstance(one, Heading)]


@pytest.mark.slow
def test_in_the_corpus_no_result_is_mended_without_a_note(shared: Path) -> None:
    files = sorted(path for path in (shared / "corpus").rglob("*.md*") if path.parent != shared / "corpus")
    differing = 0
    for path in files[::11]:
        text = path.read_bytes().decode("utf-8", "replace")
        strict = html(text, Settings(quirks=ALL))
        differing += strict != html(text, Settings())

        made, named = as_slate(text)

        assert made == strict, (path, named)
        if "fence-under-text" not in named:  # there comments in code are headings to Slate
            assert set(heading_ids(text, Settings(quirks=ALL))) <= set(heading_ids(text, Settings())), path
    assert differing


def test_a_golden_case_is_slates_once_its_noted_quirks_are_imitated() -> None:
    for case in cases():
        if case.settings == Settings() and case.path.stem != "fence-options":
            assert as_slate(case.text)[0] == html(case.text, Settings(quirks=ALL)), case.name


@pytest.mark.slow
def test_ten_thousand_mutated_documents_are_read_and_every_fourth_is_rendered() -> None:
    chance = random.Random(20)  # noqa: S311 - not for secrets
    seeds = [case.text for case in cases()]
    pages = [
        Markdown(extensions=[MkslateExtension(quirks=options.quirks), *sorted(options.guests)])
        for options in MODES
    ]
    for number in range(10_000):
        text = mutated(chance, seeds)
        assert_sound(text, MODES[number % len(MODES)])
        if number % 4 == 0:
            html = pages[number % len(MODES)].reset().convert(text)

            assert "\2" not in html, text  # a token for what was never put in its place


def mutated(chance: random.Random, seeds: list[str]) -> str:
    parts = [chance.choice(seeds) for _ in range(chance.randint(1, 3))]
    text = chance.choice(("\n", "\n\n", "")).join(parts)
    for _ in range(chance.randint(1, 8)):
        at, end = sorted(chance.randint(0, len(text)) for _ in range(2))
        new = chance.choice(
            (chance.choice(PIECES), f"\n{chance.choice(LINES)}\n", text[at : at + 20], "\t", "\r", "\0")
        )
        text = text[:at] + new * chance.choice((1, 1, 1, 30)) + text[chance.choice((at, at, end)) :]
    return text


def test_lines_without_columns_have_places_without_columns() -> None:
    lines = [Line("- a", Place("x.md.erb", 7)), Line("    [b](c)", Place("x.md.erb", 9))]

    read = parse(lines, Settings(), "x.md.erb")

    assert {place.line for place in places(read)} == {7, 9}
    assert {place.column for place in places(read)} == {0}
