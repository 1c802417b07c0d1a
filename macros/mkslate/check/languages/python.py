"""Python samples, read by Python's own parser."""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from collections.abc import Iterable, Iterator
from itertools import product

from mkslate.check.code import Code
from mkslate.check.languages.brackets import one_bracket
from mkslate.check.languages.parse import Token
from mkslate.check.languages.syntax import prose
from mkslate.check.output import is_prose
from mkslate.check.rule import Rule, fenced
from mkslate.errors import Problem

SYNTAX = Rule(
    "python-syntax",
    "Python that Python cannot read.",
    fenced("python", "kittens = client.get('/kittens'"),
    fenced("python", "kittens = client.get('/kittens')"),
)
PYTHON_2 = Rule(
    "python-2",
    "Python 2, which no supported Python reads.",
    fenced("python", "print kittens"),
    fenced("python", "print(kittens)"),
)
RULES = (SYNTAX, PYTHON_2)
NAMES = ("python", "py", "python3")

# What only Python 2 has, at the place where Python 3 stops.
_PYTHON_2 = re.compile(
    r"""
      \s*print[ \t]+[^\s(=].*  |  \s*print[ \t]*>>.*  |  \s*exec[ \t]+["'\w].*
    | \s*except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:.*  |  \s*raise[ \t]+[\w.]+[ \t]*,.*
    | .*\bur["'].*  |  .*[^=!<>]<>.*  |  .*(?<![\w.])0\d+L?\b.*  |  .*\b\d+[lL]\b.*
    """,
    re.VERBOSE,
)
# What documentation writes in place of a name or a value, and lines for a terminal.
_HOLE = re.compile(
    r"<[A-Za-z][^<>\n]{0,100}>|\{\{[^{}\n]{0,100}\}\}|<%[^\n]{0,200}?%>|\$\{[^{}\n]{0,100}\}|…"
)
_TERMINAL = re.compile(
    r"^[ \t]*(?:[$%!][ \t]*\w.*"
    r"|(?:sudo |python3? -m )?(?:pip3?|easy_install|conda) install.*|\{%.*%\}[ \t]*)$",
    re.MULTILINE,
)
_ELISION = re.compile(r"^([ \t]*)(?:\.{3,}|…|\[\.\.\.\]|\.\.\.[^\n=()]*)[ \t]*$", re.MULTILINE)
_ENTRIES = re.compile(r",\s*(?:\.{3}|…)(?=\s*\})")
_SESSION = re.compile(r"^[ \t]*>>>(?: |$)", re.MULTILINE)
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?: |$)", re.MULTILINE)
# Lines that show that somebody meant to write Python, and what Python alone prints so; a sample without one
# is what a program printed.
_CODE = re.compile(
    r"""
      ^[ \t]*(?:
        (?:import|from|def|class|print|return|for|while|if|elif|else|with|try|except|async|await|raise)\b
      | @\w
      | [\w.]+(?:\[[^\]\n]*\])?(?:,[ \t]*[\w.]+)*[ \t]*[-+*/|&]?=(?!=)
      | [\w.]+\([^)\n]*\)+[ \t]*(?:[.:#]|$)
      | [\w.]+\([ \t]*$
      )
    | \A\s*(?:[\[({]\s*)*\{\s*(?:'[^'\n]*'|'\w+|\d+):[ ]
    """,
    re.MULTILINE | re.VERBOSE,
)
_BRACKET = re.compile(r"#[^\n]*|'[^'\n]*'|\"[^\"\n]*\"|([()\[\]{}])")
# What Python's parser warns of: escapes, and names right behind numbers. Looking costs less than silencing.
_WARNED_OF = re.compile(r"\\|\d[A-Za-z_]")
# What Python says of lines: of its own, where the problem stands in that line anyway, and of another.
_DETECTED = re.compile(r" \(detected at line \d+\)")
_LINE = re.compile(r"\bon line (\d+)")
# Wrappers that make a fragment whole: the lines before it, and after it.
_WRAPPERS = (("", ""), ("if 1:\n", ""), ("_ = {\n", "\n}"), ("_(\n", "\n)"), ("", "\n    pass"))


def find(code: Code) -> Iterable[Problem]:
    """The first mistake of one sample; none if it is whole, a fragment of something whole, or output."""
    wrong = _error(code.text)
    if wrong is None:
        return []
    if is_prose(code.text):
        return [prose(code, "Python")]
    if not _CODE.search(code.text):
        fault = one_bracket(code.text, tuple(_tokens(code.text)), is_python)
        return (
            [SYNTAX.at(code.place(fault.offset), f"Python cannot read this: {fault.message}")]
            if fault
            else []
        )
    # What is left out may be a statement, or a part of a list.
    texts = list(dict.fromkeys(_plain(code.text, elision) for elision in ("0", "")))
    for text, (before, after) in product(texts, _WRAPPERS):
        body = textwrap.indent(text, " ") if before.startswith("if") else text
        found = _error(f"{before}{body}{after}")
        if found is None:
            return []
        if text == texts[0] and not before and not after:
            wrong = found
    return _told(code, wrong)


def is_python(text: str) -> bool:
    """Whether Python reads a text as it stands."""
    return _error(text) is None


def stop(text: str) -> int | None:
    """The offset at which Python stops reading a text; None if it does not."""
    wrong = _error(text)
    if wrong is None:
        return None
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: (wrong.lineno or 1) - 1])) + (wrong.offset or 1) - 1


def _tokens(text: str) -> Iterator[Token]:
    """The brackets outside of strings and comments."""
    for match in _BRACKET.finditer(text):
        if match[1]:
            yield Token(match[1], match[1], match.start())


def _told(code: Code, wrong: SyntaxError) -> Iterator[Problem]:
    line = min(wrong.lineno or 1, code.text.count("\n") + 1)
    offset = code.offset(line, wrong.offset or 1)
    text = code.text.split("\n")[line - 1]
    if _PYTHON_2.fullmatch(text) or "Missing parentheses in call" in (wrong.msg or ""):
        yield PYTHON_2.at(code.place(offset), "this is Python 2", "write it for Python 3")
    else:
        yield SYNTAX.at(code.place(offset), f"Python cannot read this: {_said(code, wrong.msg or '')}")


def _said(code: Code, message: str) -> str:
    """What Python says, with the lines of the author's file in place of the sample's."""

    def counted(match: re.Match[str]) -> str:
        return f"on line {code.place(code.offset(int(match[1]), 1)).line}"

    return _LINE.sub(counted, _DETECTED.sub("", message))


def _error(text: str) -> SyntaxError | None:
    try:
        if _WARNED_OF.search(text):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse(text)
        else:
            ast.parse(text)
    except SyntaxError as wrong:
        return wrong
    except (ValueError, RecursionError, MemoryError) as wrong:
        return SyntaxError(str(wrong) or "it is nested too deeply")
    return None


def _plain(text: str, elision: str) -> str:
    """The text with names where placeholders stand, every character still in its place."""
    if _SESSION.search(text):
        text = "\n".join(_typed(line) for line in text.split("\n"))
    text = _TERMINAL.sub(lambda match: "#" * len(match.group()), text)
    text = _ELISION.sub(lambda match: match.group(1) + elision, text)
    text = _ENTRIES.sub(lambda match: re.sub(r"\S", " ", match.group()), text)
    return _HOLE.sub(lambda match: "_" * len(match.group()), text)


def _typed(line: str) -> str:
    """A line of a session with the interpreter: what was typed, without what was printed."""
    prompt = _PROMPT.match(line)
    return line[prompt.end() :] if prompt else ""
