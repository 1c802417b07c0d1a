"""What a template may hand to a macro, and how far it may go."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

import jinja2
import pytest
from macro_cases import read_fixture

from mkslate.markup.settings import Settings
from mkslate.model.front_matter import FrontMatter, LanguageTab
from mkslate.source.macro import MacroContext, MacroError, macros
from mkslate.source.macro.fixture import parse
from mkslate.source.macro.plain import DEPTH, SIZE, plain


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def test_dates_and_numbered_keys_are_as_json_has_them() -> None:
    value = {200: datetime.date(2026, 1, 2), "t": datetime.datetime(2026, 1, 2, 3, 4), "r": (1, 2)}  # noqa: DTZ001  # as YAML gives it

    assert plain(value, "`x`") == {"200": "2026-01-02", "t": "2026-01-02T03:04:00", "r": [1, 2]}


def test_a_plain_value_is_a_copy() -> None:
    given = {"a": [1]}
    found = plain(given, "`x`")

    assert isinstance(found, dict)
    found["b"] = 2
    assert given == {"a": [1]}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (float("inf"), "`x` holds inf, which JSON cannot say"),
        (float("nan"), "`x` holds nan, which JSON cannot say"),
        (nested(DEPTH + 1), f"`x` holds more than {DEPTH} levels"),
        ([0] * SIZE, f"`x` holds more than {SIZE} values"),
        (b"a", "`x` holds a bytes, which is neither text, number nor list"),
        ({True: 1}, "`x` has the key True, which is not text (put it in quotes)"),
        (jinja2.Undefined(name="y"), "`x` is not defined"),
    ],
)
def test_what_is_no_plain_value_is_told(value: object, message: str) -> None:
    with pytest.raises(MacroError) as raised:
        plain(value, "`x`")

    assert str(raised.value) == message


def test_a_strict_undefined_tells_its_own_name() -> None:
    with pytest.raises(jinja2.UndefinedError, match="'y' is undefined"):
        plain([jinja2.StrictUndefined(name="y")], "`x`")


def test_an_alias_bomb_ends() -> None:
    bomb: list[Any] = ["lol"]
    for _ in range(20):
        bomb = [bomb] * 10

    with pytest.raises(MacroError, match="more than"):
        plain(bomb, "`x`")


def test_too_many_arguments_are_told() -> None:
    with pytest.raises(MacroError) as raised:
        macros(MacroContext())["badge"]("GET", "POST")

    assert str(raised.value) == "`badge`: too many positional arguments (its arguments are `method`)"


# -- fixtures ---------------------------------------------------------------------------------------


def respond(files: Mapping[str, str], path: str) -> str:
    def read(name: str) -> str:
        if name not in files:
            raise MacroError(f"no file `{name}`")
        return files[name]

    return macros(MacroContext(read=read))["response"](path)


def test_a_fixture_is_looked_for_beside_the_one_that_includes_it() -> None:
    files = {
        "a/b/one.json": '{"$include": "../two.json"}',
        "a/two.json": '[{"$include": "c/three.json"}]',
        "a/c/three.json": "3",
    }

    assert "[\n  3\n]" in respond(files, "a/b/one.json")


def test_a_fixture_cannot_grow_without_end() -> None:
    doubling = {
        f"{n}.json": json.dumps([{"$include": f"{n + 1}.json"}, {"$include": f"{n + 1}.json"}])
        for n in range(40)
    }

    with pytest.raises(MacroError, match=r"^`0.json` includes more than 1000 files$"):
        respond(doubling | {"40.json": "1"}, "0.json")


def test_a_fixture_cannot_go_down_without_end() -> None:
    chain = {f"{n}.json": f'{{"$include": "{n + 1}.json"}}' for n in range(200)}

    with pytest.raises(MacroError, match="more than 50 levels"):
        respond(chain, "0.json")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "a.json:1:1: no JSON: Expecting value"),
        ('{\n "a" 1}', "a.json:2:6: no JSON: Expecting ':' delimiter"),
        ("[" * 100_000, "a.json: nested too deeply"),
        ("1e999", "a.json: no JSON: the number 1e999 is too large"),
        ("-1e999", "a.json: no JSON: the number -1e999 is too large"),
        ("[Infinity]", "a.json: no JSON: Infinity is no number that JSON knows"),
    ],
)
def test_what_is_no_json_is_told(source: str, message: str) -> None:
    with pytest.raises(MacroError) as raised:
        parse(source, "a.json")

    assert str(raised.value) == message


def test_a_number_of_many_digits_is_told() -> None:
    with pytest.raises(MacroError, match=r"^a\.json: no JSON: "):
        parse("1" * 5000, "a.json")


# -- the context ------------------------------------------------------------------------------------


def test_the_front_matter_gives_what_requests_have_in_common() -> None:
    tabs = (LanguageTab("shell", "cURL"),)
    keys = {"base_url": "https://api.example.com", "auth": "bearer", "token": "<YourAccessToken>"}
    context = MacroContext.of(FrontMatter(language_tabs=tabs, data=keys), read_fixture, {"a": 1}, Settings())

    assert context == MacroContext(
        tabs, read_fixture, {"a": 1}, "https://api.example.com", "bearer", "<YourAccessToken>", Settings()
    )
    assert "-H 'Authorization: Bearer <YourAccessToken>'" in macros(context)["request"]("GET", "/a")
    assert "Authorization" not in macros(context)["request"]("GET", "/a", auth="none")


def test_the_base_has_another_name() -> None:
    front_matter = FrontMatter(data={"api_url": "https://api.example.com"})

    assert MacroContext.of(front_matter, read_fixture, {}, Settings()).base_url == "https://api.example.com"


def test_without_a_base_a_request_says_so() -> None:
    with pytest.raises(MacroError) as raised:
        macros(MacroContext())["request"]("GET", "/a")

    hint = "set `base_url:` in the front matter or give `base=…`"
    assert str(raised.value) == f"the request has no base address ({hint})"


def test_without_files_a_response_says_so() -> None:
    with pytest.raises(MacroError, match=r"^no file `a\.json`"):
        macros(MacroContext())["response"]("a.json")
