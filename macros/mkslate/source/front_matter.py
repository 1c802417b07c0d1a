"""Front matter: the YAML head of an index document, taken off and checked (D11.5, D12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mkslate.errors import Problem, error, note, warning
from mkslate.model.front_matter import Entry, FrontMatter, LanguageTab
from mkslate.place import Line, Place
from mkslate.source.yaml import Loaded, load

_NAMES = {"includes": "errors", "language_tabs": "shell"}  # what a hint shows for want of the author's own
# What a published page makes of a key; all others are kept, and noted once.
_SLATE_KEYS = ("title", "language_tabs", "toc_footers", "includes", "search", "code_clipboard", "meta")
_MACRO_KEYS = ("base_url", "api_url", "auth", "token")  # what requests have unless they say otherwise
KNOWN = frozenset((*_SLATE_KEYS, *_MACRO_KEYS, "page_classes", "description", "lang"))
# Material's own metadata of pages: handed on as it is.
PAGE_KEYS = frozenset(("hide", "icon", "status", "tags", "template"))
_OPEN = re.compile(r"---[ \t]*")
_CLOSE = re.compile(r"(?:---|\.\.\.)")
_KEY = re.compile(r"[\w-]+:(?: |$)")
_SLATES = re.compile(rf"(?:{'|'.join(_SLATE_KEYS)}):(?: |$)")
_CODING = re.compile(r".*coding:.*")


@dataclass(frozen=True, slots=True)
class Head:
    """A document split: its front matter's YAML (None if it has none) and the lines of its body.

    `unclosed` says that the body begins like front matter which nothing closes.
    """

    yaml: str | None
    first_line: int
    body: tuple[Line, ...]
    unclosed: bool = False


def split(lines: tuple[Line, ...]) -> Head:
    """Take the front matter off a document's lines, as Middleman does (D11.5).

    It stands at the very beginning, ends at the first line that begins with `---` or `...`, and
    takes one empty line after it along. What is not closed is no front matter.
    """
    start = 1 if lines and _CODING.fullmatch(lines[0].text) else 0
    if len(lines) <= start or not _OPEN.fullmatch(lines[start].text):
        return Head(None, 0, lines)
    for index in range(start + 1, len(lines)):
        if not _CLOSE.match(lines[index].text):
            continue
        text = "\n".join(line.text for line in lines[start + 1 : index])
        rest = lines[index].text[3:].strip()
        body = list(lines[index + 1 :])
        if rest:
            body.insert(0, Line(rest, lines[index].place))
        elif body and not body[0].text:
            del body[0]
        return Head(text, start + 2, tuple(body))
    texts = [line.text for line in lines[start + 1 :]]
    unclosed = bool(texts and _KEY.match(texts[0]) and any(map(_SLATES.match, texts)))
    return Head(None, start + 1, lines, unclosed)


def read_front_matter(head: Head, path: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The front matter of an index document, and everything that is wrong with it."""
    if head.yaml is None:
        if not head.unclosed:
            return FrontMatter(), ()
        place = Place(path, head.first_line)
        message = "nothing closes the front matter that begins here, so all of it is text"
        return FrontMatter(), (error("front-matter", place, message, "end it with a line `---`"),)
    loaded = load(head.yaml, path, head.first_line)
    if loaded.value is None:
        return FrontMatter(), loaded.problems
    if not isinstance(loaded.value, dict):
        found = type(loaded.value).__name__
        place = Place(path, head.first_line)
        message = f"front matter is a map of `key: value` lines, not a {found}"
        return FrontMatter(), (*loaded.problems, error("front-matter", place, message))
    return _Checker(loaded, path, head.first_line).front_matter()


