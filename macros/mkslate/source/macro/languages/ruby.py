"""Ruby: Net::HTTP."""

from __future__ import annotations

import re

from mkslate.source.macro.language import Form, Json, Language, Multipart, Request
from mkslate.source.macro.notation import Notation, quoted

_INTERPOLATION = re.compile(r"#(?=[{$@])")


def string(text: str) -> str:
    """Text in double quotes."""
    written = quoted(text, lambda code: f"\\u{{{code:x}}}")
    return _INTERPOLATION.sub(r"\\#", written)


NOTATION = Notation(
    string=string,
    key=lambda name: f"{string(name)} => ",
    words=("nil", "true", "false"),
    indent="  ",
    space=" ",
)


def write(request: Request) -> str:
    """A Net::HTTP request that prints the answer."""
    needs = ["net/http", "json"] if isinstance(request.body, Json) else ["net/http"]
    secure = ", use_ssl: true" if request.url.lower().startswith("https:") else ""
    lines = [f'require "{name}"' for name in needs]
    lines += ["", f"uri = URI({string(request.url)})"]
    lines += [f"request = Net::HTTP::{request.method.capitalize()}.new(uri)"]
    if request.basic:
        lines.append(f"request.basic_auth({string(request.basic[0])}, {string(request.basic[1])})")
    typed = isinstance(request.body, Form)  # set_form_data sets the type
    headers = request.headers if typed else request.all_headers
    lines += [f"request[{string(name)}] = {string(value)}" for name, value in headers]
    lines += _body(request)
    lines += ["", f"response = Net::HTTP.start(uri.host, uri.port{secure}) do |http|"]
    lines += ["  http.request(request)", "end", ""]
    lines.append("puts response.code" if request.prints == "status" else "puts response.body")
    return "\n".join(lines)


def _body(request: Request) -> list[str]:
    body = request.body
    if body is None:
        return []
    if isinstance(body, Json):
        return [f"request.body = {_encodable(body)}.to_json"]
    if isinstance(body, Form):
        return [f"request.set_form_data({_fields(body)})"]
    if isinstance(body, Multipart):
        parts = [f"[{string(name)}, {string(value)}]" for name, value in body.fields]
        parts += [f"[{string(name)}, File.open({string(value)})]" for name, value in body.files]
        return [f'request.set_form({NOTATION.lay_out(parts, NOTATION.sequence, 0)}, "multipart/form-data")']
    return [f"request.body = {string(body.text)}"]


def _encodable(body: Json) -> str:
    written = NOTATION.write(body.value)
    return f"({written})" if written.startswith("-") else written


def _fields(body: Form) -> str:
    if len(dict(body.fields)) == len(body.fields):
        return NOTATION.write(dict(body.fields))
    return NOTATION.write([list(pair) for pair in body.fields])


LANGUAGE = Language(names=("ruby", "rb"), write=write)
