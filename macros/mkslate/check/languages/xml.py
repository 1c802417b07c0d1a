"""XML samples, read by expat."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.parsers import expat

from mkslate.check.code import Code
from mkslate.check.rule import Rule, fenced
from mkslate.errors import Problem

MALFORMED = Rule(
    "xml-malformed",
    "XML that is not well-formed.",
    fenced("xml", "<kitten><name>Max</kitten>"),
    fenced("xml", "<kitten><name>Max</name></kitten>"),
)
RULES = (MALFORMED,)

_HEAD = re.compile(r"\s*(?:HTTP/\d|[A-Z]{3,}[ \t]+\S)[^<]*(?=<)")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_HOLE = re.compile(
    r"<\.\.\.+>|<…>|</?<|<%[^\n]{0,200}?%>|\{%[^\n]{0,200}?%\}|<[A-Za-z]\w{0,40}(?: [A-Za-z]\w{0,40}){1,6}>"
)
_ROOT = "<_>"


class _EntityError(Exception):
    """Ends the reading of a text that declares entities: none is ever expanded."""


def find(code: Code) -> Iterable[Problem]:
    """The first mistake of one sample; several elements side by side are a fragment, and right."""
    text = code.text
    if head := _HEAD.match(text):
        text = _blanked(head) + text[head.end() :]
    if declaration := _DECLARATION.match(text):
        if not _is_declaration(declaration.group().strip()):
            place = code.place(text.index("<?xml"))
            return [MALFORMED.at(place, "this XML is not well-formed: its declaration cannot be read")]
        text = _blanked(declaration) + text[declaration.end() :]
    if not text.strip() or "<" not in text:
        return []
    text = _HOLE.sub(_blanked, text)
    # The wrapper's tag ends where the first line begins, so that lines and columns stay.
    before, after = ("", "") if "<!DOCTYPE" in text else (_ROOT, "</_>")
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(before, False)
        parser.Parse(f"{text}{after}", True)
    except expat.ExpatError as wrong:
        column = wrong.offset + 1 - (len(before) if wrong.lineno == 1 else 0)
        offset = code.offset(wrong.lineno, column)
        message = f"this XML is not well-formed: {expat.ErrorString(wrong.code)}"
        return [MALFORMED.at(code.place(offset), message)]
    except _EntityError:
        return []
    return []


def _is_declaration(text: str) -> bool:
    """Whether `<?xml …?>` is well-formed; an encoding that expat does not know is no mistake here."""
    try:
        expat.ParserCreate().Parse(f"{text}<_/>", True)
    except expat.ExpatError as wrong:
        return expat.ErrorString(wrong.code) != expat.errors.XML_ERROR_XML_DECL
    return True


def _blanked(match: re.Match[str]) -> str:
    """Blanks in place of what was found, with its line breaks."""
    return "".join(char if char == "\n" else " " for char in match.group())


def _refuse(*_declaration: object) -> None:
    raise _EntityError
