"""The rules across a section."""

from __future__ import annotations

from mkslate.check.rule import Rule, fenced

_URL = "https://api.example.com/kittens"


def _section(line: str, sample: str, language: str = "shell", rest: str = "") -> str:
    return f"## Kittens\n\n{fenced(language, sample)}\n### HTTP Request\n\n`{line}`\n{rest}"


METHOD = Rule(
    "section-method",
    "A sample sends another method than its section's request line says.",
    _section("PUT /kittens/:id", f"curl -X POST {_URL}/5"),
    _section("PUT /kittens/:id", f"curl -X PUT {_URL}/5"),
)
PATH = Rule(
    "section-path",
    "A sample asks for another path than its section's request line says.",
    _section("GET /kittens/:id/toys", f"curl {_URL}/5/toy"),
    _section("GET /kittens/:id/toys", f"curl {_URL}/5/toys"),
)
CASE = Rule(
    "section-path-case",
    "The path of a sample and that of its section's request line differ in capitals.",
    _section("GET /Kittens/:id", f"curl {_URL}/5"),
    _section("GET /kittens/:id", f"curl {_URL}/5"),
)
SLASH = Rule(
    "section-path-slash",
    "Of a sample's path and that of its section's request line, one ends in a slash.",
    _section("GET /kittens", f"curl {_URL}/"),
    _section("GET /kittens", f"curl {_URL}"),
)
_TABLE = "\n### Query Parameters\n\nParameter | Required\n--------- | --------\nbreed | yes\n"
UNLISTED = Rule(
    "section-parameter-unlisted",
    "A sample sends a query parameter that its section lists nowhere, although it has a table of them.",
    _section("GET /kittens", f"curl '{_URL}?breed=tabby&page=2'", rest=_TABLE),
    _section("GET /kittens", f"curl '{_URL}?breed=tabby'", rest=_TABLE),
)
REQUIRED = Rule(
    "section-parameter-missing",
    "A sample does not send a parameter, or a field of its body, that its section calls required.",
    _section("GET /kittens", f"curl '{_URL}'", rest=_TABLE),
    _section("GET /kittens", f"curl '{_URL}?breed=tabby'", rest=_TABLE),
)
_FIELDS = "\n### Body Parameters\n\nParameter | Type\n--------- | ----\nname | text\nage | number\n"
FIELD = Rule(
    "section-field-unlisted",
    "A sample sends a field in its body that its section lists nowhere, although it has a table of them.",
    _section("POST /kittens", f"curl {_URL} -d name=Max -d breed=tabby", rest=_FIELDS),
    _section("POST /kittens", f"curl {_URL} -d name=Max -d age=2", rest=_FIELDS),
)
_KITTEN = '{"id": 5, "name": "Max", "breed": "tabby", "age": 2, "toys": []}'
KIND = Rule(
    "section-field-kind",
    "A field is a number in one example of a thing and in quotes in the next, or a list and an object.",
    "# Kittens\n\n" + fenced("json", f"[{_KITTEN}]") + "\n" + fenced("json", _KITTEN.replace("5", '"5"')),
    "# Kittens\n\n" + fenced("json", f"[{_KITTEN}]") + "\n" + fenced("json", _KITTEN.replace("5", "null")),
)
RULES = (METHOD, PATH, CASE, SLASH, UNLISTED, REQUIRED, FIELD, KIND)
