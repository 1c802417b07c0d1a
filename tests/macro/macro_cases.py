"""Golden cases: a title, `.`, a template, `.`, its Markdown, `.`; run with UPDATE_GOLDEN=1 to rewrite them.

A template that ends in a mistake has `ERROR message (hint)` for its Markdown. `# tabs: …` in a
title gives the language tabs of the case; all languages otherwise.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import jinja2
import yaml

from mkslate.model.front_matter import LanguageTab
from mkslate.source.macro import MacroContext, MacroError, macros

HERE = Path(__file__).parent
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABS = ("shell", "javascript", "python", "ruby", "php", "go")


@dataclass(frozen=True)
class Case:
    file: Path
    line: int
    title: str
    template: str
    expected: str

    @property
    def tabs(self) -> tuple[LanguageTab, ...]:
        _, found, names = self.title.partition("# tabs:")
        return tuple(LanguageTab(name, name) for name in (names.split() if found else TABS))


def read_fixture(path: str) -> str:
    found = HERE / "fixtures" / path
    if not found.is_file():
        raise MacroError(f"no file `{path}`", "looked in includes/ and data/")
    return found.read_text("utf-8")


def context(tabs: tuple[LanguageTab, ...]) -> MacroContext:
    return MacroContext(tabs=tabs, read=read_fixture, base_url="https://api.example.com/v1")


def render(case: Case) -> str:
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701  # Markdown
    built_in = macros(context(case.tabs))
    data = {"answers": yaml.safe_load(read_fixture("answers.yml"))}
    try:
        return environment.from_string(case.template).render(built_in, data=data).strip("\n")
    except MacroError as mistake:
        return f"ERROR {mistake}"


def read_cases(file: Path) -> list[Case]:
    cases: list[Case] = []
    parts: list[str] = []
    part: list[str] = []
    start = 0
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        if line != ".":
            part.append(line)
            continue
        if not parts:
            start = number - 1
        parts.append("\n".join(part).strip("\n"))
        part = []
        if len(parts) == 3:
            cases.append(Case(file, start, *parts))
            parts = []
    assert not parts, f"{file}: an unfinished case at the end"
    return cases


def all_cases() -> list[Case]:
    return [case for file in sorted(HERE.glob("*.md")) for case in read_cases(file)]


def rewrite() -> None:
    """Write what every case gives now; the difference is for a reviewer to judge."""
    for file in sorted(HERE.glob("*.md")):
        written = [f"{case.title}\n.\n{case.template}\n.\n{render(case)}\n.\n" for case in read_cases(file)]
        file.write_text("\n".join(written), "utf-8")


if os.environ.get("UPDATE_GOLDEN") == "1":
    rewrite()
