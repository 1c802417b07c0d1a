"""Shell: curl."""

from __future__ import annotations

import re
from urllib.parse import quote

from mkslate.source.macro.language import Body, Form, Json, Language, Multipart, Request
from mkslate.source.macro.notation import JSON

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PLAIN_FIELD = re.compile(r'[^@<;"]*')


def string(text: str) -> str:
    """A shell word: in single quotes, or in `$'…'` if some of it cannot be seen (bash, zsh, ksh)."""
    if text.isprintable():
        return "'" + text.replace("'", "'\\''") + "'"
    return "$'" + "".join(_ESCAPES.get(c) or (c if c.isprintable() else _code(c)) for c in text) + "'"


def _code(character: str) -> str:
    """The UTF-8 bytes in octal: three digits each, so that no digit of the text can join them."""
    return "".join(f"\\{byte:03o}" for byte in character.encode())


def json_word(body: Json) -> str:
    """A JSON body as a shell word, over several lines if it is long."""
    return "'" + JSON.write(body.value).replace("'", "'\\''") + "'"


def write(request: Request) -> str:
    """A curl command, an option a line."""
    options = [string(request.url)]
    if request.method == "HEAD":
        options.append("--head")
    elif request.prints == "status":
        options.append("--include")
    if request.method not in ("GET", "HEAD"):
        options.append(f"-X {request.method}")
    if request.basic:
        options.append(f"-u {string(':'.join(request.basic))}")
    content = request.all_headers if not isinstance(request.body, Form) else request.headers
    options += [f"-H {string(f'{name}: {value}' if value else f'{name};')}" for name, value in content]
    options += _body(request.body)
    return "curl " + " \\\n  ".join(options)


def _body(body: Body) -> list[str]:
    if body is None:
        return []
    if isinstance(body, Json):
        return [f"-d {json_word(body)}"]
    if isinstance(body, Form):
        fields = [f"{quote(name, safe='-._~')}={value}" for name, value in body.fields]
        return [f"--data-urlencode {string(field)}" for field in fields]
    if isinstance(body, Multipart):
        return [_field(name, value) for name, value in body.fields] + [
            f"-F {string(f'{name}=@{_file(value)}')}" for name, value in body.files
        ]
    return [f"--data-raw {string(body.text)}"]


def _field(name: str, value: str) -> str:
    """A plain field: `-F` would take a leading `@` or `<` for a file, and `;` for an attribute."""
    option = "-F" if _PLAIN_FIELD.fullmatch(value) else "--form-string"
    return f"{option} {string(f'{name}={value}')}"


def _file(name: str) -> str:
    if re.search(r'[,;"\\]', name):
        return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return name


LANGUAGE = Language(names=("shell", "bash", "sh", "zsh", "curl", "console"), write=write)