class _Checker:
    """Turns plain values into front matter, key by key, and collects what is wrong."""

    def __init__(self, loaded: Loaded, path: str, first_line: int) -> None:
        self._values: Mapping[Any, Any] = loaded.value
        self._places = loaded.places
        self._path = path
        self._first = first_line
        self._problems: list[Problem] = list(loaded.problems)

    def front_matter(self) -> tuple[FrontMatter, tuple[Problem, ...]]:
        """All keys, checked."""
        found = FrontMatter(
            title=self._text("title"),
            language_tabs=tuple(self._tabs()),
            toc_footers=tuple(self._footers()),
            includes=tuple(self._includes()),
            search=self._switch("search", default=True),
            code_clipboard=self._switch("code_clipboard", default=False),
            meta=tuple(self._meta()),
            page_classes=tuple(self._classes()),
            lang=self._text("lang"),
            data={str(key): value for key, value in self._values.items()},
        )
        for key in self._values:
            if str(key) not in KNOWN | PAGE_KEYS:
                hint = "templates can read it as current_page.data"
                self._problems.append(
                    note("front-matter-key", self._place(key), f"'{key}' is kept, not used", hint)
                )
        return found, tuple(sorted(self._problems, key=lambda problem: problem.place))

    def _place(self, *path: Any) -> Place:
        return self._places.get(path, Place(self._path, self._first))

    def _wrong(self, wanted: str, value: Any, *path: Any, hint: str = "") -> None:
        message = f"'{path[0]}' takes {wanted}, not {_shown(value)}"
        self._problems.append(error("front-matter", self._place(*path), message, hint))

    def _text(self, key: str) -> str:
        value = self._values.get(key)
        if value is None:
            return ""
        if isinstance(value, dict | list):
            self._wrong("text", value, key, hint="put text that holds ': ' or begins with '[' in quotes")
            return ""
        return str(value)

    def _switch(self, key: str, *, default: bool) -> bool:
        value = self._values.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self._wrong("true or false", value, key)
            return default
        return value

    def _list(self, key: str, hint: str) -> Iterable[tuple[Any, tuple[Any, ...]]]:
        """The entries of a list, each with its path; nothing for an empty key."""
        value = self._values.get(key)
        if value is None or value is False:
            return
        if not isinstance(value, list):
            names = value.replace(",", " ").split() if isinstance(value, str) else []
            self._wrong("a list", value, key, hint=hint.format(names[0] if names else _NAMES.get(key)))
            return
        for index, entry in enumerate(value):
            yield entry, (key, index)

    def _tabs(self) -> Iterable[LanguageTab]:
        seen: set[str] = set()
        for entry, path in self._list("language_tabs", "write `- {}` on a line of its own"):
            if isinstance(entry, dict) and entry:
                name, label = next(iter(entry.items()))  # the first pair only (D12.3)
            else:
                name = label = entry
            if isinstance(name, dict | list) or isinstance(label, dict | list) or name in (None, {}):
                self._wrong("names or `name: Label` pairs", entry, *path)
            elif str(name) in seen:
                message = f"the language '{name}' is listed twice"
                self._problems.append(warning("front-matter", self._place(*path), message, "remove one"))
            else:
                seen.add(str(name))
                yield LanguageTab(str(name), str(name) if label is None else str(label))

    def _footers(self) -> Iterable[str]:
        for entry, path in self._list("toc_footers", "write each footer as `- <a href='…'>…</a>`"):
            if isinstance(entry, dict | list):
                self._wrong(
                    "HTML, one entry a line", entry, *path, hint="put an entry that holds ': ' in quotes"
                )
            elif entry is not None:
                yield str(entry)

    def _includes(self) -> Iterable[Entry]:
        for entry, path in self._list("includes", "write `- {}` on a line of its own"):
            if isinstance(entry, dict | list):
                self._wrong("names of includes", entry, *path)
            elif entry is not None:
                yield Entry(str(entry).strip(), self._place(*path))

    def _meta(self) -> Iterable[Mapping[str, str]]:
        for entry, path in self._list("meta", "write `- name: description` and `content: …` below it"):
            if not isinstance(entry, dict):
                self._wrong("maps of attributes", entry, *path)
            else:
                yield {str(key): str(value) for key, value in entry.items()}

    def _classes(self) -> Iterable[str]:
        value = self._values.get("page_classes")
        entries: Iterable[Any] = value if isinstance(value, list) else [value]
        to_text: Callable[[Any], str] = str
        for entry in entries:
            if isinstance(entry, dict):
                self._wrong("class names", entry, "page_classes")
            elif entry is not None:
                yield from to_text(entry).split()


def _shown(value: Any) -> str:
    """A value as a message shows it: its kind, and the value itself where it is short."""
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text}'" if len(text) <= 40 else f"'{text[:40]}…'"
