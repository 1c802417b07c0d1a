"""What is wrong with the characters of samples, whatever their language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkslate.check import shell
from mkslate.check.code import Code
from mkslate.check.findings import Findings
from mkslate.check.languages import python, syntax
from mkslate.check.rule import Rule, fenced
from mkslate.errors import Problem

NBSP = Rule(
    "code-nbsp",
    "A non-breaking space in code, where most languages take it for an error.",
    fenced("ruby", "\u00a0puts 1"),
    fenced("ruby", " puts 1"),
    mends="writes a space",
)
ZERO_WIDTH = Rule(
    "code-zero-width",
    "A character that nobody sees, but every program that the sample is pasted into.",
    fenced("ruby", "puts\u200b 1"),
    fenced("ruby", "puts 1"),
    mends="removes it",
)
SMART_QUOTES = Rule(
    "code-smart-quotes",
    "Typographic quotes in code, where the language wants straight ones.",
    fenced("ruby", "puts “Max”"),
    fenced("ruby", 'puts "Max"'),
    mends="writes straight quotes",
)
CREDENTIAL = Rule(
    "code-credential",
    "What looks like a live key: anybody who reads the page can use it.",
    fenced("ruby", 'key = "sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc"'),
    fenced("ruby", 'key = "sk_live_YOUR_KEY"'),
)
RULES = (NBSP, ZERO_WIDTH, SMART_QUOTES, CREDENTIAL)

# Languages of text, in which such characters are the author's choice.
_QUOTED_ELSEWHERE = frozenset(
    {"", "text", "plaintext", "plain", "markdown", "html", "csv", "http", "yaml", "xml", "diff"}
)
# Strings and comments, in which such characters are text; and text that typographic quotes enclose.
_TEXT = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*+(?:\"|$)|'(?:[^'\\\n]|\\.)*+(?:'|$)|`[^`\n]*+(?:`|$)"
    r"|(?<![^\s;,(){}])(?://|\#|--)[^\n]*"
    r"|(?P<smart>“[^“”\"\n]*”|‘(?:[^‘’'\n]|’(?=\w))*’)",
    re.MULTILINE,
)
_NBSP = re.compile("[\u00a0\u202f\u2007]+")
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]+")
_UNUSUAL = re.compile("[\u00a0\u202f\u2007\u200b\u2060\ufeff“‘]")
_CREDENTIAL = re.compile(
    r"\b(?:[rs]k_live_[0-9A-Za-z]{20,}|(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[0-9A-Za-z]{36}|glpat-[\w-]{20}"
    r"|AIza[\w-]{35}|xox[abp]-\d{9,}-[\w-]{20,}|SG\.[\w-]{22}\.[\w-]{43}|shpat_[0-9a-f]{32})(?![\w-])"
    r"|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*\n?(?:[A-Za-z0-9+/=]{60,}\s*\n){3}"
)
# One of these stands in every key: looking for them is faster than for keys.
_SIGNS = re.compile(r"k_live_|AKIA|ASIA|gh[pousr]_|glpat-|AIza|xox|SG\.|shpat_|-----BEGIN")
_MADE_UP = re.compile(r"example|x{5}|(.)\1{7}|12345678|abcdefg|YOUR", re.IGNORECASE)


def find(code: Code, language: str) -> Iterable[Problem]:
    """The problems of one sample's characters."""
    findings = Findings(code)
    if not code.text.isascii() and _UNUSUAL.search(code.text):
        _characters(code.text, language, findings)
    for match in _CREDENTIAL.finditer(code.text) if _SIGNS.search(code.text) else ():
        if not _MADE_UP.search(match.group()):
            shown = f"{match.group()[:8]}…"
            findings.add(
                CREDENTIAL, match.start(), f"`{shown}` looks like a live key", "write one that is made up"
            )
    return findings.problems


def _characters(text: str, language: str, findings: Findings) -> None:
    if language not in _QUOTED_ELSEWHERE:
        outside = _TEXT.sub(lambda match: "_" * len(match.group()), text)
        for match in _NBSP.finditer(outside):
            fix = (match.start(), match.end(), " " * len(match.group()))
            findings.add(NBSP, match.start(), "a non-breaking space", "write a space", fix)
    for match in _ZERO_WIDTH.finditer(text):
        code_points = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(match.group()))
        findings.add(
            ZERO_WIDTH, match.start(), f"an invisible character, {code_points}", "", (*match.span(), "")
        )
    if language not in _QUOTED_ELSEWHERE and language not in _OWN_QUOTES:
        for match in _typographic(text, language):
            quote = '"' if match["smart"].startswith("“") else "'"
            fix = (*match.span(), f"{quote}{match['smart'][1:-1]}{quote}")
            findings.add(SMART_QUOTES, match.start(), "typographic quotes", f"write {quote}", fix)


# Their readers tell typographic quotes themselves.
_OWN_QUOTES = frozenset({"json", *shell.NAMES})


def _typographic(text: str, language: str) -> list[re.Match[str]]:
    """What typographic quotes enclose, but for what the language itself takes for text."""
    found = [match for match in _TEXT.finditer(text) if match["smart"]]
    if not found:
        return []
    if language in python.NAMES:
        stop = python.stop(text)
        return [match for match in found if match.start() == stop]
    texts = syntax.texts(text, language)
    return [match for match in found if not texts(match.start())]
