"""Which code stands beside which text."""

from __future__ import annotations

import pytest

from mkslate.markup.blocks import Block, Fence, Heading, Html, List, Paragraph, Quote
from mkslate.markup.inlines import Text
from mkslate.model.column import column_rows
from mkslate.model.front_matter import LanguageTab
from mkslate.model.sample import SampleGroup
from mkslate.place import Line, Place

HERE = Place("x.md", 1)


def block(word: str) -> Block:
    """H, h: headings of level 1 and 3, T: text, Q: annotation, S, R: tab samples, J: another, C: comment.

    N: a numbered list, A: a sample that such a list annotates, M: one with a mark in a comment.
    """
    if word in "Hh":
        return Heading(1 if word == "H" else 3, (Text("h"),), "h", HERE)
    if word == "T":
        return Paragraph((Text("t"),), HERE)
    if word == "Q":
        return Quote((), HERE)
    if word == "C":
        return Html((Line("<!-- c -->", HERE),), HERE)
    if word == "N":
        return List(ordered=True, items=(), place=HERE)
    if word in "AM":
        options = (("class", "annotate"),) if word == "A" else ()
        return Fence("yaml", "yaml", (Line("a: b # (1)!", HERE),), HERE, options)
    name = {"S": "shell", "R": "ruby", "J": "json"}[word]
    return Fence(name, name, (), HERE)


def word(item: Block | SampleGroup) -> str:
    if isinstance(item, SampleGroup):
        return "[" + "".join(word(one) for one in item.samples) + "]"
    if isinstance(item, Fence):
        return {"shell": "S", "ruby": "R", "json": "J", "yaml": "A"}[item.name]
    if isinstance(item, Heading):
        return "H" if item.level == 1 else "h"
    return {Paragraph: "T", Quote: "Q", Html: "C", List: "N"}[type(item)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("HT", "HT|"),
        ("HTS", "HT|[S]"),
        ("HTSTJ", "HT|[S] T|J"),
        ("HST", "HT|[S]"),
        ("HQSRJT", "HT|Q[SR]J"),
        ("HQSTQJT", "HT|Q[S] T|QJ"),
        ("HQSTQJ", "HT|Q[S]QJ"),
        ("HSTHT", "HT|[S] HT|"),
        ("HHST", "H| HT|[S]"),
        ("HQSCQJT", "HCT|Q[S]QJ"),
        ("HTQSCQJT", "HTC|Q[S]QJ|T"),
        ("HTST", "HT|[S]|T"),
        ("HQSThThT", "HT|Q[S]|hThT"),
        ("HSThThSTHT", "HT|[S]|hT hT|[S] HT|"),
        ("HTSThTS", "HT|[S]|T hT|[S]"),
        ("HTSTQ", "HT|[S] T|Q"),
        ("HTSCTT", "HT|[S]|CTT"),
        ("HThST", "HT| hT|[S]"),
        ("HhST", "HhT|[S]"),
        ("HTShhSTJ", "HT|[S] hhT|[S]J"),
        ("HSThhST", "HT|[S] hhT|[S]"),
        ("ST", "T|[S]"),
        ("TS", "T|[S]"),
        ("SQS", "|[S]Q[S]"),
        ("HTSHSHT", "HT|[S] H|[S] HT|"),
        ("", ""),
    ],
)
def test_rows(source: str, expected: str) -> None:
    tabs = (LanguageTab("shell", "Shell"), LanguageTab("ruby", "Ruby"))

    rows = column_rows([block(one) for one in source], tabs)

    shown = ["|".join("".join(map(word, part)) for part in (row.text, row.code, row.after)) for row in rows]
    assert [one.removesuffix("|") for one in shown] == expected.split()


def test_what_is_drawn_from_a_fence_is_text_unless_the_language_is_a_tabs() -> None:
    blocks = [block(one) for one in "HTJTS"]

    rows = column_rows(blocks, (LanguageTab("shell", "Shell"),), drawn={"json", "shell"})

    assert [(row.text, len(row.code), row.after) for row in rows] == [(tuple(blocks[:4]), 1, ())]


@pytest.mark.parametrize(
    ("source", "annotated", "expected"),
    [
        # A sample of the class `annotate` has its list wherever it stands.
        ("HTANT", False, "HT|A|T:N"),
        ("HTMNT", False, "HT|A|NT"),
        # The site asks for annotations in all code; without a mark, a list is text.
        ("HTMNT", True, "HT|A|T:N"),
        ("HTJNT", True, "HT|J|NT"),
        # So is one that stands apart, and a second one.
        ("HTATN", True, "HT|A|TN"),
        ("HTANNT", True, "HT|A|NT:N"),
        ("HAMNT", True, "HT|AA:N"),
        ("HTANTA", True, "HT|A:N T|A"),
        ("ANQAN", True, "|AQA:NN"),
        ("QNT", True, "NT|Q"),
    ],
)
def test_a_list_behind_a_sample_may_annotate_it(source: str, annotated: bool, expected: str) -> None:
    rows = column_rows([block(one) for one in source], (), annotated=annotated)

    shown = []
    for row in rows:
        parts = ["".join(map(word, part)) for part in (row.text, row.code, row.after)]
        notes = "".join(word(note) for _, note in row.notes)
        shown.append("|".join(parts).removesuffix("|") + (f":{notes}" if notes else ""))
    assert shown == expected.split()
