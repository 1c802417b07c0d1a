"""The manual's page on macros tells the truth: its examples run, and no argument or key is left out."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from pathlib import Path

import jinja2
import pytest
import yaml
from macro_cases import TABS, context, read_fixture

from mkslate.model.front_matter import LanguageTab
from mkslate.source.macro import macros
from mkslate.source.macro.endpoint import ENDPOINT, PARAMETER, TITLES
from mkslate.source.macro.endpoint import PARTS as SECTION
from mkslate.source.macro.parameters import COLUMNS
from mkslate.source.macro.request import METHODS
from mkslate.source.macro.resource import OBJECT, OVERVIEW, RESOURCE
from mkslate.source.macro.resource import PARTS as PAGE

MANUAL = (Path(__file__).parents[2] / "docs" / "mkslate" / "macros.md").read_text("utf-8")
SECTIONS = {found.partition("\n")[0]: found for found in re.split(r"^## ", MANUAL, flags=re.MULTILINE)}
EXAMPLES = re.findall(r"^```jinja\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)


def rendered(template: str) -> str:
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701  # Markdown
    data = {"answers": yaml.safe_load(read_fixture("answers.yml"))}
    built_in = macros(context(tuple(LanguageTab(name, name) for name in TABS)))
    return environment.from_string(template).render(built_in, data=data)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs(example: str) -> None:
    rendered(example)


def test_the_sample_shown_is_the_one_written() -> None:
    call = next(example for example in EXAMPLES if "title=" in example)
    (shown,) = re.findall(r"^```shell\n.*?^```$", MANUAL, re.MULTILINE | re.DOTALL)

    assert shown in rendered(call)


BUILT_IN = macros(context(()))


def test_the_mapping_shown_is_an_endpoint() -> None:
    (shown,) = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)

    assert BUILT_IN["endpoint"](yaml.safe_load(shown), parts=["errors"]).startswith("\n\n### Errors\n")


@pytest.mark.parametrize("name", [name for name in BUILT_IN if name != "resource"])
def test_no_argument_is_left_out(name: str) -> None:
    assert untold(name, inspect.signature(BUILT_IN[name]).parameters) == []


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("request", METHODS),
        ("parameters", COLUMNS),
        ("endpoint", [*ENDPOINT.keys, *PARAMETER.keys, *SECTION, *TITLES]),
        ("resource", [*RESOURCE.keys, *OBJECT.keys, *PAGE, *OVERVIEW, "parts", "titles"]),
    ],
)
def test_no_key_is_left_out(section: str, names: Iterable[str]) -> None:
    assert untold(section, names) == []


def untold(section: str, names: Iterable[str]) -> list[str]:
    told = set(re.findall(r"`([^`\n]+)`", SECTIONS[section]))
    return [name for name in names if name not in told]


def test_every_macro_has_a_section() -> None:
    assert set(BUILT_IN) <= set(SECTIONS)
