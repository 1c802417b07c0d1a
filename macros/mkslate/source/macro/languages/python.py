"""Python: requests."""

from __future__ import annotations

from mkslate.source.macro.language import Form, Json, Language, Multipart, Pairs, Request, Text
from mkslate.source.macro.notation import Notation, fewer_escapes, quoted

_ANSWERS = {"json": "response.json()", "text": "response.text", "status": "response.status_code"}


def _code(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def string(text: str) -> str:
    """Text in quotes."""
    return quoted(text, _code, fewer_escapes(text))


NOTATION = Notation(string=string, key=lambda name: f"{string(name)}: ", words=("None", "True", "False"))


def write(request: Request) -> str:
    """A call of requests that prints the answer."""
    arguments = [string(request.url)]
    if request.basic:
        arguments.append(f"auth=({string(request.basic[0])}, {string(request.basic[1])})")
    # requests sets the type of what it encodes itself
    headers = request.all_headers if isinstance(request.body, Text) else request.headers
    if headers:
        arguments.append(f"headers={NOTATION.write(dict(headers), 1)}")
    arguments += _body(request)
    function = f"requests.{request.method.lower()}"
    call = f"{function}({arguments[0]})"
    if len(arguments) > 1:
        call = f"{function}(\n" + "".join(f"    {argument},\n" for argument in arguments) + ")"
    return f"import requests\n\nresponse = {call}\n\nprint({_ANSWERS[request.prints]})"


def _body(request: Request) -> list[str]:
    body = request.body
    if body is None:
        return []
    if isinstance(body, Json):
        return [f"json={NOTATION.write(body.value, 1)}"]
    if isinstance(body, Form):
        return [f"data={_fields(body.fields)}"]
    if isinstance(body, Multipart):
        files = [f'{string(name)}: open({string(value)}, "rb")' for name, value in body.files]
        written = f"files={NOTATION.lay_out(files, NOTATION.mapping, 1)}"
        return [f"data={_fields(body.fields)}", written] if body.fields else [written]
    return [f"data={string(body.text)}" + ("" if body.text.isascii() else ".encode()")]


def _fields(fields: Pairs) -> str:
    if len(dict(fields)) == len(fields):
        return NOTATION.write(dict(fields), 1)
    entries = [f"({string(name)}, {string(value)})" for name, value in fields]
    return NOTATION.lay_out(entries, NOTATION.sequence, 1)


LANGUAGE = Language(names=("python", "py", "python3"), write=write)
