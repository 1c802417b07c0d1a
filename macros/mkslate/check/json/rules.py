"""The rules of JSON samples."""

from __future__ import annotations

from mkslate.check.rule import Rule, fenced


def _rule(name: str, about: str, fails: str, passes: str, mends: str = "") -> Rule:
    return Rule(f"json-{name}", about, fenced("json", fails), fenced("json", passes), mends=mends)


TRAILING_COMMA = _rule(
    "trailing-comma",
    "A comma after the last value, where JSON wants none.",
    '{"name": "Max",}',
    '{"name": "Max"}',
    "removes the comma",
)
MISSING_COMMA = _rule(
    "missing-comma",
    "Two values without a comma between them.",
    '{\n  "name": "Max"\n  "age": 2\n}',
    '{\n  "name": "Max",\n  "age": 2\n}',
    "writes the comma",
)
DOUBLE_COMMA = _rule("double-comma", "Two commas in a row.", "[1,, 2]", "[1, 2]", "removes the second comma")
BARE_WORD = _rule(
    "bare-word",
    "A word that is neither in quotes nor `true`, `false`, `null` or a number.",
    '{"name": string}',
    '{"name": "string"}',
)
DUPLICATE_KEY = _rule(
    "duplicate-key",
    "A name twice in one object: most readers keep only the last value.",
    '{"id": 1, "id": 2}',
    '{"id": 1, "other_id": 2}',
)
UNCLOSED_BRACKET = _rule(
    "unclosed-bracket",
    "A bracket that is never closed.",
    '{"tags": ["small", "shy"}',
    '{"tags": ["small", "shy"]}',
)
EXTRA_BRACKET = _rule("extra-bracket", "A closing bracket that closes nothing.", '{"id": 1}}', '{"id": 1}')
MISMATCHED_BRACKET = _rule(
    "mismatched-bracket",
    "A bracket closed by one of the other kind.",
    '{"tags": ["small"}}',
    '{"tags": ["small"]}',
    "writes the bracket that fits",
)
MISSING_COLON = _rule(
    "missing-colon",
    "A name without a colon after it.",
    '{"name" "Max"}',
    '{"name": "Max"}',
    "writes the colon",
)
EXTRA_COLON = _rule(
    "extra-colon", "A colon where no name stands before it.", '["name": "Max"]', '{"name": "Max"}'
)
MISSING_KEY = _rule(
    "missing-key", "A value in an object without a name.", '{"id": 1, {"id": 2}}', '[{"id": 1}, {"id": 2}]'
)
MISSING_VALUE = _rule(
    "missing-value", "A name without a value.", '{"name": , "age": 2}', '{"name": null, "age": 2}'
)
UNQUOTED_KEY = _rule(
    "unquoted-key", "A name without quotes.", '{name: "Max"}', '{"name": "Max"}', "writes the quotes"
)
RAW_NEWLINE = _rule(
    "raw-newline",
    "A line break or a tab that stands in a string as it is, not as `\\n` or `\\t`.",
    '{"note": "two\nlines"}',
    '{"note": "two\\nlines"}',
)
UNTERMINATED_STRING = _rule(
    "unterminated-string",
    "A string that lacks one of its quotes.",
    '{\n  "name": "Max",\n  "age: 2\n}',
    '{\n  "name": "Max",\n  "age": 2\n}',
    "writes a name's quote",
)
UNESCAPED_QUOTE = _rule(
    "unescaped-quote",
    "A double quote within a string, without a backslash before it.",
    '{"note": "he said "no" twice"}',
    '{"note": "he said \\"no\\" twice"}',
    "writes the backslashes",
)
BAD_NUMBER = _rule(
    "bad-number", "A number in a form that JSON does not have.", '{"zip": 01234}', '{"zip": "01234"}'
)
BAD_ESCAPE = _rule(
    "bad-escape",
    "A backslash before a character that needs none.",
    '{"path": "C:\\data"}',
    '{"path": "C:\\\\data"}',
)
SINGLE_QUOTES = _rule(
    "single-quotes",
    "A string in single quotes.",
    "{'name': 'Max'}",
    '{"name": "Max"}',
    "writes double quotes",
)
SMART_QUOTES = _rule(
    "smart-quotes",
    "A string in typographic quotes.",
    "{“name”: “Max”}",
    '{"name": "Max"}',
    "writes straight quotes",
)
FOREIGN_LITERAL = _rule(
    "foreign-literal",
    "Another language's word for true, false or null.",
    '{"name": None}',
    '{"name": null}',
    "writes JSON's word",
)
EMPTY = _rule("empty", "A JSON sample with nothing in it.", "", "{}")
PROSE = _rule("prose", "Text in a JSON sample, outside of the JSON.", "No content is returned", '{"id": 1}')

RULES = (
    TRAILING_COMMA,
    MISSING_COMMA,
    DOUBLE_COMMA,
    BARE_WORD,
    DUPLICATE_KEY,
    UNCLOSED_BRACKET,
    EXTRA_BRACKET,
    MISMATCHED_BRACKET,
    MISSING_COLON,
    EXTRA_COLON,
    MISSING_KEY,
    MISSING_VALUE,
    UNQUOTED_KEY,
    RAW_NEWLINE,
    UNTERMINATED_STRING,
    UNESCAPED_QUOTE,
    BAD_NUMBER,
    BAD_ESCAPE,
    SINGLE_QUOTES,
    SMART_QUOTES,
    FOREIGN_LITERAL,
    EMPTY,
    PROSE,
)
