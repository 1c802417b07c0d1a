"""Whatever a value is, each language reads back from its literal exactly that value."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mkslate.source.macro.language import Json
from mkslate.source.macro.languages import go, javascript, php, python, ruby, shell
from mkslate.source.macro.notation import JSON, beyond, json_text

# What each language could take for more than text, beside any text at all.
HARD = [
    "", " ", "'", '"', "\\", "\\'", "a\\", "$HOME ${x} $(id) `id`", "!! !$ !1", "#{1 + 1} #$x #@y \\#{z}",
    "%s %d %", "<?php ?>", "</script>", "a\nb\r\n\tc", "\x00", "\x1b[0m\x7f\x80", "\u2028\u2029\ufeff\u202e",
    "é日本\U0001f642", "\x001", "\x01a", "\\u0041 \\x41 \\101", "{$x} {{ x }}", "@file", "-n", "~",
    "*", "\U000e0001f",
]  # fmt: skip  # a table
texts = st.one_of(
    st.sampled_from(HARD),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=30),
    st.text("'\"\\$`#{}@!%\n\r\tu0n", max_size=20),
)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5),
    max_leaves=20,
)
# Every example starts an interpreter, so there are few examples, each with many values.
in_batches = settings(max_examples=10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
batches = st.lists(values, min_size=10, max_size=60)


def run(*command: str, stdin: str = "") -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"no {command[0]} to read the literals")
    done = subprocess.run(command, input=stdin.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def same(found: Any, given: Any) -> bool:
    """Equal as JSON values: numbers as doubles, truth apart from numbers."""
    if isinstance(given, bool) or given is None or isinstance(found, bool):
        return found is given
    if isinstance(given, dict):
        return (
            isinstance(found, dict)
            and found.keys() == given.keys()
            and all(same(found[k], given[k]) for k in given)
        )
    if isinstance(given, list):
        return (
            isinstance(found, list)
            and len(found) == len(given)
            and all(same(a, b) for a, b in zip(found, given, strict=True))
        )
    return bool(found == given or (isinstance(given, float) and float(found) == given))


@given(values)
def test_json_reads_its_literals_back(value: Any) -> None:
    assert same(json.loads(JSON.write(value)), value)
    assert same(json.loads(json_text(value, 2)), value)


@given(values)
def test_python_reads_its_literals_back(value: Any) -> None:
    assert same(ast.literal_eval(python.NOTATION.write(value)), value)


@given(values)
def test_literals_show_nothing_that_cannot_be_seen(value: Any) -> None:
    for notation in (python, javascript, ruby, php, go):
        written = notation.NOTATION.write(value)

        assert written.replace("\n", "").replace("\t", "").isprintable()
    assert shell.json_word(Json(value)).replace("\n", "").isprintable()


@in_batches
@given(st.lists(texts.filter(lambda text: "\0" not in text), min_size=10, max_size=60))
def test_bash_reads_its_words_back(words: list[str]) -> None:
    script = "".join(f"printf '%s\\0' {shell.string(word)}\n" for word in words)

    assert run("bash", "-c", script).split("\0")[:-1] == words


@in_batches
@given(batches)
def test_bash_reads_its_json_back(batch: list[Any]) -> None:
    script = "".join(f"printf '%s\\0' {shell.json_word(Json(value))}\n" for value in batch)

    assert same([json.loads(text) for text in run("bash", "-c", script).split("\0")[:-1]], batch)


@in_batches
@given(batches)
def test_node_reads_its_literals_back(batch: list[Any]) -> None:
    script = f"process.stdout.write(JSON.stringify({javascript.NOTATION.write(batch)}))"

    assert same(json.loads(run("node", "-", stdin=script)), batch)


@in_batches
@given(batches)
def test_ruby_reads_its_literals_back(batch: list[Any]) -> None:
    script = f'require "json"\nprint JSON.generate({ruby.NOTATION.write(batch)})'

    assert same(json.loads(run("ruby", "-Ku", "-EUTF-8:UTF-8", stdin=script)), batch)


@in_batches
@given(batches)
def test_php_reads_its_literals_back(batch: list[Any]) -> None:
    known = [value for value in batch if not php.rounds_or_renames(value)]
    script = f"<?php echo json_encode({php.NOTATION.write(known)});"

    assert same(json.loads(run("php", stdin=script)), known)


GO = """package main

import (
	"encoding/json"
	"os"
)

func main() {
	json.NewEncoder(os.Stdout).Encode(%s)
}
"""


@pytest.mark.slow
def test_go_reads_its_literals_back(tmp_path: Any) -> None:
    value = {text: [text, {"n": [None, True, False, 1, -2.5, 1e300, {}, []]}] for text in HARD}
    (tmp_path / "main.go").write_text(GO % go.NOTATION.write(value, 1), "utf-8")

    assert same(json.loads(run("go", "run", str(tmp_path / "main.go"))), value)


@given(texts)
def test_go_and_php_close_every_literal(text: str) -> None:
    """Where neither is installed: a scan by their own rules finds one literal, and the text in it."""
    assert unquote(go.string(text)) == text
    assert unquote(php.string(text)) == text


ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", '"': '"', "$": "$"}


def unquote(literal: str) -> str:
    mark, rest, found, at = literal[0], literal[1:], "", 0
    while rest[at] != mark:
        if rest[at] != "\\":
            found += rest[at]
            at += 1
        elif mark == "'":
            assert rest[at + 1] in "\\'"
            found += rest[at + 1]
            at += 2
        elif rest[at + 1] in ESCAPED:
            found += ESCAPED[rest[at + 1]]
            at += 2
        elif rest[at + 1] == "U":
            found += chr(int(rest[at + 2 : at + 10], 16))
            at += 10
        elif rest[at + 2] == "{":
            end = rest.index("}", at)
            found += chr(int(rest[at + 3 : end], 16))
            at = end + 1
        else:
            assert rest[at + 1] == "u"
            found += chr(int(rest[at + 2 : at + 6], 16))
            at += 6
    assert at == len(rest) - 1
    return found


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2**53, True),
        (-(2**53), True),
        (2**53 - 1, False),
        ([{"a": 2**60}], True),
        (True, False),
        (1e300, False),
    ],
)
def test_a_number_that_loses_digits_is_found(value: Any, expected: bool) -> None:
    assert beyond(value, 2**53 - 1) is expected
