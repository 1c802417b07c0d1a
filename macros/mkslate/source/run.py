"""One page tree's reading: includes and partials found, expanded in the tree's own scope, and parsed."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from mkslate.errors import PortalError, Problem, Severity, error
from mkslate.markup import parse
from mkslate.markup.blocks import Document, Html
from mkslate.markup.settings import Settings
from mkslate.model.failure import failure, with_failures
from mkslate.model.front_matter import Entry, FrontMatter
from mkslate.model.tree import Part
from mkslate.place import Line, Place, split_lines
from mkslate.source.budget import Meter
from mkslate.source.front_matter import split
from mkslate.source.include import Found
from mkslate.source.macro import MacroContext, MacroError, macros
from mkslate.source.shelf import Shelf
from mkslate.source.template import Expansion, Scope, expand_erb, expand_jinja
from mkslate.source.text_file import read_text

_MOST_PARTIALS = 2_000  # calls in one file's expansion: a partial that calls two that call two never ends
_DEEPEST_PARTIAL = 50
_MARKDOWN = (".md", ".markdown")


class Run:
    """Reads the files of one page tree; what is wrong is gathered in `problems`."""

    def __init__(self, shelf: Shelf, index: Found, front_matter: FrontMatter, settings: Settings) -> None:
        self._shelf = shelf
        self._index = index
        self._front_matter = front_matter
        self._settings = settings
        self._partials = 0
        self._meter = Meter()
        self._compiled: dict[Any, Any] = {}
        self.problems: list[Problem] = []

    def part(self, entry: Entry) -> Part:
        """The document of an entry of `includes`; where it cannot be read, one that says so."""
        found = self._find(f"includes/{entry.name}", entry.place, "include", entry.name)
        if isinstance(found, Problem):
            return Part(entry, self._failed(entry.place.path, (found,)))
        try:
            lines = split(split_lines(read_text(found.file, found.path), found.path)).body
        except PortalError as bad:
            return Part(entry, self._failed(found.path, bad.problems))
        return Part(entry, self.document(found, lines))

    def document(self, found: Found, lines: tuple[Line, ...]) -> Document:
        """A file's document: its lines expanded, then parsed if they are Markdown."""
        self._partials = 0
        self._meter = Meter(compiled=self._compiled)
        expansion = self._expanded(found, lines, {}, (found.path,))
        self.problems += expansion.problems
        if posixpath.splitext(_without_template(found.path))[1] not in _MARKDOWN:
            place = Place(found.path, 1)
            blocks = (Html(expansion.lines, place),) if expansion.lines else ()
            return with_failures(Document(found.path, blocks, lines=expansion.lines), expansion.problems)
        document = replace(parse(expansion.lines, self._settings, found.path), lines=expansion.lines)
        self.problems += document.problems
        return with_failures(document, expansion.problems)

    def _failed(self, path: str, problems: tuple[Problem, ...]) -> Document:
        self.problems += problems
        return Document(path, tuple(failure(one) for one in problems if one.severity is Severity.ERROR))

    def _find(self, name: str, place: Place, kind: str, shown: str = "") -> Found | Problem:
        folders = [self._index.file.parent, self._shelf.docs_dir, self._shelf.root]
        prefers = posixpath.splitext(self._index.path)[1].removeprefix(".")
        return self._shelf.folders.find(name, list(dict.fromkeys(folders)), prefers, place, kind, shown)

    def _expanded(
        self, found: Found, lines: tuple[Line, ...], variables: Mapping[str, Any], within: tuple[str, ...]
    ) -> Expansion:
        """A file's lines after its template language, if it has one, has run over them."""
        expand = _language(found.path)
        if expand is None or not lines:
            return Expansion(lines)
        text = "".join(f"{line.text}\n" for line in lines)
        return expand(text, found.path, self._scope(variables, within), lines[0].place.line)

    def _scope(self, variables: Mapping[str, Any], within: tuple[str, ...]) -> Scope:
        return Scope(
            page=self._front_matter.data,
            data=self._shelf.data,
            config=self._shelf.config,
            translations=self._shelf.translations,
            locals=variables,
            partial=lambda name, place, given: self._partial(name, place, given, within),
            helpers=self._helpers,
            macros=self._shelf.user_macros,
            meter=self._meter,
        )

    @cached_property
    def _helpers(self) -> Mapping[str, Callable[..., str]]:
        read = cache(self._read_example)  # many answers include the same file
        return macros(MacroContext.of(self._front_matter, read, self._shelf.data, self._settings))

    def _partial(
        self, name: str, place: Place, variables: Mapping[str, Any], within: tuple[str, ...]
    ) -> Expansion:
        """What `partial "name"` in a template stands for."""
        found = self._find(name, place, "partial")
        if isinstance(found, Problem):
            return Expansion((), (found,))
        self._partials += 1
        if found.path in within:
            chain = " > ".join([*within[within.index(found.path) :], found.path])
            return _nothing("include-cycle", place, f"the partial '{name}' includes itself: {chain}")
        if len(within) > _DEEPEST_PARTIAL or self._partials > _MOST_PARTIALS:
            limit = f"partials deeper than {_DEEPEST_PARTIAL} or more than {_MOST_PARTIALS} calls"
            return _nothing("template-budget", place, f"the partial '{name}' goes on without end: {limit}")
        try:
            lines = split(split_lines(read_text(found.file, found.path), found.path)).body
        except PortalError as bad:
            return Expansion((), bad.problems)
        return self._expanded(found, lines, variables, (*within, found.path))

    def _read_example(self, path: str) -> str:
        """The text of a file in an `includes/` or `data/` folder, for the macros."""
        for base in (self._shelf.docs_dir, self._shelf.root):
            for folder in ("includes", "data"):
                file = base / folder / path
                if file.is_file() and file.resolve().is_relative_to((base / folder).resolve()):
                    try:
                        return read_text(file, self._shelf.path(file))
                    except PortalError as bad:
                        raise MacroError(str(bad.problems[0].message)) from bad
        raise MacroError(f"no file '{path}'", "it is looked for in includes/ and data/")


def _nothing(rule: str, place: Place, message: str) -> Expansion:
    return Expansion((), (error(rule, place, message),))


def _language(path: str) -> Callable[..., Expansion] | None:
    """The template language of a file, by its last extension (D11.3)."""
    return {".erb": expand_erb, ".jinja": expand_jinja}.get(posixpath.splitext(path)[1])


def _without_template(path: str) -> str:
    return path.removesuffix(".erb").removesuffix(".jinja")
