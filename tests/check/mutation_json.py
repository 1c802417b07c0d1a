"""Faults of JSON."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mutation_truth import json_ok

from mutation import Kind, Mutant, edited

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
# How many places of a text are tried.
_PLACES = 20


@dataclass(frozen=True, slots=True)
class Token:
    """A word of strict JSON. `role` is one of `key string number word comma colon open close`."""

    role: str
    start: int
    end: int
    kind: str
    partner: int = -1


def tokens(text: str) -> list[Token]:
    """The words of strict JSON, brackets with the offset of their partner; `kind` is the bracket around."""
    found: list[Token] = []
    stack: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        around = text[stack[-1].start] if stack else ""
        if word in "{[":
            token = Token("open", *match.span(), around)
            stack.append(token)
        elif word in "}]":
            opener = stack.pop()
            token = Token("close", *match.span(), text[opener.start], opener.start)
        elif word in ",:":
            token = Token("comma" if word == "," else "colon", *match.span(), around)
        elif word.startswith('"'):
            is_key = re.compile(r"\s*:").match(text, match.end()) is not None
            token = Token("key" if is_key else "string", *match.span(), around)
        else:
            token = Token("word" if word.isalpha() else "number", *match.span(), around)
        found.append(token)
    return found


Step = Callable[[str, list[Token], int, random.Random], Mutant | None]


def _kind(name: str, roles: str, step: Step, bracket: str = "") -> Kind:
    def mutate(text: str, choice: random.Random) -> Mutant | None:
        if not json_ok(text):
            return None
        found = tokens(text)
        places = [
            index
            for index, one in enumerate(found)
            if one.role in roles.split() and one.kind in (bracket or "{[") and one.kind
        ]
        tried = choice.sample(places, min(len(places), _PLACES))
        return next((one for at in tried if (one := step(text, found, at, choice))), None)

    return Kind(f"json {name}", "json", mutate, json_ok, lambda _, after: not json_ok(after))


def _trailing(text: str, found: list[Token], at: int, _: random.Random) -> Mutant | None:
    last = found[at - 1]
    return edited(text, last.end, last.end, ",", last.end - 1) if last.role != "open" else None


def _without(text: str, found: list[Token], at: int, _: random.Random) -> Mutant:
    return edited(text, found[at].start, found[at].end, "", found[at - 1].end - 1, found[at + 1].start)


def _doubled(text: str, found: list[Token], at: int, _: random.Random) -> Mutant:
    return edited(text, found[at].end, found[at].end, text[found[at].start])


def _duplicate(text: str, found: list[Token], at: int, _: random.Random) -> Mutant | None:
    """The next name of the same object becomes this one."""
    depth = 0
    for one in found[at + 1 :]:
        depth += {"open": 1, "close": -1}.get(one.role, 0)
        if depth < 0:
            return None
        if one.role == "key" and depth == 0:
            return edited(text, one.start, one.end, text[found[at].start : found[at].end])
    return None


def _unclosed(text: str, found: list[Token], at: int, _: random.Random) -> Mutant:
    token = found[at]
    after = found[at + 1].start if at + 1 < len(found) else token.start
    return edited(text, token.start, token.end, "", token.partner, found[at - 1].start, after)


def _extra(text: str, found: list[Token], at: int, _: random.Random) -> Mutant:
    after = found[at + 1].start if at + 1 < len(found) else found[at].start
    return edited(text, found[at].end, found[at].end, text[found[at].start], after)


def _other(text: str, found: list[Token], at: int, _: random.Random) -> Mutant:
    token = found[at]
    return edited(text, token.start, token.end, "}" if text[token.start] == "]" else "]", token.partner)


def _no_value(text: str, found: list[Token], at: int, _: random.Random) -> Mutant | None:
    value = found[at + 1]
    return None if value.role == "open" else edited(text, value.start, value.end, "", found[at].start - 1)


def _bare(text: str, found: list[Token], at: int, _: random.Random) -> Mutant | None:
    token = found[at]
    inner = text[token.start + 1 : token.end - 1]
    return edited(text, token.start, token.end, inner) if re.fullmatch(r"[a-z][a-z_]+", inner) else None


def _quoted(left: str, right: str) -> Step:
    def step(text: str, found: list[Token], at: int, _: random.Random) -> Mutant | None:
        token = found[at]
        inner = text[token.start + 1 : token.end - 1]
        if set(inner) & set("\"'“”\\\n") or not inner:
            return None
        return edited(text, token.start, token.end, f"{left}{inner}{right}")

    return step


def _inside(*options: str) -> Step:
    """Something within a string, between two letters."""

    def step(text: str, found: list[Token], at: int, choice: random.Random) -> Mutant | None:
        token = found[at]
        spots = [match.start() + 1 for match in re.finditer(r"(?=[a-z][a-z])", text[token.start : token.end])]
        if not spots:
            return None
        spot = token.start + choice.choice(spots)
        return edited(text, spot, spot, choice.choice(options), token.start)

    return step


def _replaced(*options: str) -> Step:
    def step(text: str, found: list[Token], at: int, choice: random.Random) -> Mutant:
        return edited(text, found[at].start, found[at].end, choice.choice(options), found[at].start - 1)

    return step


def _number(text: str, found: list[Token], at: int, choice: random.Random) -> Mutant | None:
    word = text[found[at].start : found[at].end]
    if not word.isdigit():
        return None
    return edited(
        text, found[at].start, found[at].end, choice.choice([f"0{word}1", f"+{word}", f"{word}.", f".{word}"])
    )


def _quote_around(text: str, found: list[Token], at: int, _: random.Random) -> Mutant | None:
    """A word of a string in double quotes, without backslashes."""
    token = found[at]
    if word := re.compile(r" ([a-z]+) ").search(text, token.start, token.end):
        return edited(text, word.start(1), word.end(1), f'"{word[1]}"')
    return None


def kinds() -> Iterator[Kind]:
    """Every kind."""
    yield _kind("trailing comma in an object", "close", _trailing, "{")
    yield _kind("trailing comma in a list", "close", _trailing, "[")
    yield _kind("missing comma in an object", "comma", _without, "{")
    yield _kind("missing comma in a list", "comma", _without, "[")
    yield _kind("double comma", "comma", _doubled)
    yield _kind("semicolon for a comma", "comma", _replaced(";"))
    yield _kind("bare word", "string", _bare)
    yield _kind("duplicate key", "key", _duplicate)
    yield _kind("unclosed brace", "close", _unclosed, "{")
    yield _kind("unclosed bracket", "close", _unclosed, "[")
    yield _kind("extra bracket", "close", _extra)
    yield _kind("mismatched bracket", "close", _other)
    yield _kind("missing colon", "colon", _without)
    yield _kind("extra colon", "colon", _doubled)
    yield _kind("equals sign for a colon", "colon", _replaced(" =", " =>"))
    yield _kind("missing value", "colon", _no_value)
    yield _kind("unquoted key", "key", _bare)
    yield _kind("line break in a string", "string", _inside("\n"))
    yield _kind("tab in a string", "string", _inside("\t"))
    yield _kind("string without its end", "string key", _quoted('"', ""))
    yield _kind("string without its beginning", "string key", _quoted("", '"'))
    yield _kind("unescaped quotes", "string", _quote_around)
    yield _kind("bad escape", "string", _inside("\\d", "\\'", "\\x41", "\\u12"))
    yield _kind("bad number", "number", _number)
    yield _kind("single quotes", "string key", _quoted("'", "'"))
    yield _kind("smart quotes", "string key", _quoted("“", "”"))
    yield _kind("smart quote at the end", "string key", _quoted('"', "”"))
    yield _kind("foreign literal", "word", _replaced("None", "True", "False", "nil", "undefined", "NULL"))
    yield _kind("number that is none", "number", _replaced("NaN", "-Infinity"))
