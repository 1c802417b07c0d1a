"""Calls: the requests that Python, JavaScript and Ruby send, where method and address are written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from mkslate.check.code import Code
from mkslate.check.section.documented import METHODS
from mkslate.check.section.path import address
from mkslate.check.section.program import JAVASCRIPT, PYTHON, RUBY, Kind, Program, Stretch, Token
from mkslate.check.section.sent import Sent

# A method, an address, and where the method stands: at the address if nothing names it.
_Call = tuple[str, Token, Token]
_VERBS = {method.lower(): method for method in METHODS}
_RUBY = {"get": "GET", "get_response": "GET", "get_print": "GET", "post": "POST", "post_form": "POST"}
# What an address in Ruby is asked for as: what it gives has the same path.
_SAME = frozenset({"request_uri", "path", "to_s"})


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
    return tuple(
        Sent(method, address(url.text), code.place(url.start), code.place(named.start))
        for method, url, named in calls(Program(code.text, grammar))
        if "://" in url.text
    )


def _names(program: Program, names: tuple[str, ...]) -> Iterator[int]:
    """Where one of some names stands that is nothing's member."""
    for at, token in enumerate(program.tokens):
        if token.kind is Kind.NAME and token.text in names and not program.says(at - 1, "."):
            yield at


def _python(program: Program) -> Iterator[_Call]:
    for at in _names(program, ("requests", "httpx")):
        if not (program.says(at + 1, ".") and program.says(at + 3, "(")):
            continue
        given = program.parts(at + 3)
        named = {name: value for one in given for name, value in _keyword(program, one)}
        verb = program.tokens[at + 2]
        if verb.text == "request":
            method = _argument(program, given, named, 0, "method")
            url = _argument(program, given, named, 1, "url")
        else:
            method, url = verb, _argument(program, given, named, 0, "url")
        if method and url and method.text.lower() in _VERBS:
            yield _VERBS[method.text.lower()], url, method


def _keyword(program: Program, part: Stretch) -> Iterator[tuple[str, Stretch]]:
    start, end = part
    if program.says(start + 1, "=") and not program.says(start + 2, "="):
        yield program.tokens[start].text, (start + 2, end)


def _argument(
    program: Program, given: list[Stretch], named: dict[str, Stretch], index: int, name: str
) -> Token | None:
    """The text that an argument is, by its name or its place."""
    if name in named:
        return program.text(named[name])
    return program.text(given[index]) if index < len(given) else None


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


def _axios(program: Program, verb: Token, given: list[Stretch]) -> _Call | None:
    if verb.text == "request":
        return _configured(program, given, alone=True)
    url = program.text(given[0]) if given else None
    return (_VERBS[verb.text], url, verb) if url and verb.text in _VERBS else None


def _configured(program: Program, given: list[Stretch], *, alone: bool) -> _Call | None:
    """A call with an address, and perhaps an object with the method; `alone`, that may have both."""
    if not given:
        return None
    url = program.text(given[0])
    if url is None:
        fields = _object(program, given[0]) if alone else None
        if not fields or "url" not in fields:
            return None
        url = program.text(fields["url"])
    else:
        fields = _object(program, given[1]) if len(given) > 1 else {}
    if fields is None or url is None or not fields.keys().isdisjoint({"...", "baseURL", "type"}):
        return None
    if "method" not in fields:
        return "GET", url, url
    method = program.text(fields["method"])
    return (_VERBS[method.text.lower()], url, method) if method and method.text.lower() in _VERBS else None


def _object(program: Program, part: Stretch) -> Mapping[str, Stretch] | None:
    """The fields of the object that is meant; None if it is none, or not to be told."""
    start, end = program.meant(part)
    return program.fields(start) if end > start and program.says(start, "{") else None


def _ruby(program: Program) -> Iterator[_Call]:
    for at in _names(program, ("Net",)):
        if not program.says(at + 1, ":", ":", "HTTP"):
            continue
        if program.says(at + 4, ".") and program.says(at + 6, "("):
            verb, given = program.tokens[at + 5], program.parts(at + 6)
            method = _RUBY.get(verb.text)
        elif program.says(at + 4, ":", ":") and program.says(at + 7, ".", "new", "("):
            verb, given = program.tokens[at + 6], program.parts(at + 9)
            method = _VERBS.get(verb.text.lower())
        else:
            continue
        url = _uri(program, given[0]) if given else None
        if method and url:
            yield method, url, verb


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
