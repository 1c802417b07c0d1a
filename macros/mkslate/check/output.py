"""Output: what a program prints or a server answers, written into the fence of a language's tab.

Slate's tabs force it there: the response of the Python client carries Python's fence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KINDS = (
    (
        "json",
        re.compile(
            r"(?:\s*//[^\n]*\n)*\s*(?:\[\s*)*\{\s*\"(?:[^\"\\\n]|\\.)*\"\s*:|\s*\[\s*\"(?:[^\"\\\n]|\\.)*\"\s*,\s*\n|\s*(?:\{\s*\}|\[\s*\])\s*$"
        ),
    ),
    ("http", re.compile(r"\s*HTTP/\d(?:\.\d)? +\d{3}\b")),
    ("xml", re.compile(r"\s*<\?xml\s")),
)
# What the printers of languages begin with: `#<Kitten @id=2>`, `<Kitten id=2 at 0x1>`, `a.Kitten@4ed0a875`,
# `Kittens.Kitten<2>`, `Kitten JSON: {`, `Array (`, `object(Kitten)#1`, a log's line, a table's.
_PRINTED = re.compile(
    r"""
      [\[({\s]*(?:
        (?:\[\d+\]\s*)?\#<[A-Z]
      | <[A-Z][\w.]*\ (?:id=|at\ |object\ at\ )
      | [\w.$]+@[0-9a-f]{5,16}\b
      | [A-Z]\w*(?:\.\w+)+<[\w-]+>[ \t]*(?=[\],{]|$|\n)
      | [\w\\.]+[ \t]+JSON:
      | (?:Array|stdClass\ Object|[A-Z][\w\\]*\ Object)\s*\(\s*\[?
      | (?:object\([\w\\]+\)\#\d+|array\(\d+\))\s*(?:\(\d+\)\s*)?\{
      | (?:DEBU|INFO|WARN|ERRO|DEBUG|ERROR)(?:\[\d+\]|:|\s+\d)
      | \[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d
      | \+-{3,}[+-]*\s*\n
      | =>[ ]
      | map\[\S+:
      | \w[\w ]*:[ ]\{\s*\n\s*"
      )
    """,
    re.VERBOSE,
)
# A log's line, wherever it stands; and a listing: names with blanks or without, each with a value.
_LOG = re.compile(r"^(?:DEBU|INFO|WARN|ERRO)\[\d+\] ", re.MULTILINE)
_LISTING = re.compile(r"\s*(?:[A-Za-z_][\w .-]*: *[^\s,;({\[][^\n]*(?<![,;({\[])(?:\n|\Z)){2}")
# Sentences and stubs: words from a capital letter on, without a character that only code has, and without
# an identifier that a program has printed.
_PROSE = re.compile(
    r"\s*(?:[A-Z\u00c0-\u024f][\w'\u2019-]*(?:[,:]?[ \n]+(?![\w-]*?\d[\w-]{8})[\w'\u2019/-]+)+"
    r"[,:]?[.!\u2026]*"
    r"|TODO|TBD|TBA|N/A|Todo)\s*"
)
_LONGEST_PROSE = 300
# What an HTML page holds that says nothing of the page itself: scripts, comments, attributes' values.
_INERT = re.compile(
    r"<(script|style)\b(?:.*?</\1\s*>|.*\Z)|<!--(?:.*?-->|.*\Z)|\"[^\"\n]*\"", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(?:!(?i:doctype)|[a-z][a-z0-9-]*)[\s/>]")
# What no placeholder (`<id>`) has.
_SURE = re.compile(r"</[a-z]|<[a-z][a-z0-9-]*\s+[\w-]+=|<!")
# What JSX has and HTML has not; a template's `{{name}}` may stand in both.
_JSX = re.compile(r"(?<!\{)\{(?!\{)|<[A-Z][a-z]|<>|<\w+\.")
# Brackets outside of strings and comments.
_BRACKET = re.compile(r"\"(?:[^\"\\]|\\.)*+(?:\"|$)|//[^\n]*|([\[\]{}])")
_COMMENTS = ("//", "#", "/*", "*", "--", ">", "<!--")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of a sample that are output: their kind (`json`, `xml`, `text`) and offsets."""

    kind: str
    start: int
    end: int


def output_kind(text: str) -> str | None:
    """The language of what looks like a response: `json`, `http`, `xml`; None for anything else."""
    for name, pattern in _KINDS:
        if pattern.match(text):
            return name
    return None


def is_printed(text: str) -> bool:
    """Whether a whole sample looks like what a program printed, in a form that nothing here reads."""
    return any(match is not None for match in (_PRINTED.match(text), _LISTING.match(text), _LOG.search(text)))


def is_prose(text: str) -> bool:
    """Whether a sample is a sentence or a stub, such as "Not available"."""
    return len(text) < _LONGEST_PROSE and _PROSE.fullmatch(text) is not None


def is_page(text: str) -> bool:
    """Whether a whole sample is HTML, and no JSX: it begins and ends with a tag."""
    rest = _INERT.sub(lambda match: "<script></script>" if match[1] else "", text).strip(" \t\n.…")
    if _TAG.match(rest) is None or not rest.endswith(">"):
        return False
    return _SURE.search(rest) is not None and _JSX.search(rest) is None


def stretches(text: str) -> Iterator[Stretch]:
    """The output between the code of a sample, in order."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    # A sample can be indented as a whole.
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    lines = [line[margin:] for line in lines]
    number = 0
    while number < len(lines):
        last = _output_end(lines, number)
        if last is None:
            number += 1
            continue
        kind, behind = last
        yield Stretch(kind, starts[number], min(starts[behind] - 1, len(text)))
        number = behind


def _output_end(lines: list[str], number: int) -> tuple[str, int] | None:
    """The kind of the output that begins in a line, and the line behind it."""
    line = lines[number]
    if not line[:1].strip() or not _begins(lines, number):
        return None
    head = "\n".join(lines[number : number + 3])
    if output_kind(head) == "json":
        return "json", _json_end(lines, number)
    behind = number
    while behind < len(lines) and lines[behind].strip():
        behind += 1
    if re.match(r"<[?!/A-Za-z]", line) and lines[behind - 1].rstrip().endswith(">"):
        return "xml", behind
    return ("text", behind) if _PRINTED.match(head) else None


def _json_end(lines: list[str], number: int) -> int:
    """The line behind the JSON that begins in a line: there its brackets end, or one stands at the margin."""
    depth = 0
    for at in range(number, len(lines)):
        depth += sum(1 if match[1] in "[{" else -1 for match in _BRACKET.finditer(lines[at]) if match[1])
        closes = lines[at].rstrip().endswith(("}", "]"))
        if (closes and depth <= 0) or (at > number and lines[at][:1] in ("}", "]")):
            return at + 1
    return len(lines)


def _begins(lines: list[str], number: int) -> bool:
    """Whether a line may begin something new: the first, or one after an empty line or a comment."""
    if not number:
        return True
    above = lines[number - 1].strip()
    return (
        not above
        or above.startswith(("//", "#", "/*", "*", "--", ">", "<!--"))
        or above.endswith(("*/", "-->"))
    )
