"""The grammar against the real Redcarpet, on generated Markdown."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from markup.documents import documents, headings
from markup.redcarpet import Redcarpet, comparable
from markup.writer import html
from mkslate.markup.quirks import ALL
from mkslate.markup.settings import Settings
from mkslate.markup.smartypants import smartypants

pytestmark = pytest.mark.slow

many = settings(
    max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True
)


@many
@given(text=documents, strikethrough=st.booleans())
def test_with_all_quirks_a_document_is_redcarpets(
    text: str, strikethrough: bool, redcarpet: Redcarpet
) -> None:
    options = Settings(quirks=ALL, strikethrough=strikethrough)

    assert comparable(html(text, options)) == comparable(redcarpet.html(text, options))


@pytest.mark.parametrize("rule", ["unique", "nesting", "redcarpet"])
def test_ids_are_slates(rule: str, redcarpet: Redcarpet) -> None:
    options = Settings(quirks=ALL, heading_ids=rule)  # type: ignore[arg-type]  # one of the rules

    @settings(many, max_examples=150)
    @given(text=headings)
    def check(text: str) -> None:
        assert comparable(html(text, options)) == comparable(redcarpet.html(text, options))

    check()


@settings(many, max_examples=150)
@given(text=documents)
def test_smartypants_is_redcarpets(text: str, redcarpet: Redcarpet) -> None:
    plain = redcarpet.html(text, Settings())

    assert smartypants(plain) == redcarpet.html(text, Settings(smartypants=True))
