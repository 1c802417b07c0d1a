"""Holes: what documentation writes in place of code, made code, every character in its place."""

from __future__ import annotations

import re

from mkslate.check.languages.grammars import Grammar

# Whoever reads samples knows: a name stands here (`<id>`, `{{id}}`, `({ID})`, `<%= id %>`).
_HOLE = re.compile(
    r"<%[^\n]{0,200}?%>|\{\{[^{}\n]{0,100}\}\}|</?[A-Za-z][\w .:/-]{0,100}>"
    r"|(?<=[(,=\[])([ \t]*)\{[A-Za-z_][\w-]{0,100}\}(?=[ \t]*[),;\]])"
    r"|(?<=[(,=])([ \t]*)\[[A-Z][A-Z_ -]{2,100}\](?=[ \t]*[),;])"
)
_LINE = re.compile(r"^[ \t]*(?:\.{3,}|…|\[\.{3}\])[^\n(){}\[\];=]*$", re.MULTILINE)
_BETWEEN = re.compile(r"(?<=,)([ \t]*)(?:\.{3,}|…)(?=[ \t]*,)")
_LAST = re.compile(r",?\s*(?:\.{3,}|…)(?=\s*[)\]}])")
_REST = re.compile(r"(?:\.{3,}|…)(?![\w$(\[.@])")
# Lines for a terminal, and for a package manager's console.
COMMAND = re.compile(
    r"^[ \t]*(?:[$%#>]{1,2}[ \t]*|PM>[ \t]*|\$>[ \t]*)?(?:sudo[ \t]+)?"
    r"(?:(?:npm|yarn|pnpm|npx|bower|gem|bundle|composer|pip3?|brew|cargo|pod|apt|apt-get|dotnet|cpan|cpanm|mix)"
    r"[ \t]+(?:i|install|add|require|get|update|init|run|exec|new|global|package|-[\w-]+)\b[^\n;{}()]*"
    r"|go[ \t]+(?:get|install|run|build|mod)[ \t]+[^\n;{}()]*|Install-Package[ \t]+\S[^\n]*"
    r"|(?:curl|wget)[ \t]+(?:-|https?:|[\"']https?:)[^\n]*)$",
    re.MULTILINE,
)
_PROMPT = re.compile(
    r"^[ \t]*(?:irb(?:\([^)\n]*\))?(?::\d+)*[>*]|pry(?:\([^)\n]*\))?>|iex(?:\(\d+\))?>|\.{3}(?:\(\d+\))?>"
    r"|php ?>|jshell>|scala>|(?:>>>|\d+\.\d+\.\d+ :\d+ >|In \[\d+\]:)|>(?!=))(?: |$)",
    re.MULTILINE,
)
# To C#, a value that stands alone is no statement; samples show fields that way.
_SHOWN = re.compile(r"^([ \t]*)(\w+(?:\.\w+|\[[^\]\n]*\])+);", re.MULTILINE)


def plain(text: str, grammar: Grammar) -> str:
    """The text with names where placeholders stand, and nothing where something was left out."""
    if _PROMPT.search(text):
        text = "\n".join(map(_typed, text.split("\n")))
    for pattern in (COMMAND, _LINE):
        text = pattern.sub(blank, text)
    text = _BETWEEN.sub(lambda match: match.group(1) + "x" * (len(match.group()) - len(match.group(1))), text)
    text = _LAST.sub(blank, text)
    text = _REST.sub(blank, text)
    if grammar.id not in ("html", "css"):
        text = _HOLE.sub(_named, text)
    if grammar.id == "csharp":
        text = _SHOWN.sub(lambda match: f"{match.group(1)}x(){'':{len(match.group(2)) - 3}};", text)
    return text


def blank(match: re.Match[str]) -> str:
    """Blanks in place of what was found, with its line breaks."""
    return re.sub(r"[^\n]", " ", match.group())


def _named(match: re.Match[str]) -> str:
    text = match.group()
    before = len(text) - len(text.lstrip())
    return text[:before] + "x" * (len(text) - before)


def _typed(line: str) -> str:
    """A line of a session: what was typed in its place, without what was printed."""
    prompt = _PROMPT.match(line)
    return " " * prompt.end() + line[prompt.end() :] if prompt else " " * len(line)
