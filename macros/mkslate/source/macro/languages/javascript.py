"""JavaScript: fetch, as browsers and Node have it."""

from __future__ import annotations

import re

from mkslate.source.macro.language import Form, Json, Language, Multipart, Request
from mkslate.source.macro.notation import Notation, beyond, fewer_escapes, json_text, quoted

_SAFE = 2**53 - 1
_NAME = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)
_ANSWERS = {"json": "response.json()", "text": "response.text()", "status": "response.status"}


def string(text: str) -> str:
    """Text in quotes."""
    return quoted(text, _code, fewer_escapes(text))


def _code(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\u{{{code:x}}}"


def _key(name: str) -> str:
    if name == "__proto__":
        return '["__proto__"]: '  # any other spelling would set the prototype
    return f"{name}: " if _NAME.fullmatch(name) else f"{string(name)}: "


NOTATION = Notation(string=string, key=_key, indent="  ", space=" ")


def write(request: Request) -> str:
    """A fetch call that prints the answer; an upload is an ES module, all else runs anywhere."""
    head, body = _body(request)
    options = [] if request.method == "GET" else [f"method: {string(request.method)}"]
    options += [f"headers: {headers}" for headers in _headers(request)]
    options += [f"body: {body}"] if body else []
    call = f"fetch({string(request.url)}"
    if options:
        call += ", {\n" + "".join(f"  {option},\n" for option in options) + "}"
    answer = _ANSWERS[request.prints]
    return f"{head}{call})\n  .then((response) => {answer})\n  .then((answer) => console.log(answer));"


def _headers(request: Request) -> list[str]:
    sets_type = isinstance(request.body, Form)  # fetch does so for URLSearchParams
    written = [
        f"{_key(name)}{string(value)}"
        for name, value in (request.headers if sets_type else request.all_headers)
    ]
    if request.basic:
        written.insert(0, f'Authorization: "Basic " + btoa({string(":".join(request.basic))})')
    return [NOTATION.lay_out(written, NOTATION.mapping, 1, " ")] if written else []


def _body(request: Request) -> tuple[str, str]:
    """What stands before the call, and the option `body`."""
    body = request.body
    if body is None:
        return "", ""
    if isinstance(body, Json):
        if beyond(body.value, _SAFE):  # a number would lose its last digits
            return "", string(json_text(body.value))
        return "", f"JSON.stringify({NOTATION.write(body.value, 1)})"
    if isinstance(body, Form):
        return "", f"new URLSearchParams({_fields(body)})"
    if isinstance(body, Multipart):
        lines = ['import { openAsBlob } from "node:fs";', "", "const form = new FormData();"]
        lines += [f"form.append({string(name)}, {string(value)});" for name, value in body.fields]
        lines += [
            f"form.append({string(name)}, await openAsBlob({string(value)}), {string(value)});"
            for name, value in body.files
        ]
        return "\n".join(lines) + "\n\n", "form"
    return "", string(body.text)


def _fields(body: Form) -> str:
    if len(dict(body.fields)) == len(body.fields):
        return NOTATION.write(dict(body.fields), 1)
    return NOTATION.write([list(pair) for pair in body.fields], 1)


LANGUAGE = Language(names=("javascript", "js", "node", "nodejs", "node.js"), write=write)
