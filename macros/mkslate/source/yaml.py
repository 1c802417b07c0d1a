"""YAML: front matter, data and locale files, read safely, with the places of what they say."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from mkslate.errors import Problem, error, warning
from mkslate.place import Place

KeyPath = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a YAML text may be: in characters, in nesting, in values once aliases are spelt out."""

    characters: int = 4_000_000
    depth: int = 60
    values: int = 500_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a YAML text says. `value` is None after an error.

    `places` maps the path of each key of the first two levels, and of each list entry there, to its
    place: `("title",)`, `("includes",)`, `("includes", 0)`.
    """

    value: Any
    places: Mapping[KeyPath, Place] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load(text: str, path: str, first_line: int = 1, limits: Limits | None = None) -> Loaded:
    """Read the first document of `text`, which begins in line `first_line` of the file `path`.

    Values are those of YAML 1.1 as Ruby reads them: dates are dates, `:name` is the string `name`
    (D11.7). A tag that would make an object of a program is an error; of a key given twice the last
    one counts, with a warning.
    """
    limits = limits or Limits()
    if len(text) > limits.characters:
        message = f"this YAML is longer than {limits.characters} characters"
        return Loaded(None, problems=(error("yaml-budget", Place(path, first_line), message),))
    try:
        return _read(_Reader(text, path, first_line, limits, _FASTEST))
    except (yaml.YAMLError, UnicodeError):
        pass  # PyYAML's own parser says more of what is wrong than libyaml
    except _BadYamlError as bad:
        return Loaded(None, problems=(bad.problem,))
    try:
        return _read(_Reader(text, path, first_line, limits, yaml.SafeLoader))
    except _BadYamlError as bad:
        return Loaded(None, problems=(bad.problem,))
    except yaml.MarkedYAMLError as bad:
        return Loaded(None, problems=(_syntax(bad, path, first_line),))
    except yaml.reader.ReaderError as bad:
        line = first_line + text.count("\n", 0, bad.position)
        message = f"YAML cannot hold the character U+{ord(text[bad.position]):04X}"
        hint = "write it as an escape in double quotes, or save the file as UTF-8 text"
        return Loaded(None, problems=(error("yaml-syntax", Place(path, line), message, hint),))


def _read(reader: _Reader) -> Loaded:
    return Loaded(reader.document(), reader.places, tuple(reader.problems))


class _BadYamlError(Exception):
    """Ends the reading; carries the one problem that did."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass(slots=True)
class _Node:
    """A value that an alias may name again, and how many values it is made of."""

    value: Any
    size: int


