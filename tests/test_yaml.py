"""YAML as Slate's front matter, data and locale files use it."""

from __future__ import annotations

import datetime

import pytest

from mkslate.errors import Severity
from mkslate.place import Place
from mkslate.source.yaml import Limits, load


def test_values_come_as_ruby_reads_them() -> None:
    loaded = load(
        "title: API Reference\nversion: 1.10\nlisted: yes\nnothing: ~\nday: 2020-02-28\nlate: 2020-02-30\n"
        "layout: :docs\nquoted: ':docs'\nmac: 00:1b:63:84:45:e6\ncode: !!str 200\nhuge: " + "9" * 300,
        "index.md",
    )

    assert loaded.problems == ()
    assert loaded.value == {
        "title": "API Reference",
        "version": 1.1,
        "listed": True,
        "nothing": None,
        "day": datetime.date(2020, 2, 28),
        "late": "2020-02-30",
        "layout": "docs",
        "quoted": ":docs",
        "mac": "00:1b:63:84:45:e6",
        "code": "200",
        "huge": "9" * 300,
    }


def test_keys_and_entries_have_places() -> None:
    loaded = load("# note\nincludes:\n  - errors\n  - widgets\nmeta:\n  - name: a\n", "source/index.md", 2)

    assert loaded.places == {
        ("includes",): Place("source/index.md", 3, 1),
        ("includes", 0): Place("source/index.md", 4, 5),
        ("includes", 1): Place("source/index.md", 5, 5),
        ("meta",): Place("source/index.md", 6, 1),
        ("meta", 0): Place("source/index.md", 7, 5),
    }


@pytest.mark.parametrize("text", ["", "# only a comment\n", "~", "\n\n"])
def test_an_empty_text_says_nothing(text: str) -> None:
    assert load(text, "a.yml").value is None
    assert load(text, "a.yml").problems == ()


def test_anchors_and_merges_are_spelt_out() -> None:
    loaded = load("base: &b {x: 1, y: 2}\none:\n  <<: *b\n  y: 3\ntwo: *b\nall:\n  <<: [*b, {z: 4}]", "a.yml")

    assert loaded.value["one"] == {"x": 1, "y": 3}
    assert loaded.value["two"] == {"x": 1, "y": 2}
    assert loaded.value["all"] == {"x": 1, "y": 2, "z": 4}


def test_of_a_key_given_twice_the_last_counts() -> None:
    loaded = load("search: true\ntitle: a\nsearch: false\n", "index.md", 2)

    assert loaded.value == {"search": False, "title": "a"}
    assert loaded.places["search",] == Place("index.md", 4, 1)
    assert [(problem.severity, problem.rule, problem.place) for problem in loaded.problems] == [
        (Severity.WARNING, "yaml-duplicate", Place("index.md", 4, 1))
    ]


def test_a_markdown_comment_in_front_matter_is_ignored_with_a_warning() -> None:
    loaded = load("a: 1\n[//]: # a comment\nb: 2\n", "index.md", 2)

    assert loaded.value == {"a": 1, "b": 2}
    assert [(problem.severity, problem.rule, problem.place.line) for problem in loaded.problems] == [
        (Severity.WARNING, "yaml-key", 3)
    ]


def test_only_the_first_document_is_read() -> None:
    loaded = load("a: 1\n---\nb: 2\n", "a.yml")

    assert loaded.value == {"a": 1}
    assert [(problem.rule, problem.place.line) for problem in loaded.problems] == [("yaml-document", 2)]


@pytest.mark.parametrize(
    ("text", "line", "rule", "message", "hint"),
    [
        ("a: 1\nb:\t2\n\tc: 3", 2, "yaml-syntax", "cannot start any token", "no tabs"),
        ("title: API: v2", 1, "yaml-syntax", "mapping values are not allowed", "in quotes"),
        ("a: 1\ntitle: @acme", 2, "yaml-syntax", "cannot start any token", "in quotes"),
        ('a: 1\ntitle: "open\n', 3, "yaml-syntax", "unexpected end of stream", "never closed"),
        ('title: "C:\\docs"', 1, "yaml-syntax", "unknown escape", "backslash"),
        ("a: 1\njust text\nb: 2", 3, "yaml-syntax", "expected ':'", "key: value"),
        ("a: *nobody", 1, "yaml-syntax", "`*nobody` stands for nothing", "quotes"),
        ("a: &x [*x]", 1, "yaml-syntax", "`*x` stands inside of what it names", "quotes"),
        ("a:\n  <<: text", 2, "yaml-syntax", "`<<:` takes a map", ""),
        ("a: 1\nb: !ruby/object:Gem::Installer {}", 2, "yaml-tag", "`!ruby/object:Gem::Installer`", "plain"),
        (
            "b: !!python/object/apply:os.system [id]",
            1,
            "yaml-tag",
            "!!python/object/apply:os.system",
            "plain",
        ),
        ("b: !ruby/regexp /x/", 1, "yaml-tag", "`!ruby/regexp`", "plain"),
        ("b: !!binary aGk=", 1, "yaml-tag", "`!!binary`", "plain"),
        ("a: 1\nb: \x00", 2, "yaml-syntax", "U+0000", "UTF-8"),
    ],
)
def test_bad_yaml_is_an_error_with_its_place(
    text: str, line: int, rule: str, message: str, hint: str
) -> None:
    loaded = load(text, "index.md", 2)

    assert loaded.value is None
    (problem,) = loaded.problems
    assert (problem.severity, problem.rule) == (Severity.ERROR, rule)
    assert (problem.place.path, problem.place.line) == ("index.md", line + 1)
    assert message in problem.message
    assert hint in problem.hint


def bombs() -> dict[str, str]:
    laughs = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    merges = ["a0: &a0 {k: 1}"]
    merges += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, 12)]
    return {
        "laughs": "\n".join(laughs),
        "merges": "\n".join(merges),
        "brackets": "[" * 100_000,
        "braces": "{a: " * 100_000,
        "dashes": "- " * 100_000,
        "keys": "? " * 100_000,
        "size": "a: " + "x" * 5_000_000,
    }


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_ends_at_a_limit(name: str) -> None:
    loaded = load(bombs()[name], "data/bomb.yml")

    assert loaded.value is None
    (problem,) = loaded.problems
    assert (problem.rule, problem.place.path) == ("yaml-budget", "data/bomb.yml")


def test_the_limits_can_be_chosen() -> None:
    assert load("[1, 2, 3]", "a.yml", limits=Limits(values=3)).problems[0].rule == "yaml-budget"
    assert load("[1, 2, 3]", "a.yml", limits=Limits(values=4)).value == [1, 2, 3]
