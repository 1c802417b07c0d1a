"""The manual tells what there is: commands, options, keys and words, and is a sound part of the portal."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
import yaml

from mkslate import __version__
from mkslate.check import check
from mkslate.cli import main
from mkslate.errors import Problem
from mkslate.markup import parse, plain_text
from mkslate.markup.blocks import Block, Fence, Heading, Table, contents, walk
from mkslate.markup.inlines import Code, Inlines
from mkslate.markup.inlines import walk as walk_inlines
from mkslate.markup.settings import Settings
from mkslate.place import split_lines
from mkslate.source.front_matter import KNOWN, read_front_matter, split
from mkslate.source.options import OPTION_NAMES, plugin_options
from mkslate.source.starter import config_text, starter_files
from own_portal import portal
from test_floors import BELOW, HOSTS

ROOT = Path(__file__).parents[1]
COMMANDS = main.commands
WORDS = (
    "Portal", "Front Matter", "Include", "Page", "Document", "Block", "Sample", "Sample Group", "Annotation",
    "Aside", "Endpoint", "Parameter", "Place", "Problem", "Error", "Warning", "Note",
)  # fmt: skip  # a list


def blocks_of(file: Path) -> list[Block]:
    lines = split(split_lines(file.read_text("utf-8"), file.name)).body
    return list(walk(parse(lines, Settings(), file.name).blocks))


PAGES = {file.stem: blocks_of(file) for file in sorted((ROOT / "docs" / "mkslate").glob("*.md"))}


def fences(page: str, language: str) -> list[str]:
    return [block.code for block in PAGES[page] if isinstance(block, Fence) and block.language == language]


def headings(page: str, level: int) -> list[str]:
    found = (block for block in PAGES[page] if isinstance(block, Heading) and block.level == level)
    return [plain_text(heading.content) for heading in found]


def section(page: str, title: str) -> list[Block]:
    """The blocks under a heading of level 2."""
    found: list[Block] = []
    within = False
    for block in PAGES[page]:
        if isinstance(block, Heading) and block.level <= 2:
            within = plain_text(block.content) == title
        elif within:
            found.append(block)
    assert found, f"{page} has no section '{title}'"
    return found


def code_of(contents: Iterable[Inlines]) -> set[str]:
    return {one.text for content in contents for one in walk_inlines(content) if isinstance(one, Code)}


def code_spans(blocks: Iterable[Block]) -> set[str]:
    return {span for block in blocks for span in code_of(contents(block))}


def first_cells(page: str, title: str) -> set[str]:
    """The code in the first column of all tables of a section."""
    tables = [block for block in section(page, title) if isinstance(block, Table)]
    return code_of(row.cells[0] for table in tables for row in table.rows)


SPANS = {span for blocks in PAGES.values() for span in code_spans(blocks)}


def calls() -> Iterator[list[str]]:
    """The words after `mkslate` in every line of a shell sample and every code span that calls it."""
    samples = [sample for page in PAGES for sample in fences(page, "shell")]
    for line in (*(line for sample in samples for line in sample.splitlines()), *sorted(SPANS)):
        if line.startswith("mkslate "):
            yield shlex.split(line.partition(" > ")[0], comments=True)[1:]


CALLS = list(calls())


def options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from parameter.opts


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_told_with_its_exit_codes(name: str) -> None:
    assert f"mkslate {name}" in first_cells("configuration", "Errors, warnings, notes")
    assert name in {words[0] for words in CALLS}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_of_a_command_is_left_out(name: str) -> None:
    told = {span.partition(" ")[0] for span in SPANS} | {word for words in CALLS for word in words}

    assert set(options(COMMANDS[name])) <= told


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_a_call_that_is_told_is_possible(words: list[str]) -> None:
    command = COMMANDS.get(words[0], main)
    known = {*options(command), "-h", "--help", "--version"}

    assert words[0] in COMMANDS or words[0] in known
    assert [word for word in words if word.startswith("-") and word not in known] == []


def test_the_keys_of_front_matter_are_told_and_no_others() -> None:
    assert first_cells("front-matter", "Keys") == KNOWN


@pytest.mark.parametrize("example", fences("front-matter", "yaml"))
def test_front_matter_that_is_shown_is_sound(example: str) -> None:
    text = example if example.startswith("---") else f"---\n{example}---\n"
    found, problems = read_front_matter(split(split_lines(text, "index.md")), "index.md")

    assert found.data
    assert {problem.rule for problem in problems} <= {"front-matter-key"}


def test_the_options_of_the_plugin_are_told_and_no_others() -> None:
    assert first_cells("configuration", "Options") == set(OPTION_NAMES)


def plugin_values() -> Iterator[dict[str, object]]:
    for page in PAGES:
        for example in fences(page, "yaml"):
            entries = yaml.safe_load(example).get("plugins", ()) if "plugins:" in example else ()
            yield from (entry["mkslate"] for entry in entries if isinstance(entry, dict))


@pytest.mark.parametrize("values", list(plugin_values()), ids=" ".join)
def test_options_that_are_shown_are_sound(values: dict[str, object]) -> None:
    problems: list[Problem] = []
    plugin_options(values, problems)

    assert problems == []


def test_what_new_writes_is_what_is_shown() -> None:
    assert config_text("source") in fences("quick-start", "yaml")
    (listed,) = [text for text in fences("quick-start", "text") if text.startswith("my-portal/")]
    assert [line.strip() for line in listed.splitlines()[1:]] == list(starter_files())


@pytest.mark.parametrize("word", WORDS)
def test_a_word_has_its_heading(word: str) -> None:
    assert headings("concepts", 2).count(word) == 1


def test_the_words_of_the_design_have_their_headings(shared: Path) -> None:
    words = (shared / "DESIGN.md").read_text("utf-8").partition("## Words")[2].partition("\n## ")[0]
    named = {word.title().removesuffix("s") for word in re.findall(r"\*\*([\w ]+)\*\*", words)}

    assert named
    assert named - set(headings("concepts", 2)) == set()


def test_the_floors_are_told() -> None:
    (table,) = [block for block in section("contributing", "Floors") if isinstance(block, Table)]
    hosts = " ".join(plain_text(row.cells[2]) for row in table.rows)

    assert first_cells("contributing", "Floors") == set(BELOW) - {"mkslate", "__main__"}
    assert [host for host in HOSTS if host not in hosts] == []


def test_files_that_are_told_are_there() -> None:
    told = [
        span for span in SPANS if re.fullmatch(r"(macros/mkslate|tests|bench|docs/mkslate)/[\w./-]+", span)
    ]

    assert told
    assert [path for path in told if not (ROOT / path).exists()] == []


def test_the_newest_version_of_the_changelog_is_this_one() -> None:
    newest = headings("changelog", 2)[0].split()[0].strip("[]")

    assert newest in {__version__, "Unreleased"}


def test_every_page_is_in_the_navigation() -> None:
    listed = (ROOT / "mkdocs.yml").read_text("utf-8")

    assert [page for page in PAGES if f"- mkslate/{page}.md\n" not in listed] == []


@pytest.mark.slow
def test_the_checks_have_nothing_to_say_of_the_manual() -> None:
    problems = check(portal())

    assert [problem for problem in problems if problem.place.path.startswith("docs/mkslate/")] == []


def test_the_readme_names_what_there_is() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^make (\w+)", readme, re.MULTILINE))
    files = re.findall(r"\]\((?!https?:)([^)]+)\)", readme)

    assert targets >= {"site", "test", "serve"}
    assert targets <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert "docs/images/portal.png" in files
    assert [path for path in files if not (ROOT / path).exists()] == []


def readme_calls() -> list[str]:
    samples = [block.code for block in blocks_of(ROOT / "README.md") if isinstance(block, Fence)]
    return [line for sample in samples for line in sample.splitlines() if line.startswith("mkslate ")]


@pytest.mark.parametrize("line", readme_calls())
def test_a_call_in_the_readme_is_possible(line: str) -> None:
    name, *rest = shlex.split(line, comments=True)[1:]

    assert {word for word in rest if word.startswith("-")} <= set(options(COMMANDS[name]))
