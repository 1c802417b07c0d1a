"""Plain members, read in one step, come out as they do word by word."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from mkslate.check.code import Code
from mkslate.check.json.reader import Reader
from mkslate.errors import Problem
from mkslate.place import Place, split_lines

NAMES = st.sampled_from(["id", "name", "a", "…", "...", "_comment"])
SCALARS = st.one_of(
    st.integers(-20, 2000), st.booleans(), st.none(), st.sampled_from(["Max", "...", "a, b", ""])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
# What is put in somewhere, or in place of a character.
FAULTS = st.sampled_from(
    [*'{}[],:"', "", ",,", "...", "// x", "<id>", "'", "None", "“", "\\", "\t", "1,0", '"a": 1,']
)


class WordByWord(Reader):
    """The reader without the step that is compared."""

    def _members(self, position: int) -> int:
        return position


def problems(reader: type[Reader], text: str) -> list[Problem]:
    return reader(Code(split_lines(text, "a.md"), Place("a.md", 1, 1))).read()


@given(
    st.dictionaries(NAMES, VALUES, min_size=1, max_size=5),
    st.sampled_from([None, 2]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1), FAULTS), max_size=3),
)
def test_members_are_read_as_their_words_are(
    value: object, indent: int | None, faults: list[tuple[float, int, str]]
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    for where, taken, fault in faults:
        at = int(where * len(text))
        text = text[:at] + fault + text[at + taken :]
    assert problems(Reader, text) == problems(WordByWord, text)


def test_the_step_is_taken() -> None:
    text = '{"a": 1, "b": {"c": "d", '
    words = []

    class Counting(Reader):
        def _step(self, token):  # type: ignore[no-untyped-def]  # as the reader has it
            words.append(token.text)
            return super()._step(token)

    problems(Counting, text)
    assert words == ["{"]
