"""config.rb: facts read off the text."""

from __future__ import annotations

import pytest

from mkslate.source.config_rb import SlateConfig, read_config_rb

SLATE_2 = """
require './lib/unique_head'
set :markdown_engine, :redcarpet
set :markdown,
    fenced_code_blocks: true,
    smartypants: true,
    disable_indented_code_blocks: true,
    prettify: true,
    strikethrough: true,
    tables: true,
    with_toc_data: true,
    no_intra_emphasis: true,
    renderer: UniqueHeadCounter
set :css_dir, 'stylesheets'
# set :port, 4567
"""
SLATE_1 = """
set :markdown, :fenced_code_blocks => true, :smartypants => true, :with_toc_data => true
config[:api_url] = "https://api.example.com"
set(:company, 'Example')
"""


def test_slate_2_has_a_renderer_and_thus_no_smartypants() -> None:
    found = read_config_rb(SLATE_2)

    assert (found.heading_ids, found.smartypants, found.strikethrough) == ("unique", False, True)
    assert found.values == {"markdown_engine": ":redcarpet", "css_dir": "stylesheets"}


def test_slate_1_has_redcarpets_own_ids_and_smartypants() -> None:
    found = read_config_rb(SLATE_1)

    assert (found.heading_ids, found.smartypants, found.strikethrough) == ("redcarpet", True, False)
    assert found.values == {"api_url": "https://api.example.com", "company": "Example"}


@pytest.mark.parametrize(
    "renderer", ["renderer: NestingUniqueHeadCounter", ":renderer => NestingUniqueHeadCounter"]
)
def test_nesting_ids(renderer: str) -> None:
    assert read_config_rb(f"set :markdown, {renderer}").heading_ids == "nesting"


def test_comments_say_nothing() -> None:
    assert read_config_rb("  # renderer: UniqueHeadCounter\n").heading_ids == "redcarpet"


def test_without_a_config_it_is_slate_2() -> None:
    assert SlateConfig().heading_ids == "unique"
    assert SlateConfig().strikethrough
