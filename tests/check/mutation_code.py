"""Faults of other languages, and of characters in any."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import partial

from mutation_truth import (
    compiler_ok,
    compiler_stops,
    has_compiler,
    ini_ok,
    python_ok,
    python_stops,
    toml_ok,
    xml_ok,
    yaml_ok,
    yaml_stops,
)

from mutation import Kind, Mutant, edited

_CLOSER = {")": "(", "]": "[", "}": "{"}

_STOPS: dict[str, Callable[[str], int]] = {"python": python_stops, "yaml": yaml_stops}

Change = Callable[[str], str]


def _kind(
    language: str,
    name: str,
    pattern: str,
    new: str | Change,
    accepts: Callable[[str], bool],
    *,
    bracket: bool = False,
) -> Kind:
    """A kind that replaces group 1 of a match; the line is that of the match, or of the bracket's partner."""
    compiled = re.compile(pattern, re.MULTILINE)

    def mutate(text: str, choice: random.Random) -> Mutant | None:
        found = list(compiled.finditer(text))
        if not found:
            return None
        match = choice.choice(found)
        made = new(match[1]) if callable(new) else new
        also = [_partner(text, match.start(1)), *_neighbours(text, match.start(1))] if bracket else []
        return edited(text, match.start(1), match.end(1), made, *also)

    stops = _STOPS.get(language, partial(compiler_stops, language) if has_compiler(language) else lambda _: 0)
    return Kind(f"{language} {name}", language, mutate, accepts, lambda _, after: not accepts(after), stops)


def _partner(text: str, closer: int) -> int:
    """The bracket that a closing one closes; the closing one itself if strings make that hard to tell."""
    depth = 0
    for offset in range(closer, -1, -1):
        if text[offset] in _CLOSER:
            depth += 1
        elif text[offset] in _CLOSER.values():
            depth -= 1
            if not depth:
                return offset
    return closer


def _neighbours(text: str, offset: int) -> tuple[int, int]:
    """What stands before and after: without its bracket, a text goes on until it makes no sense."""
    rest = text[offset + 1 :]
    return max(len(text[:offset].rstrip()) - 1, 0), offset + 1 + len(rest) - len(rest.lstrip())


def kinds() -> Iterator[Kind]:
    """Every kind whose real parser is installed."""
    yield from _python()
    yield _kind("xml", "end without its beginning", r"(</\w+>)", lambda one: one * 2, xml_ok)
    yield _kind("xml", "other name at the end", r"</(\w+)>", lambda one: one + "s", xml_ok)
    yield _kind("xml", "attribute without quotes", r"=(\"[^\"\n]+\")", lambda one: one[1:-1], xml_ok)
    yield _kind("xml", "bare ampersand", r">([^<>&\n]+)<", lambda one: f"{one} & more", xml_ok)
    yield _kind("yaml", "tab before a name", r"^( {2,})\w+:", "\t", yaml_ok)
    yield _kind("yaml", "quote without its end", r": \"[^\"\n]+(\")", "", yaml_ok)
    yield _kind("yaml", "bracket without its end", r"\[[^\]\n]+(\])", "", yaml_ok)
    yield _kind("toml", "text without quotes", r"= (\"[A-Za-z][^\"\n]*\")$", lambda one: one[1:-1], toml_ok)
    yield _kind("toml", "section without its end", r"^\[[\w.]+(\])", "", toml_ok)
    yield _kind("ini", "section without its end", r"^\[[\w.]+(\])", "", ini_ok)
    for language in ("javascript", "ruby", "php", "go"):
        if has_compiler(language):
            accepts = partial(compiler_ok, language)
            yield _kind(language, "bracket without its end", r"([)\]}])", "", accepts, bracket=True)
            yield _kind(language, "extra bracket", r"([)\]}])", lambda one: one * 2, accepts, bracket=True)
            yield _kind(language, "string without its end", r"\"[^\"'\n]+(\")", "", accepts)
            yield _kind(language, "smart quotes", r"(\"[^\"'\n]+\")", lambda one: f"“{one[1:-1]}”", accepts)


def _python() -> Iterator[Kind]:
    yield _kind("python", "bracket without its end", r"([)\]}])", "", python_ok, bracket=True)
    yield _kind("python", "extra bracket", r"([)\]}])", lambda one: one * 2, python_ok, bracket=True)
    yield _kind("python", "string without its end", r"'[^'\"\n]+(')", "", python_ok)
    yield _kind(
        "python",
        "block without its colon",
        r"^[ ]*(?:if|for|def|class|while|with|try)\b[^:\n]*(:)$",
        "",
        python_ok,
    )
    yield _kind(
        "python", "Python 2's print", r"^[ ]*(print\(.*\))$", lambda one: f"print {one[6:-1]}", python_ok
    )
    # Not the first line: a sample that is indented as a whole is a piece of something, and right.
    yield _kind("python", "indented line", r"\n()\w[\w.]* = ", "   ", python_ok)
    yield _kind("python", "smart quotes", r"('[^'\"\n]+')", lambda one: f"‘{one[1:-1]}’", python_ok)
    yield _kind("python", "non-breaking space", r"( )", "\u00a0", python_ok)
    yield _kind("python", "zero width", r"\w()[ (.]", "\u200b", python_ok)
