"""Long and hostile samples: everything is read in time that grows with its length, and nothing is raised."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hand_made import portal_of
from hypothesis import given, settings
from hypothesis import strategies as st

from mkslate.check import check
from mkslate.check.code import Code
from mkslate.check.json import find as find_json
from mkslate.check.registry import LARGEST, judge
from mkslate.check.sample import Sample
from mkslate.check.shell import find as find_shell
from mkslate.markup.blocks import Fence
from mkslate.place import Place, split_lines
from mkslate.source.yaml import load

pytestmark = pytest.mark.slow

HOME = Place("a.md", 1)
LANGUAGES = ["json", "shell", "python", "xml", "yaml", "toml", "ini", "http", "ruby"]
ATOMS = [
    "{", "[", "}", '"',
    '\\"', "'", "`", ",", ":", "a ", "...", "<", "<%", "{{", "{%", "/*", "//", "#",
    "<!--",
    "$(", "${", "(", "&", "\\\n", "\\\\\n", "\n", "“", "‘", "“”", '"a"b', '{"a":', "[1,", 'a"',
    "curl ",
    'curl -H "a\n', "'\n-H 'a", "curl http://a&b ", "curl http://[a", "$'", "<<a\n", "\u00a0", "\u200b",
    "<a>",
    "- ", "a: ", "&a ", "*a ", "---\n", "print a\n", ">>> a\n", '"""', "A: b\n", "12:", "–a ", "{x} ",
    "? ",
]  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _yaml_is_loaded() -> None:
    """Loading the reader of YAML is no work of the checks."""
    load("a: 1", "a.yml")


def code_of(text: str) -> Code:
    return Code(split_lines(text, "a.md"), HOME)


def sample_of(language: str, text: str) -> Sample:
    lines = split_lines(text, "a.md")
    return Sample(Fence(language, language, lines, HOME), language, Code(lines, HOME))


@contextmanager
def counted(limit: int) -> Iterator[None]:
    """Fails after so many calls of Python functions: a measure of work that no busy machine disturbs."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")
        if calls > limit:
            sys.setprofile(None)
            raise AssertionError(f"more than {limit} calls")

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("atom", ATOMS)
def test_work_grows_with_the_length(atom: str) -> None:
    for language in LANGUAGES:
        text = (f"curl x {atom}" if language == "shell" else "") + atom * (1000 // len(atom))
        with counted(130_000):
            judge(sample_of(language, text))


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="{}[]\",:'\\ \n-a1.…<>/#“=$(&tnu", max_size=60))
def test_nothing_is_raised(text: str) -> None:
    for language in LANGUAGES:
        judge(sample_of(language, text))


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(deadline=None, max_examples=60)
@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_json_has_no_problems(value: object, indent: int | None, ascii_only: bool) -> None:
    assert list(find_json(code_of(json.dumps(value, indent=indent, ensure_ascii=ascii_only)))) == []


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), VALUES, min_size=1, max_size=5), st.data()
)
def test_the_reader_agrees_with_json_that_it_need_not_read(
    value: dict[str, object], data: st.DataObject
) -> None:
    """A comment makes strict JSON fail, so that our own reader reads the rest: it finds nothing else."""
    text = json.dumps(value, indent=1)
    lines = text.split("\n")
    at = data.draw(st.integers(1, len(lines) - 1))
    lines.insert(at, "// a comment")

    assert list(find_json(code_of("\n".join(lines)))) == []


JSON_FAULTS = {
    "json-trailing-comma": lambda text: text.replace('"z": 0', '"z": 0,'),
    "json-missing-comma": lambda text: text.replace('1,\n "b"', '1\n "b"'),
    "json-double-comma": lambda text: text.replace('1,\n "b"', '1,,\n "b"'),
    "json-missing-colon": lambda text: text.replace('"b": ', '"b" '),
    "json-missing-value": lambda text: text.replace('"z": 0', '"z": '),
    "json-unquoted-key": lambda text: text.replace('"b":', "b:"),
    "json-single-quotes": lambda text: text.replace('"b":', "'b':"),
    "json-smart-quotes": lambda text: text.replace('"b":', "“b”:"),
    "json-foreign-literal": lambda text: text.replace('"a": 1', '"a": None'),
    "json-bare-word": lambda text: text.replace('"a": 1', '"a": one'),
    "json-bad-number": lambda text: text.replace('"a": 1', '"a": 01'),
    "json-duplicate-key": lambda text: text.replace('"z":', '"a":'),
    "json-unterminated-string": lambda text: text.replace('"text"', '"text'),
    "json-bad-escape": lambda text: text.replace('"text"', '"te\\xt"'),
    "json-unescaped-quote": lambda text: text.replace('"text"', '"te"x"t"'),
    "json-raw-newline": lambda text: text.replace('"text"', '"te\tt"'),
    "json-extra-bracket": lambda text: f"{text}\n}}",
    "json-mismatched-bracket": lambda text: text.replace("]", "}"),
    "json-unclosed-bracket": lambda text: text.replace("]", ""),
}


@pytest.mark.parametrize("rule", JSON_FAULTS)
def test_a_planted_fault_is_found(rule: str) -> None:
    text = json.dumps({"a": 1, "b": "text", "c": [1, {"n": [2, 3]}], "z": 0}, indent=1)
    faulty = JSON_FAULTS[rule](text)

    assert faulty != text
    assert [problem.rule for problem in find_json(code_of(text))] == []
    assert rule in {problem.rule for problem in find_json(code_of(faulty))}


def test_deep_nesting_is_read() -> None:
    depth = 20_000

    assert list(find_json(code_of("[" * depth + "]" * depth))) == []


def test_a_long_sample_is_not_told_to_its_end() -> None:
    assert len(list(find_json(code_of("[,]" * 2000)))) == 500


def test_shells_output_is_not_read_as_commands() -> None:
    text = "$ curl https://example.com\nIt's 5 o'clock\n{'a\n$ curl -x POST https://example.com\n"

    assert [problem.rule for problem in find_shell(code_of(text))] == ["curl-option-case"]


def test_xml_entities_are_not_expanded() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]>\n<a>&d;</a>"

    assert check(portal_of(f"```xml\n{bomb}\n```\n")) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sample_without_end_is_told_and_not_read(language: str) -> None:
    sample = sample_of(language, "[1,\n" * (LARGEST // 4 + 1))

    with counted(20):
        found = judge(sample)
    assert [(problem.rule, problem.place) for problem in found or ()] == [("code-too-large", HOME)]
