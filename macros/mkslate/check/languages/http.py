"""HTTP samples: a request or a response as it goes over the wire."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkslate.check import json
from mkslate.check.code import Code, Part
from mkslate.check.rule import Rule, fenced
from mkslate.errors import Problem

START = Rule(
    "http-start",
    "HTTP that begins with neither a request line nor a status line.",
    fenced("http", "Send this to us:\n\nGET /kittens"),
    fenced("http", "GET /kittens HTTP/1.1\nHost: api.example.com"),
)
HEADER = Rule(
    "http-header",
    "A line among the headers that is none (the body, say), or a header after the empty line that ends them.",
    fenced("http", "GET /kittens HTTP/1.1\n\nHost: api.example.com"),
    fenced("http", "GET /kittens HTTP/1.1\nHost: api.example.com"),
)
RULES = (START, HEADER)

_REQUEST = re.compile(r"\s*[A-Z]{3,}[ \t]+\S.*", re.ASCII)
_URL = re.compile(r"\s*(?:https?://|wss?://|/|\{\{?\w|<)\S*\s*")
# The status may be left open: `HTTP/1.1 4xx`, `HTTP/1.1 <status>`, `HTTP/1.1 ...`.
_STATUS = re.compile(
    r"\s*(?:HTTP/\d(?:\.\d)?[ \t]+)?[1-5](?:\d\d|xx)\b.*|\s*HTTP/\d(?:\.\d)?[ \t]+(?:[<{\[$]|\.{3}|…).*",
    re.ASCII,
)
_HEADER = re.compile(
    r"[!#$%&'*+.^_`|~\w-]+[ \t]*:.*|\s*(?:\.{3,}|…|<|\{\{|\[|#|//|[&?]\w).*|[ \t]+\S.*|[-=]{3,}"
)
_NAMED = re.compile(r"[A-Za-z][\w-]*: *\S")
# How `curl -v` and its like mark what was sent and what came back.
_TRANSCRIPT = re.compile(r"^[ \t]*[<>*][ \t]+(?=\S)|^[ \t]*[<>*][ \t]*$")
_BODY = re.compile(r"\s*(?:\{|\[)")


def find(code: Code) -> Iterable[Problem]:
    """The problems of one sample: its first line, its headers, its JSON body."""
    lines = [_TRANSCRIPT.sub("", line) for line in code.text.split("\n")]
    index = next((number for number, line in enumerate(lines) if line.strip()), None)
    if index is None:
        return
    first = lines[index]
    if _BODY.match(first):
        yield from json.find(code)
        return
    if not (
        _REQUEST.fullmatch(first)
        or _STATUS.fullmatch(first)
        or _URL.fullmatch(first)
        or _HEADER.fullmatch(first)
    ):
        message = "the first line is neither a request line nor a status line"
        yield START.at(
            code.place(code.offset(index + 1, 1)), message, "write `GET /path` or `HTTP/1.1 200 OK`"
        )
        return
    yield from _rest(code, lines, index + 1)


def _rest(code: Code, lines: list[str], index: int) -> Iterator[Problem]:
    """Headers up to the empty line, then the body; then perhaps another message."""
    first = index
    while index < len(lines) and lines[index].strip():
        line = lines[index]
        if _BODY.match(line):
            if index > first and _NAMED.match(lines[index - 1]):
                place = code.place(code.offset(index + 1, 1))
                yield HEADER.at(place, "the body begins among the headers", "leave a line empty before it")
            break
        if not (
            _HEADER.fullmatch(line)
            or _REQUEST.fullmatch(line)
            or _STATUS.fullmatch(line)
            or _URL.fullmatch(line)
        ):
            place = code.place(code.offset(index + 1, 1))
            yield HEADER.at(place, f"`{line.strip()[:40]}` is no header", "write `Name: value`")
        index += 1
    while index < len(lines) and not lines[index].strip():
        index += 1
    if index == len(lines):
        return
    if _BODY.match(lines[index]):
        start = code.offset(index + 1, 1)
        yield from json.find(Part(code, code.text[start:], lambda offset: offset + start, verbatim=True))
    elif re.fullmatch(r"[A-Z][\w-]*: \S.*", lines[index]):
        hint = "remove the empty line: what follows it is the body"
        yield HEADER.at(code.place(code.offset(index + 1, 1)), "a header after the empty line", hint)
