"""Calls: the requests that Python, JavaScript and Ruby send, where method and address are written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from mkslate.check.code import Code
from mkslate.check.section import given
from mkslate.check.section.documented import METHODS
from mkslate.check.section.given import Given
from mkslate.check.section.path import Address, address
from mkslate.check.section.program import JAVASCRIPT, PYTHON, RUBY, Kind, Program, Stretch, Token
from mkslate.check.section.sent import Content, Sent, query_names

_VERBS = {method.lower(): method for method in METHODS}
_RUBY = {"get": "GET", "get_response": "GET", "get_print": "GET", "post": "POST", "post_form": "POST"}
# What an address in Ruby is asked for as: what it gives has the same path.
_SAME = frozenset({"request_uri", "path", "to_s"})
# The order in which Python's calls take what has no name.
_ORDER = {
    "request": ("method", "url", "params", "data"),
    "get": ("url", "params"),
    "post": ("url", "data", "json"),
    "put": ("url", "data"),
    "patch": ("url", "data"),
}
# What Ruby's requests are given a form with; only the first has its names written out.
_FORMS = ("set_form_data", "set_form", "body_stream")
# What carries more than names that could be told.
_OTHER = frozenset({"files", "content", "*"})


class _Call(NamedTuple):
    """`named` is where the method stands: at the address if nothing names it."""

    method: str
    url: Token
    named: Token
    query: Given = ()
    body: Given = ()


def python(code: Code) -> tuple[Sent, ...]:
    """What `requests` and `httpx` send."""
    return _sent(code, PYTHON, _python)


def javascript(code: Code) -> tuple[Sent, ...]:
    """What `fetch` and `axios` send."""
    return _sent(code, JAVASCRIPT, _javascript)


def ruby(code: Code) -> tuple[Sent, ...]:
    """What `Net::HTTP` sends."""
    return _sent(code, RUBY, _ruby)


def _sent(
    code: Code, grammar: re.Pattern[str], calls: Callable[[Program], Iterator[_Call]]
) -> tuple[Sent, ...]:
    if "://" not in code.text:
        return ()
    program = Program(code.text, grammar)
    return tuple(_request(code, program, call) for call in calls(program) if "://" in call.url.text)


def _request(code: Code, program: Program, call: _Call) -> Sent:
    asked = address(call.url.text)
    content = partial(_content, program, call, asked, code.text.find(call.url.text, call.url.start))
    return Sent(call.method, asked, code.place(call.url.start), code.place(call.named.start), content)


def _content(program: Program, call: _Call, asked: Address, start: int) -> Content:
    query = given.names(program, call.query)
    if query is not None:
        query = {**query_names(asked, call.url.text, lambda at: start + at), **query}
    return Content(query, given.names(program, call.body))


def _names(program: Program, names: tuple[str, ...]) -> Iterator[int]:
    """Where one of some names stands that is nothing's member."""
    for at, token in enumerate(program.tokens):
        if token.kind is Kind.NAME and token.text in names and not program.says(at - 1, "."):
            yield at


def _python(program: Program) -> Iterator[_Call]:
    for at in _names(program, ("requests", "httpx")):
        if not (program.says(at + 1, ".") and program.says(at + 3, "(")):
            continue
        verb = program.tokens[at + 2]
        arguments = dict(_arguments(program, _ORDER.get(verb.text, ("url",)), program.parts(at + 3)))
        url = _text(program, arguments, "url")
        method = _text(program, arguments, "method") if verb.text == "request" else verb
        if method and url and method.text.lower() in _VERBS:
            yield _Call(_VERBS[method.text.lower()], url, method, *_carried(arguments, "data", "json"))


def _arguments(
    program: Program, order: tuple[str, ...], parts: list[Stretch]
) -> Iterator[tuple[str, Stretch]]:
    """What a call is given, by its name or its place; `*` is what may be anything."""
    for at, (start, end) in enumerate(parts):
        if program.says(start + 1, "=") and not program.says(start + 2, "="):
            yield program.tokens[start].text, (start + 2, end)
        elif program.says(start, "*"):
            yield "*", (start, end)
        elif at < len(order):
            yield order[at], (start, end)


def _text(program: Program, arguments: Mapping[str, Stretch], name: str) -> Token | None:
    return program.text(arguments[name]) if name in arguments else None


def _carried(fields: Mapping[str, Stretch], *bodies: str) -> tuple[Given, Given]:
    """The query and the body among the arguments of a call, or the fields of its configuration."""
    if not _OTHER.isdisjoint(fields):
        return None, None
    query = [fields[name] for name in ("params",) if name in fields]
    return query, [fields[name] for name in bodies if name in fields]


