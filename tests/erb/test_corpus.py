"""How much of real Slate sources the subset carries."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from mkslate.errors import Severity
from mkslate.place import Place
from mkslate.source.erb import ruby
from mkslate.source.erb.parser import parse
from mkslate.source.erb.translate import translate


def walk(node: object) -> Iterator[ruby.Node]:
    if isinstance(node, ruby.Node):
        yield node
        for field in dataclasses.fields(node):
            yield from walk(getattr(node, field.name))
    elif isinstance(node, tuple):
        for inner in node:
            yield from walk(inner)


def locals_of(body: ruby.Body) -> set[str]:
    """The names that the partials of a repository are called with."""
    return {
        str(key.value)
        for node in walk(body)
        if isinstance(node, ruby.Call) and node.name == "partial"
        for name, value in node.named
        if name == "locals" and isinstance(value, ruby.Hash)
        for key, _ in value.pairs
        if isinstance(key, ruby.Value)
    }


@pytest.mark.slow
def test_sources_that_use_only_middlemans_own_helpers_translate(shared: Path) -> None:
    translated, outside, own_helpers = [], [], []
    for repository in sorted((shared / "corpus").iterdir()):
        files = sorted(repository.rglob("*.md.erb")) if repository.is_dir() else []
        parsed = {file: parse(file.read_text("utf-8", "replace")) for file in files}
        known = frozenset(name for body, _ in parsed.values() for name in locals_of(body))
        for file, (body, mistakes) in parsed.items():
            text = file.read_text("utf-8", "replace")
            translation = translate(text, body, lambda _, path=str(file): Place(path, 1), known)  # type: ignore[misc]
            errors = [one for one in translation.problems if one.severity is Severity.ERROR]
            unknown = [one for one in translation.tree.find_all(nodes.Filter) if one.name == "ruby unknown"]
            if unknown or any(one.rule == "erb-helper" for one in errors):
                own_helpers.append(file)
            elif mistakes or errors:
                outside.append(file)
            else:
                translated.append(file)

    assert len(translated) > 300
    assert len(translated) / (len(translated) + len(outside)) >= 0.95, outside
