"""Faults of shell samples and curl's command lines."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from mutation_truth import json_ok, shell_breaks, shell_ok

from mutation import Kind, Mutant, edited

_METHOD = r"(?:-X|--request) ?['\"]?(GET|POST|PUT|PATCH|DELETE)\b"
_BODY = r"(?:-d|--data|--data-raw|--data-binary) '([{\[][^']*)'"
_URL = r"['\"]?(https?://[^\s'\"\\]+)['\"]?"

Step = Callable[[str, "re.Match[str]", random.Random], Mutant | None]


def _kind(name: str, pattern: str, step: Step, *, breaks: Callable[[str, str], bool] = shell_breaks) -> Kind:
    """A kind that changes one match of a pattern."""
    compiled = re.compile(pattern, re.MULTILINE)

    def mutate(text: str, choice: random.Random) -> Mutant | None:
        if not text.startswith("curl "):
            return None
        found = list(compiled.finditer(text))
        tried = choice.sample(found, len(found))
        return next((one for match in tried if (one := step(text, match, choice))), None)

    return Kind(f"shell {name}", "shell", mutate, shell_ok, breaks)


def _group(new: str | Callable[[str], str], group: int = 1) -> Step:
    """A group of the match, replaced."""

    def step(text: str, match: re.Match[str], _: random.Random) -> Mutant:
        made = new(match[group]) if callable(new) else new
        return edited(text, match.start(group), match.end(group), made)

    return step


def _at_the_end(new: str) -> Step:
    def step(text: str, match: re.Match[str], _: random.Random) -> Mutant | None:
        return (
            edited(text, match.start(), match.start(), new, match.start() - 1)
            if not text.endswith("\\")
            else None
        )

    return step


def _unquoted(text: str, match: re.Match[str], _: random.Random) -> Mutant | None:
    return edited(text, match.start(), match.end(), match[1]) if "'" not in match[1] else None


def _no_url(text: str, match: re.Match[str], _: random.Random) -> Mutant | None:
    """Without its address, and without the line that held nothing else."""
    return None if text.count("://") > 1 else edited(text, match.start(), match.end(), "", 0)


def _bracketed(text: str, match: re.Match[str], choice: random.Random) -> Mutant | None:
    if re.search(r"^curl .*(?:-g|--globoff)\b", text):
        return None
    sign = "&" if "?" in match[1] else "?"
    quote = match[0][0] if match[0][0] in "'\"" else ""
    added = choice.choice(["filter[name]=a", "ids[0]=1", "a[b][c]=1"])
    around = quote or "'"
    return edited(text, match.start(), match.end(), f"{around}{match[1]}{sign}{added}{around}")


def _untyped(text: str, match: re.Match[str], _: random.Random) -> Mutant | None:
    """Without the header that names the body's type; told at the body."""
    bodies = list(re.finditer(_BODY, text))
    if len(bodies) != 1 or not json_ok(bodies[0][1]):
        return None
    kept = text[: match.start()] + text[match.end() :]
    body = next(re.finditer(_BODY, kept))
    return edited(kept, body.start(), body.start(), "")


def _body_fault(text: str, match: re.Match[str], choice: random.Random) -> Mutant | None:
    body = match[1]
    if not json_ok(body) or "/json" not in text.lower():
        return None
    commas = [one.start() for one in re.finditer(r'(?<=["\d}]),(?=\s*")', body)]
    closers = [one.start() for one in re.finditer(r'(?<=["\d])\s*[}\]]', body)]
    closers = [at for at in closers if not json_ok(f"{body[:at]},{body[at:]}")]
    if choice.random() < 0.5 and commas:
        spot = match.start(1) + choice.choice(commas)
        return edited(text, spot, spot + 1, "", spot - 1, re.compile(r"\s*").match(text, spot + 1).end())  # type: ignore[union-attr]
    if closers:
        spot = match.start(1) + choice.choice(closers)
        return edited(text, spot, spot, ",")
    return None


