"""Samples in programming languages: without the extra, and when they are too much for their grammars."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from hand_made import portal_of

from mkslate.check import check
from mkslate.check.languages import extra, grammars
from mkslate.check.languages.examples import EXAMPLES
from mkslate.check.languages.frames import FRAMES
from mkslate.check.languages.grammars import GRAMMARS, grammar_of

SAMPLES = "```ruby\nputs(\n```\n\n```go\nf(\n```\n\n```ruby\nputs[\n```\n\n```graphql\n{\n```\n"


@pytest.fixture
def _without_the_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("tree_sitter", "graphql"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(extra, "find_spec", lambda _name: None)
    for cached in (grammars.parser_of, extra.not_installed):
        cached.cache_clear()
    yield
    for cached in (grammars.parser_of, extra.not_installed):
        cached.cache_clear()


@pytest.mark.usefixtures("_without_the_extra")
def test_without_the_extra_one_note_says_what_is_not_checked() -> None:
    assert [str(problem) for problem in check(portal_of(SAMPLES))] == [
        "index.md:1:1: languages-missing: samples in Go, GraphQL, Ruby are not checked"
        " (install the extra: pip install 'mkslate[languages]')"
    ]


@pytest.mark.usefixtures("_without_the_extra")
def test_without_the_extra_responses_are_still_read() -> None:
    found = check(portal_of('```ruby\n{"a": 1,}\n```\n'))

    assert [problem.rule for problem in found] == ["languages-missing", "json-trailing-comma"]


@pytest.mark.usefixtures("_without_the_extra")
def test_a_portal_that_needs_no_extra_is_told_of_none() -> None:
    assert check(portal_of(extra.MISSING.passes)) == ()


def test_every_grammar_has_its_frames_and_examples() -> None:
    ids = {grammar.id for grammar in GRAMMARS}

    assert ids == set(FRAMES) == set(EXAMPLES)


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("php?start_inline=1", "PHP"),
        ("javascript-browser", "JavaScript"),
        ("objective-c", "Objective-C"),
        ("c++", "C++"),
        ("plaintext", None),
        ("", None),
    ],
)
def test_a_fence_names_its_language(language: str, label: str | None) -> None:
    grammar = grammar_of(language)

    assert (grammar.label if grammar else None) == label


@pytest.mark.parametrize("text", ["a < " * 2_000, "{[(" * 2_000, "a(b);\n" * 60_000])
def test_too_much_for_a_grammar_is_told(text: str) -> None:
    assert [problem.rule for problem in check(portal_of(f"```java\n{text}\n```\n"))] == ["code-too-large"]


def test_long_code_is_read_to_its_end() -> None:
    text = "a(b);\n" * 5_000 + "a(b;\n"
    found = check(portal_of(f"```java\n{text}```\n"))

    assert [(problem.rule, problem.place.line) for problem in found] == [("java-syntax", 5_002)]


def test_places_count_characters_not_bytes() -> None:
    found = check(portal_of("```javascript\nget('höhe 🐈', 2));\n```\n"))

    assert [(problem.place.line, problem.place.column) for problem in found] == [(2, 17)]


@pytest.mark.parametrize("before", range(64))
def test_a_character_of_several_bytes_may_stand_anywhere(before: int) -> None:
    """The text is handed on in pieces: one that ended within a character was the end of the whole process."""
    text = f"```javascript\nf(\n{'x' * before},\n“https://example.com/my-callback-”\n)\n```\n"

    assert "code-smart-quotes" in {problem.rule for problem in check(portal_of(text))}