class _Reader:
    """Turns the events of PyYAML's parser into plain values, within the limits.

    PyYAML's own composer recurses without a bound and forgets places of keys.
    """

    def __init__(self, text: str, path: str, first_line: int, limits: Limits, parser: type[Any]) -> None:
        self.places: dict[KeyPath, Place] = {}
        self.problems: list[Problem] = []
        self._values = yaml.SafeLoader("")
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=parser)
        self._path = path
        self._first = first_line
        self._limits = limits
        self._anchors: dict[str, _Node | None] = {}
        self._size = 0

    def document(self) -> Any:
        """The first document's value; None if there is none."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        value = self._node(next(self._events), (), 0)
        next(self._events)
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            place = self._place(event)
            self.problems.append(warning("yaml-document", place, "only the first YAML document is read"))
        return value

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._path, self._first + mark.line, mark.column + 1) if mark else Place(self._path)

    def _fail(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> _BadYamlError:
        return _BadYamlError(error(rule, self._place(event), message, hint))

    def _node(self, event: yaml.Event, path: KeyPath, depth: int) -> Any:
        if depth > self._limits.depth:
            raise self._fail(event, "yaml-budget", f"YAML nested deeper than {self._limits.depth} levels")
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, event.anchor or "")
        anchor: str | None = getattr(event, "anchor", None)
        if anchor is not None:
            self._anchors[anchor] = None
        before = self._size
        self._grow(event, 1)
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._check_tag(event, "seq")
            value = self._list(path, depth)
        else:
            self._check_tag(event, "map")
            value = self._map(path, depth)
        if anchor is not None:
            self._anchors[anchor] = _Node(value, self._size - before)
        return value

    def _grow(self, event: yaml.Event, size: int) -> None:
        self._size += size
        if self._size > self._limits.values:
            message = f"more than {self._limits.values} values, aliases (`*name`) spelt out"
            raise self._fail(event, "yaml-budget", message)

    def _alias(self, event: yaml.Event, name: str) -> Any:
        node = self._anchors.get(name)
        if node is None:
            within = name in self._anchors
            why = "inside of what it names" if within else f"for nothing: no `&{name}` comes before it"
            message = f"the alias `*{name}` stands {why}"
            raise self._fail(event, "yaml-syntax", message, "put text that begins with `*` in quotes")
        self._grow(event, node.size)
        return node.value

    def _list(self, path: KeyPath, depth: int) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            within = (*path, len(values))
            if depth < 2:
                self.places[within] = self._place(event)
            values.append(self._node(event, within, depth + 1))
        return values

    def _map(self, path: KeyPath, depth: int) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        merged: dict[Any, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            merges = isinstance(event, yaml.ScalarEvent) and event.value == "<<" and event.implicit[0]
            key = self._node(event, (), depth + 1)
            if not isinstance(key, Hashable):
                message = "a list or a map is no key that anything can ask for; it is ignored"
                self.problems.append(
                    warning("yaml-key", self._place(event), message, "a comment begins with `#`")
                )
                self._node(next(self._events), (), depth + 1)
                continue
            if merges:
                self._merge(event, merged, self._node(next(self._events), (), depth + 1))
                continue
            if key in values:
                message = f"the key `{key}` is given twice; the last one counts"
                self.problems.append(warning("yaml-duplicate", self._place(event), message, "remove one"))
            if depth < 2:
                self.places[*path, key] = self._place(event)
            values[key] = self._node(next(self._events), (*path, key), depth + 1)
        return {**merged, **values} if merged else values

    def _merge(self, event: yaml.Event, merged: dict[Any, Any], value: Any) -> None:
        for part in value if isinstance(value, list) else [value]:
            if not isinstance(part, dict):
                raise self._fail(event, "yaml-syntax", "`<<:` takes a map, or a list of maps, to merge")
            for key, inner in part.items():
                merged.setdefault(key, inner)

    def _check_tag(self, event: yaml.Event, kind: str) -> None:
        tag = getattr(event, "tag", None)
        if tag not in (None, "!", f"tag:yaml.org,2002:{kind}"):
            raise self._bad_tag(event, tag)

    def _bad_tag(self, event: yaml.Event, tag: str) -> _BadYamlError:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        hint = "only plain values are read: text, numbers, dates, lists and maps"
        return self._fail(event, "yaml-tag", f"the tag `{shown}` is not allowed", hint)

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        text: str = event.value
        tag = event.tag
        if tag is None or tag == "!":
            plain = event.implicit[0]
            if not plain or len(text) > _LONGEST_VALUE:
                return text
            if text[:1] == ":" and len(text) > 1:
                return text[2:-1] if text[1] in "\"'" else text[1:]
            tag = _implicit_tag(self._values, text)
        kind = tag.removeprefix("tag:yaml.org,2002:")
        if kind in ("str", "merge", "value"):
            return text
        if kind not in _SCALARS:
            raise self._bad_tag(event, tag)
        try:
            return getattr(self._values, f"construct_yaml_{kind}")(yaml.ScalarNode(tag, text))
        except (ValueError, OverflowError, KeyError):
            return text  # such as the date 2020-02-30: Ruby leaves it as it is written


def _implicit_tag(resolver: yaml.SafeLoader, text: str) -> str:
    tag: str = resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's stubs leave it bare
    return tag


# libyaml, which Ruby reads YAML with too, where PyYAML was built with it.
_FASTEST: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Longer plain text is never a number or a date; what reads those is not linear in their length.
_LONGEST_VALUE = 200
_SCALARS = frozenset({"null", "bool", "int", "float", "timestamp"})
_HINTS = (
    (r"character '\\t'", "indent with spaces: YAML allows no tabs"),
    (r"character '[@`%&*!|>{}\[\],?]'", "put text that begins with such a character in quotes"),
    (r"mapping values are not allowed", 'put text that holds ": " in quotes'),
    (r"could not find expected ':'", "a line of a map is `key: value`"),
    (r"unexpected end of stream", "a quote is opened and never closed"),
    (r"unknown escape character", "write a backslash in single quotes, or double it"),
    (r"expected <block end>|expected ',' or", "check indentation and quotes here and in the line before"),
    (r"undefined tag|tag", "put text that begins with `!` in quotes"),
)


def _syntax(bad: yaml.MarkedYAMLError, path: str, first: int) -> Problem:
    mark = bad.problem_mark or bad.context_mark
    place = Place(path, first + mark.line, mark.column + 1) if mark else Place(path, first)
    said = " ".join(part for part in (bad.context, bad.problem) if part)
    hint = next((hint for pattern, hint in _HINTS if re.search(pattern, said)), "")
    return error("yaml-syntax", place, f"this is no YAML: {said}", hint)
