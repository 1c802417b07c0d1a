"""Fixes: what they change, and that they change nothing else."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import portal_of

from mkslate.check import RULES, Rule, check
from mkslate.check.code import Code
from mkslate.check.mend import Mended, mend, mended, write
from mkslate.errors import Fix, Problem, warning
from mkslate.place import Line, Place, Tabbed


def fixed(text: str) -> str:
    """The text with its fixes applied until none is left."""
    for _ in range(5):
        fixes = [problem.fix for problem in check(portal_of(text)) if problem.fix]
        after = mend(text, fixes)
        if after == text:
            return text
        text = after
    return text


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.mends], ids=lambda rule: rule.id)
def test_what_a_rule_mends_is_mended(rule: Rule) -> None:
    assert rule.id not in {problem.rule for problem in check(portal_of(fixed(rule.fails)))}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if not rule.mends], ids=lambda rule: rule.id
)
def test_what_no_rule_mends_stays(rule: Rule) -> None:
    """Some rules need more than a sample to find anything: another server, a missing extra."""
    before, after = ({one.rule for one in check(portal_of(text))} for text in (rule.fails, fixed(rule.fails)))

    assert (rule.id in after) == (rule.id in before)


SHELL = """```shell
curl "https://api.example.com/kittens"
  -x post
\t-H 'Content-Type: application/json' \\\x20
  -d "{"a": 1}" \\
```
"""
SHELL_FIXED = """```shell
curl "https://api.example.com/kittens" \\
  -X POST \\
\t-H 'Content-Type: application/json' \\
  -d '{"a": 1}'
```
"""
BRACKETS = """```sh
curl 'https://a.example?name[x]=1'
curl 'https://a.example?names[]=1&n[<%= a[1] %>][]=2&ids[0]=3'
curl 'https://a.example[?include=<fields>]'
curl 'https://a.example/[optional]'
curl 'https://a.example/b?name[x]=1[&page[size]=2]'
```
"""
COMMENTED = """```sh
curl https://a.example \\
  -H 'A: b'  # the key
  -H 'C: d'  # \\
  -i \\  # head
  -L
```
"""
TORN = '```json\n{\n  "k": [\n    {\n      "a": 1\n    }]\n  }\n}\n```\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SHELL, SHELL_FIXED),
        (SHELL.replace("\n", "\r\n"), SHELL_FIXED.replace("\n", "\r\n")),
        (
            "\ufeff# A\n\n```json\n{\t'a':\tNone,\n\"b\": 1,}\n```\n",
            '\ufeff# A\n\n```json\n{\t"a":\tnull,\n"b": 1}\n```\n',
        ),
        ("- a\n\n    ```json\n    [1 2]\n    ```\n", "- a\n\n    ```json\n    [1, 2]\n    ```\n"),
        ('```json\n{"a:" {}}\n```\n', '```json\n{"a": {}}\n```\n'),
        (
            "```sh\ncurl https://a.example /\n  -H 'A: b'\n```\n",
            "```sh\ncurl https://a.example \\\n  -H 'A: b'\n```\n",
        ),
        # A backslash within a comment continues nothing.
        (COMMENTED, COMMENTED),
        (
            '```json\n{"a": 1;\n"b"; [1; 2;];, "c": {"d": 1;}}\n```\n',
            '```json\n{"a": 1,\n"b": [1, 2], "c": {"d": 1}}\n```\n',
        ),
        # It may be the point that was meant to be the comma.
        ('```json\n{"a": 1.\n"b": 2}\n```\n', '```json\n{"a": 1.\n"b": 2}\n```\n'),
        (
            "```sh\ncurl https://a.example -H 'Accept a/b' -HX-Key=c -H X-Id\\ d\n```\n",
            "```sh\ncurl https://a.example -H 'Accept: a/b' -HX-Key:c -H X-Id:\\ d\n```\n",
        ),
        (BRACKETS, BRACKETS.replace("curl 'https://a.example?n", "curl -g 'https://a.example?n")),
        (
            "```sh\ncurl --json @- https://a.example <<'A'\n{'b': \"$c\",}\nA\n```\n",
            '```sh\ncurl --json @- https://a.example <<\'A\'\n{"b": "$c"}\nA\n```\n',
        ),
        # More brackets close than open: it may be another one that is wrong.
        (TORN, TORN),
        ('```json\n[{"a": 1}"b"]\n```\n', '```json\n[{"a": 1}"b"]\n```\n'),
        (
            "```sh\ncurl 'https://a.example`\n  -H 'A: b'\n```\n",
            "```sh\ncurl 'https://a.example' \\\n  -H 'A: b'\n```\n",
        ),
    ],
)
def test_texts_are_mended(before: str, after: str) -> None:
    assert fixed(before) == after


def test_a_stretch_that_ends_within_a_tab_is_in_no_file() -> None:
    line = Line("   a", Place("a.md", 2, 2), Tabbed("-\ta", 1))
    code = Code([line], Place("a.md"))

    assert [code.place(offset).column for offset in (0, 1, 2, 3, 4)] == [2, 3, 3, 3, 4]
    assert code.fix(0, 1, "") is None
    assert code.fix(0, 3, "") == Fix(Place("a.md", 2, 2), Place("a.md", 2, 3), "")


def test_of_fixes_that_overlap_the_first_wins() -> None:
    def fix(start: int, end: int, text: str) -> Fix:
        return Fix(Place("a.md", 1, start), Place("a.md", 1, end), text)

    assert mend("abcdef", [fix(2, 4, "X"), fix(3, 5, "Y"), fix(6, 7, "Z")]) == "aXdeZ"


@pytest.mark.parametrize(("line", "column"), [(0, 1), (3, 1), (1, 0), (1, 9), (2, 4)])
def test_a_fix_without_a_place_in_the_text_is_passed_over(line: int, column: int) -> None:
    place = Place("a.md", line, column)

    assert mend("abc\n\tb", [Fix(place, place, "X")]) == "abc\n\tb"


def test_only_files_of_the_portal_are_written(tmp_path: Path) -> None:
    root = tmp_path / "portal"
    root.mkdir()
    (root / "a.md").write_bytes(b"abc\r\n")
    (root / "a.md").chmod(0o640)
    (root / "binary.md").write_bytes(b"\xff\xfe")
    (tmp_path / "outside.md").write_text("abc", "utf-8")
    (root / "link.md").symlink_to(tmp_path / "outside.md")

    def problem(path: str) -> Problem:
        return replace(warning("x", Place(path, 1), "m"), fix=Fix(Place(path, 1, 1), Place(path, 1, 2), "X"))

    paths = ("a.md", "binary.md", "link.md", "../outside.md", "gone.md")
    found = mended(root, [problem(path) for path in paths])
    write(root, found)

    assert found == [Mended("a.md", "abc\r\n", "Xbc\r\n")]
    assert (root / "a.md").read_bytes() == b"Xbc\r\n"
    assert stat.S_IMODE((root / "a.md").stat().st_mode) == 0o640
    assert (tmp_path / "outside.md").read_text("utf-8") == "abc"
    assert sorted(file.name for file in root.iterdir()) == ["a.md", "binary.md", "link.md"]
    assert found[0].diff.splitlines()[2:] == ["@@ -1 +1 @@", "-abc", "+Xbc"]


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"a": 1}\n\n"b": {"c": 1",\n  "d": 2}\n```\n',
        "```json\n[1]\n~~~json\n```json\n[2,]\n",
        '```shell\ncurl http://a.example -d \'{"a": 1", "b": 2}\'\n```\n',
    ],
)
def test_fixes_come_to_an_end(text: str) -> None:
    once = fixed(text)

    assert fixed(once) == once
    assert once.count("```") == text.count("```")