def _javascript(program: Program) -> Iterator[_Call]:
    for at in _names(program, ("fetch", "axios")):
        name = program.tokens[at].text
        if program.says(at - 1, "function"):
            continue
        if program.says(at + 1, "("):
            call = _configured(program, program.parts(at + 1), alone=name == "axios")
        elif name == "axios" and program.says(at + 1, ".") and program.says(at + 3, "("):
            call = _axios(program, program.tokens[at + 2], program.parts(at + 3))
        else:
            continue
        if call:
            yield call


def _axios(program: Program, verb: Token, parts: list[Stretch]) -> _Call | None:
    if verb.text == "request":
        return _configured(program, parts, alone=True)
    url = program.text(parts[0]) if parts else None
    if not url or verb.text not in _VERBS:
        return None
    has_body = verb.text in ("post", "put", "patch")
    rest = parts[1 + has_body :]
    config = _object(program, rest[0]) if rest else {}
    if config is None or "..." in config:
        return _Call(_VERBS[verb.text], url, verb, None, None)
    query, body = _carried(config, "data")
    return _Call(_VERBS[verb.text], url, verb, query, parts[1:2] if has_body else body)


def _configured(program: Program, parts: list[Stretch], *, alone: bool) -> _Call | None:
    """A call with an address, and perhaps an object with the method; `alone`, that may have both."""
    if not parts:
        return None
    url = program.text(parts[0])
    if url is None:
        fields = _object(program, parts[0]) if alone else None
        if not fields or "url" not in fields:
            return None
        url = program.text(fields["url"])
    else:
        fields = _object(program, parts[1]) if len(parts) > 1 else {}
    if fields is None or url is None or not fields.keys().isdisjoint({"...", "baseURL", "type"}):
        return None
    carried = _carried(fields, "body", "data")
    if "method" not in fields:
        return _Call("GET", url, url, *carried)
    method = program.text(fields["method"])
    if not method or method.text.lower() not in _VERBS:
        return None
    return _Call(_VERBS[method.text.lower()], url, method, *carried)


def _object(program: Program, part: Stretch) -> Mapping[str, Stretch] | None:
    """The fields of the object that is meant; None if it is none, or not to be told."""
    start, end = program.meant(part)
    return program.fields(start) if end > start and program.says(start, "{") else None


def _ruby(program: Program) -> Iterator[_Call]:
    calls = [at for at in _names(program, ("Net",)) if program.says(at + 1, ":", ":", "HTTP")]
    for at in calls:
        if program.says(at + 4, ".") and program.says(at + 6, "("):
            verb, parts = program.tokens[at + 5], program.parts(at + 6)
            method = _RUBY.get(verb.text)
        elif program.says(at + 4, ":", ":") and program.says(at + 7, ".", "new", "("):
            verb, parts = program.tokens[at + 6], program.parts(at + 9)
            method = _VERBS.get(verb.text.lower())
        else:
            continue
        url = _uri(program, parts[0]) if parts else None
        if method and url:
            given_body = {"post_form": parts[1:], "post": parts[1:2]}.get(verb.text, [])
            query, body = _set(program, "query"), _set(program, "body")
            yield _Call(method, url, verb, query, None if body is None else [*given_body, *body])


def _set(program: Program, name: str) -> Given:
    """What a request's `query` or `body` is set to, or its form is given; None if that is not clear."""
    found: list[Sequence[Stretch | None]] = []
    for at, token in enumerate(program.tokens):
        if not program.says(at - 1, "."):
            continue
        if token.text == name and program.says(at + 1, "=") and not program.says(at + 2, "="):
            found.append([program.value(at + 2)])
        elif name == "body" and token.text in _FORMS:
            found.append(program.parts(at + 1) if token.text == "set_form_data" else [None])
    told = [stretch for one in found for stretch in one if stretch]
    return None if len(found) > 1 or any(None in one for one in found) else told


def _uri(program: Program, part: Stretch) -> Token | None:
    """The text of an address: in quotes, as `URI("…")` or `URI.parse("…")`, or by a name for one of these."""
    start, end = part
    if program.says(end - 2, ".") and program.tokens[end - 1].text in _SAME:
        end -= 2
    for _ in range(2):
        start, end = program.meant((start, end))
        if program.says(start, "URI", "("):
            start, end = start + 2, end - 1
        elif program.says(start, "URI", ".", "parse", "("):
            start, end = start + 4, end - 1
    return program.text((start, end)) if end > start else None
