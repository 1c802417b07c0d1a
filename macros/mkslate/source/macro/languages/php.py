"""PHP: the curl extension."""

from __future__ import annotations

from mkslate.source.macro.address import encoded
from mkslate.source.macro.language import Form, Json, Language, Multipart, Request
from mkslate.source.macro.notation import Notation, beyond, json_text, quoted
from mkslate.source.macro.plain import Plain

_LARGEST = 2**63 - 1


def string(text: str) -> str:
    """Text in single quotes, or in double ones if some of it cannot be seen."""
    if text.isprintable():
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return quoted(text, lambda code: f"\\u{{{code:x}}}", special="$")


NOTATION = Notation(
    string=string, key=lambda name: f"{string(name)} => ", mapping=("[", "]"), empty="new stdClass()"
)


def write(request: Request) -> str:
    """A curl handle that prints the answer."""
    options = _method(request.method)
    if request.basic:
        options.append(f"CURLOPT_USERPWD => {string(':'.join(request.basic))}")
    headers = request.headers if isinstance(request.body, Form) else request.all_headers
    if headers:
        lines = [string(f"{name}: {value}" if value else f"{name};") for name, value in headers]
        options.append(f"CURLOPT_HTTPHEADER => {NOTATION.lay_out(lines, NOTATION.sequence, 1)}")
    options += _body(request)
    options.append("CURLOPT_RETURNTRANSFER => true")
    written = "".join(f"    {option},\n" for option in options)
    shown = "echo curl_exec($curl);"
    if request.prints == "status":
        shown = "curl_exec($curl);\n\necho curl_getinfo($curl, CURLINFO_RESPONSE_CODE);"
    return (
        f"<?php\n\n$curl = curl_init({string(request.url)});\n\n"
        f"curl_setopt_array($curl, [\n{written}]);\n\n{shown}"
    )


def _method(method: str) -> list[str]:
    if method == "GET":
        return []
    if method == "HEAD":
        return ["CURLOPT_NOBODY => true"]
    return [f"CURLOPT_CUSTOMREQUEST => {string(method)}"]


def _body(request: Request) -> list[str]:
    body = request.body
    if body is None:
        return []
    if isinstance(body, Json):
        if rounds_or_renames(body.value):
            return [f"CURLOPT_POSTFIELDS => {string(json_text(body.value))}"]
        return [f"CURLOPT_POSTFIELDS => json_encode({NOTATION.write(body.value, 1)})"]
    if isinstance(body, Form):
        if len(dict(body.fields)) < len(body.fields):
            return [f"CURLOPT_POSTFIELDS => {string(encoded(body.fields))}"]
        return [f"CURLOPT_POSTFIELDS => http_build_query({NOTATION.write(dict(body.fields), 1)})"]
    if isinstance(body, Multipart):
        parts = [f"{string(name)} => {string(value)}" for name, value in body.fields]
        parts += [f"{string(name)} => new CURLFile({string(value)})" for name, value in body.files]
        return [f"CURLOPT_POSTFIELDS => {NOTATION.lay_out(parts, NOTATION.mapping, 1)}"]
    return [f"CURLOPT_POSTFIELDS => {string(body.text)}"]


def rounds_or_renames(value: Plain) -> bool:
    """Whether PHP would round a number of the value, or take a mapping of it for a list."""
    return beyond(value, _LARGEST) or _has_numbered_keys(value)


def _has_numbered_keys(value: Plain) -> bool:
    if isinstance(value, dict):
        if value and all(name.isdecimal() for name in value):
            return True
        return any(map(_has_numbered_keys, value.values()))
    return isinstance(value, list) and any(map(_has_numbered_keys, value))


LANGUAGE = Language(names=("php",), write=write)
