"""The rules of shell samples."""

from __future__ import annotations

from mkslate.check.rule import Rule, fenced
from mkslate.errors import Severity

_URL = "https://api.example.com/kittens"


def _rule(
    name: str, about: str, fails: str, passes: str, mends: str = "", severity: Severity = Severity.WARNING
) -> Rule:
    return Rule(name, about, fenced("shell", fails), fenced("shell", passes), severity, mends)


MISSING_CONTINUATION = _rule(
    "shell-missing-continuation",
    "A command goes on in the next line, but no backslash says so: the shell runs half of it.",
    f'curl "{_URL}"\n  -H "Accept: application/json"',
    f'curl "{_URL}" \\\n  -H "Accept: application/json"',
    "writes the backslash",
)
BLANK_AFTER_BACKSLASH = _rule(
    "shell-blank-after-backslash",
    "A blank after the backslash at the end of a line: it continues nothing.",
    f"curl {_URL} \\ \n  -i",
    f"curl {_URL} \\\n  -i",
    "removes the blank",
)
DANGLING_BACKSLASH = _rule(
    "shell-dangling-backslash",
    "A backslash at the end of the last line: nothing follows that it could continue.",
    f"curl -i {_URL} \\",
    f"curl -i {_URL}",
    "removes the backslash",
)
DOUBLE_BACKSLASH = _rule(
    "shell-double-backslash",
    "Two backslashes at the end of a line: the command gets one as a word, and ends there.",
    f"curl {_URL} \\\\\n  -i",
    f"curl {_URL} \\\n  -i",
    "removes one backslash",
)
UNBALANCED_QUOTE = _rule(
    "shell-unbalanced-quote",
    "A quote or a `$(` that is never closed, or closed where the author did not mean it.",
    f'curl "{_URL}',
    f'curl "{_URL}"',
)
SMART_QUOTES = _rule(
    "shell-smart-quotes",
    "Typographic quotes or dashes, which mean nothing to the shell.",
    f"curl -H “Accept: text/html” {_URL}",
    f'curl -H "Accept: text/html" {_URL}',
    "writes straight quotes and dashes",
)
UNQUOTED = _rule(
    "shell-unquoted",
    "A character in an address that the shell takes for itself, because no quotes stand around it.",
    f"curl {_URL}?page=1&limit=5",
    f"curl '{_URL}?page=1&limit=5'",
    "puts the address in quotes",
)
STRAY_ARGUMENT = _rule(
    "curl-stray-argument",
    "An argument that curl takes for an address, although it is none.",
    f"curl GET {_URL}",
    f"curl -X GET {_URL}",
    "writes `-X` before a method",
)
OPTION_CASE = _rule(
    "curl-option-case",
    "A short option in the wrong case, which means something else to curl.",
    f"curl -x POST {_URL}",
    f"curl -X POST {_URL}",
    "writes the other case",
)
ONE_DASH = _rule(
    "curl-one-dash",
    "A long option with one dash: curl reads its letters as options.",
    f"curl -request POST {_URL}",
    f"curl --request POST {_URL}",
    "writes the other dash",
)
LONG_OPTION_CASE = _rule(
    "curl-long-option-case",
    "A long option in capitals: curl takes it, its manual does not know it.",
    f"curl --DATA a=1 {_URL}",
    f"curl --data a=1 {_URL}",
    "writes small letters",
    Severity.NOTE,
)
UNKNOWN_OPTION = _rule(
    "curl-unknown-option",
    "An option that curl does not have.",
    f"curl --heder 'Accept: text/html' {_URL}",
    f"curl --header 'Accept: text/html' {_URL}",
)
METHOD_CASE = _rule(
    "curl-method-case",
    "A method in small letters: curl sends it as it is written.",
    f"curl -X post {_URL}",
    f"curl -X POST {_URL}",
    "writes capitals",
)
MISSING_VALUE = _rule(
    "curl-missing-value",
    "An option without its value: curl takes the next option for it.",
    f"curl -X POST {_URL} -d",
    f"curl -X POST {_URL} -d @kitten.json",
)
NO_URL = _rule("curl-no-url", "A curl command without an address.", "curl -X POST", f"curl -X POST {_URL}")
URL_BRACKETS = _rule(
    "curl-url-brackets",
    "Brackets in an address, which curl takes for a range unless `-g` turns that off.",
    f"curl '{_URL}?filter[name]=Max'",
    f"curl -g '{_URL}?filter[name]=Max'",
    "writes `-g`",
)
HEADER_COLON = _rule(
    "curl-header-colon",
    "A header without a colon: curl does not send it.",
    f"curl {_URL} -H 'Accept text/html'",
    f"curl {_URL} -H 'Accept: text/html'",
    "writes the colon",
)
NO_CONTENT_TYPE = _rule(
    "curl-no-content-type",
    "A JSON body without a content type: curl then sends it as a form.",
    f'curl {_URL} -d \'{{"name": "Max"}}\'',
    f"curl {_URL} -H 'Content-Type: application/json' -d '{{\"name\": \"Max\"}}'",
)
BODY = _rule(
    "curl-body",
    "A body that looks like JSON and is none once the shell has read it.",
    f"curl {_URL} -H 'Content-Type: application/json' -d '{{\"name\": \"Max\",}}'",
    f"curl {_URL} -H 'Content-Type: application/json' -d '{{\"name\": \"Max\"}}'",
    "mends the JSON, or the quotes around it",
)

RULES = (
    MISSING_CONTINUATION,
    BLANK_AFTER_BACKSLASH,
    DANGLING_BACKSLASH,
    DOUBLE_BACKSLASH,
    UNBALANCED_QUOTE,
    SMART_QUOTES,
    UNQUOTED,
    STRAY_ARGUMENT,
    OPTION_CASE,
    ONE_DASH,
    LONG_OPTION_CASE,
    UNKNOWN_OPTION,
    METHOD_CASE,
    MISSING_VALUE,
    NO_URL,
    URL_BRACKETS,
    HEADER_COLON,
    NO_CONTENT_TYPE,
    BODY,
)
