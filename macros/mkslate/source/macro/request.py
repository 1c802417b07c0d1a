"""`request`: one HTTP request, described once, as a sample in every language of the page tree."""

from __future__ import annotations

import re
from collections import Counter
from typing import cast, get_args

from mkslate.source.macro.address import address
from mkslate.source.macro.context import MacroContext
from mkslate.source.macro.error import MacroError
from mkslate.source.macro.language import (
    Body,
    Form,
    Json,
    Language,
    Multipart,
    Pairs,
    Prints,
    Request,
    Text,
)
from mkslate.source.macro.languages import language, languages
from mkslate.source.macro.plain import Plain, mapping, pairs, text, word
from mkslate.source.macro.sample import annotated, fence

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
TOKEN = "YOUR_ACCESS_TOKEN"  # noqa: S105  # what readers replace, not a secret
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[\x20-\x7e]*")
_TYPES = {
    Json: "application/json",
    Form: "application/x-www-form-urlencoded",
    Text: "text/plain; charset=utf-8",
}


def request(
    context: MacroContext,
    method: Plain,
    path: Plain = "",
    *,
    values: Plain = None,
    query: Plain = None,
    headers: Plain = None,
    body: Plain = None,
    form: Plain = None,
    files: Plain = None,
    auth: Plain = None,
    token: Plain = None,
    base: Plain = None,
    prints: Plain = None,
    title: Plain = None,
) -> str:
    """The samples of one HTTP request, one for every language tab that can be written.

    `path` stands below `base` (else the front matter's `base_url`); `values` fill its
    placeholders. `query` and `form` map names to values, `files` fields to file names; `body` is
    JSON, or text that is sent as it stands. `auth` is `bearer`, `basic` or `none`, with `token`.
    `prints` says what the samples show of the answer: `json`, `text` or `status`. `title` is an
    annotation above them.
    """
    verb = method_name(method)
    content = _body(verb, body, form, files)
    own = _headers(headers)
    names = {name.lower() for name, _ in own}
    sent, basic = _credentials(context, auth, token) if "authorization" not in names else ((), None)
    example = Request(
        method=verb,
        url=address(
            text(base, "`base`") if base else context.base_url,
            text(path, "`path`"),
            {
                name: word(value, f"`{name}` of `values`")
                for name, value in mapping(values, "`values`").items()
            },
            pairs(query, "`query`"),
        ),
        headers=sent + own,
        content_type="" if "content-type" in names else _TYPES.get(type(content), ""),
        basic=basic,
        body=content,
        prints=_prints(verb, prints),
    )
    samples = [fence(name, writer.write(example)) for name, writer in _writers(context)]
    return annotated(title, *samples)


def method_name(method: Plain) -> str:
    """A method in capitals, if it is one that every client can send."""
    verb = text(method, "`method`").upper()
    if verb not in METHODS:
        raise MacroError(f"`{verb}` is no method", f"it is one of {', '.join(METHODS)}")
    return verb


def _writers(context: MacroContext) -> list[tuple[str, Language]]:
    """The tabs that a sample can be written for; without any tab, the shell's."""
    names = [tab.name for tab in context.tabs] or ["shell"]
    found = [(name, writer) for name in names if (writer := language(name))]
    if not found:
        known = ", ".join(one.names[0] for one in languages())
        raise MacroError("samples can be written in none of the `language_tabs`", f"only in {known}")
    return found


def _prints(verb: str, prints: Plain) -> Prints:
    shown = prints or ("status" if verb == "HEAD" else "json")
    if shown not in get_args(Prints):
        raise MacroError("`prints` must be json, text or status")
    return cast("Prints", shown)


def _headers(headers: Plain) -> Pairs:
    given = mapping(headers, "`headers`")
    written = tuple((name, word(value, f"the header `{name}`").strip()) for name, value in given.items())
    for name, value in written:
        if not _HEADER_NAME.fullmatch(name):
            raise MacroError(f"`{name}` is no name of a header")
        if not _HEADER_VALUE.fullmatch(value):
            raise MacroError(
                f"the header `{name}` holds more than printable ASCII", "clients refuse to send it"
            )
    for name, count in Counter(name.lower() for name, _ in written).items():
        if count > 1:
            raise MacroError(f"the header `{name}` comes more than once")
    return written


def _credentials(context: MacroContext, auth: Plain, token: Plain) -> tuple[Pairs, tuple[str, str] | None]:
    """The header of a bearer token, or a user and a password."""
    scheme = text(auth, "`auth`") if auth is not None else context.auth or "none"
    secret = text(token, "`token`") if token else context.token
    if scheme == "bearer":
        return _headers({"Authorization": f"Bearer {secret or TOKEN}"}), None
    if scheme == "basic":
        user, colon, password = (secret or "YOUR_USER:YOUR_PASSWORD").partition(":")
        if not colon or not _HEADER_VALUE.fullmatch(user + password):
            raise MacroError("`token` of basic authentication is `user:password`, printable ASCII")
        return (), (user, password)
    if scheme != "none":
        raise MacroError(
            f"`auth` is bearer, basic or none, not `{scheme}`", "write other schemes as `headers`"
        )
    return (), None


def _body(verb: str, body: Plain, form: Plain, files: Plain) -> Body:
    if body is not None and (form is not None or files is not None):
        raise MacroError("a request has either a `body` or a `form`, not both")
    fields, uploads = pairs(form, "`form`"), pairs(files, "`files`")
    content: Body = None
    if uploads:
        content = _multipart(fields, uploads)
    elif form is not None:
        content = Form(fields)
    elif isinstance(body, str):
        content = Text(body)
    elif body is not None:
        content = Json(body)
    if content and verb in ("GET", "HEAD"):
        raise MacroError(f"a {verb} request has no body", "browsers refuse to send one; use `query`")
    _refuse_nul((*fields, ("body", body)) if isinstance(body, str) else fields)
    return content


def _refuse_nul(fields: Pairs) -> None:
    for name, value in fields:
        if "\0" in name + value:
            raise MacroError(f"`{name!r}` holds a NUL character", "no shell can write it")


def _multipart(fields: Pairs, files: Pairs) -> Multipart:
    for name, count in Counter(name for name, _ in fields + files).items():
        if count > 1:
            raise MacroError(f"the field `{name}` comes more than once in a form with files")
        if not name.isprintable() or set(name) & set('="\\;'):
            raise MacroError(f"{name!r} is no name of a form's field")
    for _, file in files:
        if not file or not file.isprintable():
            raise MacroError(f"{file!r} is no name of a file")
    return Multipart(fields, files)
