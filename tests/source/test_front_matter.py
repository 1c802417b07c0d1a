"""Front matter: split as Middleman does it, checked key by key."""

from __future__ import annotations

import pytest

from mkslate.errors import Severity
from mkslate.model.front_matter import LanguageTab
from mkslate.place import Place, split_lines
from mkslate.source.front_matter import read_front_matter, split


def head(text: str):
    return split(split_lines(text, "index.md"))


def read(yaml: str):
    return read_front_matter(head(f"---\n{yaml}\n---\n"), "index.md")


def told(yaml: str) -> list[str]:
    return [str(problem) for problem in read(yaml)[1]]


@pytest.mark.parametrize(
    ("text", "yaml", "body"),
    [
        ("---\na: 1\n---\n\nx\n", "a: 1", ["x"]),
        ("---\na: 1\n---\n\n\nx\n", "a: 1", ["", "x"]),
        ("---  \na: 1\n...\nx\n", "a: 1", ["x"]),
        ("---\r\na: 1\r\n---\r\nx\r\n", "a: 1", ["x"]),
        ("---\na: 1\n---foo\nx\n", "a: 1", ["foo", "x"]),
        ("# coding: utf-8\n---\na: 1\n---\nx\n", "a: 1", ["x"]),
        ("---\n---\nx\n", "", ["x"]),
        ("---\na: 1\n", None, ["---", "a: 1"]),
        ("x\n---\na: 1\n---\n", None, ["x", "---", "a: 1", "---"]),
        ("", None, []),
    ],
)
def test_split(text: str, yaml: str | None, body: list[str]) -> None:
    found = head(text)

    assert found.yaml == yaml
    assert [line.text for line in found.body] == body


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: T\nincludes:\n  - a\n\n# Hello\n", 1),
        ("# coding: utf-8\n---\nown: 1\nlanguage_tabs: [shell]\n", 2),
        ("---\na: 1\n", 0),
        ("---\n\nSee what `title:` means.\n\ntitle: x\n", 0),
        ("text\n\n---\ntitle: T\n", 0),
    ],
)
def test_front_matter_that_nothing_closes_is_an_error(text: str, line: int) -> None:
    found, problems = read_front_matter(head(text), "index.md")

    assert found.title == ""
    message = (
        "nothing closes the front matter that begins here, so all of it is text (end it with a line `---`)"
    )
    assert [str(one) for one in problems] == [f"index.md:{line}: front-matter: {message}"] * bool(line)


def test_lines_of_the_body_keep_their_numbers() -> None:
    assert head("---\na: 1\n---\n\nx\n").body[0].place == Place("index.md", 5, 1)


def test_every_key_of_slate() -> None:
    found, problems = read(
        "title: API Reference\n"
        "language_tabs:\n  - shell\n  - javascript--node: NodeJS\n  - python:\n"
        "toc_footers:\n  - <a href='#'>Sign up</a>\n  -\n"
        "includes:\n  - errors\n  - v2/users\n"
        "search: false\ncode_clipboard: true\n"
        "meta:\n  - name: description\n    content: x\n"
        "page_classes: wide dark\n"
    )

    assert problems == ()
    assert found.title == "API Reference"
    assert found.language_tabs == (
        LanguageTab("shell", "shell"),
        LanguageTab("javascript--node", "NodeJS"),
        LanguageTab("python", "python"),
    )
    assert found.toc_footers == ("<a href='#'>Sign up</a>",)
    assert [(entry.name, entry.place.line) for entry in found.includes] == [("errors", 11), ("v2/users", 12)]
    assert (found.search, found.code_clipboard) == (False, True)
    assert found.meta == ({"name": "description", "content": "x"},)
    assert found.page_classes == ("wide", "dark")


@pytest.mark.parametrize("yaml", ["", "language_tabs:", "language_tabs: []", "language_tabs: false", "a: 1"])
def test_search_is_on_and_tabs_are_none_unless_said(yaml: str) -> None:
    found, _ = read(yaml)

    assert (found.search, found.language_tabs) == (True, ())


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("title: [a, b]", "index.md:2:1: front-matter: 'title' takes text, not a list"),
        ("title: x\nsearch: maybe", "index.md:3:1: front-matter: 'search' takes true or false, not 'maybe'"),
        ("includes: errors", "index.md:2:1: front-matter: 'includes' takes a list, not 'errors'"),
        ("includes:\n  - a: b", "index.md:3:5: front-matter: 'includes' takes names of includes, not a map"),
        (
            "toc_footers:\n  - a: b",
            "index.md:3:5: front-matter: 'toc_footers' takes HTML, one entry a line, not a map",
        ),
        ("language_tabs:\n  - shell\n  - [a]", "index.md:4:5: front-matter: 'language_tabs' takes names or"),
        ("meta:\n  - x", "index.md:3:5: front-matter: 'meta' takes maps of attributes, not 'x'"),
        ("- a", "index.md:2: front-matter: front matter is a map of `key: value` lines, not a list"),
        ("title: a: b", "index.md:2:9: yaml-syntax: "),
        ("title: x\n\tsearch: true", "index.md:3:1: yaml-syntax: "),
    ],
)
def test_what_is_wrong_is_an_error_in_its_line(yaml: str, message: str) -> None:
    found, problems = read(yaml)

    (problem,) = problems
    assert str(problem).startswith(message)
    assert problem.severity is Severity.ERROR
    assert found.search is True


def test_every_problem_is_told_not_only_the_first() -> None:
    assert [line.split(":")[1] for line in told("title: []\nsearch: 1\nincludes: 2\nnew_key: x")] == list(
        "2345"
    )


def test_an_unknown_key_is_kept_and_noted() -> None:
    found, (problem,) = read("api_version: 2")

    assert found.data["api_version"] == 2
    assert str(problem).startswith("index.md:2:1: front-matter-key: 'api_version' is kept, not used")
    assert problem.severity is Severity.NOTE


def test_a_language_listed_twice_is_a_warning() -> None:
    found, (problem,) = read("language_tabs:\n  - shell\n  - shell: cURL")

    assert found.language_tabs == (LanguageTab("shell", "shell"),)
    assert problem.severity is Severity.WARNING


def test_material_s_own_keys_are_no_typos() -> None:
    text = "---\nhide: [footer]\ntags: [beta]\nlanguages: [shell]\n---\n"
    head = split(split_lines(text, "index.md"))

    found, problems = read_front_matter(head, "index.md")
    assert found.data["hide"] == ["footer"]
    assert [problem.message for problem in problems] == ["'languages' is kept, not used"]
