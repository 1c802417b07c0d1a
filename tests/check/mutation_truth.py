"""What real parsers, the real shell and the real curl say. Nothing is run, and nothing is sent."""

from __future__ import annotations

import ast
import configparser
import json
import re
import shutil
import subprocess
import tempfile
import tomllib
import warnings
from functools import cache
from typing import Any
from xml.parsers import expat

import yaml

from mkslate.check.shell.options import LONG

# The options of curl that neither read nor write a file.
_HARMLESS_LONG = frozenset(
    """--request --header --data --data-raw --data-binary --data-urlencode --user --get --globoff --include
    --verbose --silent --show-error --insecure --location --fail --compressed --user-agent --referer --url
    --json --head --max-time --connect-timeout --http1.1 --form""".split()  # noqa: SIM905  # a list of words
)
_HARMLESS_SHORT = re.compile(r"-[XHdugGivsSkLfAeImFx]+.*", re.DOTALL)
_WORD = re.compile(
    r"""(?:[^\s'"\\&;|()<>$`]|'[^']*'|"(?:[^"\\$`]|\\.)*"|\\[^\n])+""",
    re.DOTALL,
)
_PART = re.compile(r"""'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^'"\\]+)""", re.DOTALL)
# Nobody is asked: no protocol is allowed, no configuration file is read, and what would be done is printed.
_ASK = ("-q", "--proto", "-all", "--noproxy", "*", "--libcurl", "-", "-w", "%{url} %{method}\n")


def _accepted(parse: Any, text: str, *errors: type[Exception]) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parse(text)
    except (*errors, RecursionError):
        return False
    return True


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def json_ok(text: str) -> bool:
    """Strict JSON without names that stand twice."""
    return _accepted(
        lambda one: json.loads(one, object_pairs_hook=_no_duplicates, parse_constant=_no_constant),
        text,
        ValueError,
    )


def python_ok(text: str) -> bool:
    """Python by Python's own parser."""
    return _accepted(ast.parse, text, SyntaxError, ValueError)


def xml_ok(text: str) -> bool:
    """One well-formed document."""
    return _accepted(lambda one: expat.ParserCreate().Parse(one, True), text, expat.ExpatError)


def yaml_ok(text: str) -> bool:
    """YAML by PyYAML."""
    return _accepted(lambda one: list(yaml.compose_all(one, yaml.SafeLoader)), text, yaml.YAMLError)


def toml_ok(text: str) -> bool:
    """TOML by the standard library."""
    return _accepted(tomllib.loads, text, tomllib.TOMLDecodeError)


def ini_ok(text: str) -> bool:
    """INI by the standard library."""
    return _accepted(configparser.RawConfigParser().read_string, text, configparser.Error)


_COMPILERS = {
    "javascript": ("node", "--check", "-"),
    "ruby": ("ruby", "-c", "-"),
    "php": ("php", "-l"),
    "go": ("gofmt", "-e"),
}


def has_compiler(language: str) -> bool:
    """Whether the language's own parser is installed."""
    return language in _COMPILERS and shutil.which(_COMPILERS[language][0]) is not None


def python_stops(text: str) -> int:
    """The line in which Python stops to read."""
    try:
        ast.parse(text)
    except SyntaxError as wrong:
        return wrong.lineno or 0
    return 0


def yaml_stops(text: str) -> int:
    """The line in which PyYAML stops to read."""
    try:
        list(yaml.compose_all(text, yaml.SafeLoader))
    except yaml.MarkedYAMLError as wrong:
        return wrong.problem_mark.line + 1 if wrong.problem_mark else 0
    return 0


def compiler_stops(language: str, text: str) -> int:
    """The first line that a language's own parser names."""
    done = subprocess.run(_COMPILERS[language], input=text.encode(), capture_output=True, check=False)
    named = re.search(
        r"(?:stdin\]?|input>|-):(\d+)|on line (\d+)", (done.stderr + done.stdout).decode("utf-8", "replace")
    )
    return int(named[1] or named[2]) if named else 0


def compiler_ok(language: str, text: str) -> bool:
    """Whether a language's own parser, which runs nothing, takes a text."""
    command = _COMPILERS[language]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=False).returncode == 0


@cache
def bash_ok(text: str) -> bool:
    """Whether bash reads a text; `-n` runs nothing."""
    done = subprocess.run(["bash", "-n"], input=text.encode(), capture_output=True, check=False)
    return done.returncode == 0 and not done.stderr


def curl_words(text: str) -> list[str] | None:
    """The words of the first command, if it is curl's and needs nothing of the shell but quotes."""
    words = []
    position = 0
    while position < len(text):
        if text.startswith("\\\n", position):
            position += 2
        elif text[position] in " \t":
            position += 1
        elif word := _WORD.match(text, position):
            parts = _PART.finditer(word.group())
            words.append("".join(one[1] if one[1] is not None else _plain(one) for one in parts))
            position = word.end()
        elif text[position] in "\n&;":
            break
        else:
            return None
    return words[1:] if words[:1] == ["curl"] else None


def _plain(part: re.Match[str]) -> str:
    if part[2] is not None:
        return re.sub(r'\\(["\\$`])|\\\n', lambda escape: escape[1] or "", part[2])
    return part[3] or part[4] or ""


@cache
def curl_asks(text: str) -> str | None:
    """What the real curl would do with a sample's command; None if it is not safe to ask, or no curl's."""
    words = curl_words(text)
    if words is None or not all(map(_harmless, words)):
        return None
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [shutil.which("curl") or "curl", *_ASK, "-s", *words],
            cwd=folder,
            env={"HOME": folder},
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=10,
        )
    return f"{done.returncode}\n{done.stdout.decode('utf-8', 'replace')}"


def _harmless(word: str) -> bool:
    if word.startswith("--"):
        name = word[2:].lower()
        return f"--{name}" in _HARMLESS_LONG or not any(option.startswith(name) for option in LONG)
    if word.startswith("-") and len(word) > 1:
        return _HARMLESS_SHORT.fullmatch(word) is not None or word[1] in "hD"
    return not word.startswith(("@", "<")) and "=@" not in word and "=<" not in word


def shell_ok(text: str) -> bool:
    """Whether a sample is one curl command that the shell reads and curl understands."""
    asked = curl_asks(text) if bash_ok(text) else None
    return asked is not None and asked.startswith("1\n")  # 1: no protocol is allowed


def shell_breaks(before: str, after: str) -> bool:
    """Whether the shell refuses the text, or curl does something else than before."""
    if not bash_ok(after):
        return True
    asked = curl_asks(after)
    return asked is not None and asked != curl_asks(before)