def _body_unquoted(text: str, match: re.Match[str], _: random.Random) -> Mutant | None:
    """In double quotes, which end at the first double quote of the body."""
    if not json_ok(match[1]) or '"' not in match[1] or "$" in match[1] or "/json" not in text:
        return None
    return edited(text, match.start(1) - 1, match.end(1) + 1, f'"{match[1]}"')


def _apostrophe(text: str, match: re.Match[str], choice: random.Random) -> Mutant | None:
    word = choice.choice(list(re.finditer(r"[a-z]{2}(?=[a-z]{2})", match[1])) or [None])
    if word is None:
        return None
    spot = match.start(1) + word.end()
    return edited(text, spot, spot, "'", match.start(1))


def kinds() -> Iterator[Kind]:
    """Every kind."""
    yield _kind("missing continuation", r"(?<=\S)( \\)\n(?=[ \t]*(?:-|['\"]?http))", _group(""))
    yield _kind("blank after a backslash", r"\\()\n", _group(" "))
    yield _kind(
        "dangling backslash",
        r"(?<=\S)\Z",
        _at_the_end(" \\\n\n"),
        breaks=lambda _, after: after.endswith("\n"),
    )
    yield _kind("two backslashes", r"(\\)\n", _group("\\\\"))
    yield _kind("empty line within", r"\\\n()", _group("\n"))
    yield _kind("single quote without its end", r"'[^'\n]+(')", _group(""))
    yield _kind(
        "double quote without its end", r'(?:-H|--header|-u|-d|--data) "[^"\n]+(")(?=[ \n]|\Z)', _group("")
    )
    yield _kind("single quote without its beginning", r"(?<= )(')[^'\n]+'", _group(""))
    yield _kind(
        "double quote without its beginning",
        r'(?:-H|--header|-u|-d|--data) (")[^"\n]+"(?=[ \n]|\Z)',
        _group(""),
    )
    yield _kind("unquoted address", r"['\"](https?://[^\s'\"\\]+&[^\s'\"\\]+)['\"]", _unquoted)
    yield _kind(
        "method without an option", r"((?:-X|--request) )['\"]?(?:GET|POST|PUT|PATCH|DELETE)\b", _group("")
    )
    yield _kind("header without an option", r"((?:-H|--header) )['\"]", _group(""))
    yield _kind("body without an option", r"((?:-d|--data|--data-raw) )['\"][{\[]", _group(""))
    yield _kind("-x for -X", r"-(X) ?['\"]?(?:GET|POST|PUT|PATCH|DELETE)\b", _group("x"))
    yield _kind("-h for -H", r"(?<= )-(H) ?['\"][A-Z][\w-]*:", _group("h"))
    yield _kind("-D for -d", r"(?<= )-(d) ?['\"](?:[{\[]|\w+=)", _group("D"))
    yield _kind("method in small letters", _METHOD, _group(str.lower))
    yield _kind("no address", f"{_URL} ?", _no_url)
    yield _kind("brackets in the address", _URL, _bracketed)
    yield _kind(
        "body without a type",
        r" ?(?:-H|--header) ['\"]Content-Type: application/json['\"](?: \\\n)?",
        _untyped,
    )
    yield _kind("body that is no JSON", _BODY, _body_fault)
    yield _kind("body in double quotes", _BODY, _body_unquoted)
    yield _kind("apostrophe in quotes", r"(?:-d|--data|--data-raw) '(\{[^']*)'", _apostrophe)
    yield _kind(
        "smart quotes", r"(?<= )(['\"][^'\"\n“”]+['\"])(?=[ \n]|\Z)", _group(lambda one: f"“{one[1:-1]}”")
    )
    yield _kind("typographic dash", r"(?<= )(-)(?=[XHd] )", _group("–"))
    yield _kind("typographic dash, long", r"(?<= )(--)(?=(?:request|header|data)\b)", _group("—"))
    yield _kind(
        "unknown option", r"(?<= )--(header|request|data|user)\b", _group(lambda one: one[:2] + "z" + one[2:])
    )
    yield _kind("option with an equals sign", r"(?<= )--(?:header|request|data)( )", _group("="))
