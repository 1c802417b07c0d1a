"""Bodies of requests: the JSON that curl sends, once the shell has read it."""

from __future__ import annotations

import re

from mkslate.check.code import Code, Part
from mkslate.check.findings import Findings
from mkslate.check.json import find
from mkslate.check.shell import rules
from mkslate.check.shell.curl import CommandLine, Option, spills
from mkslate.check.shell.header import lacks_colon
from mkslate.check.shell.options import VERBATIM

_JSON_LIKE = re.compile(r"\s*(?:\{(?!\w+\}\s*$)|\[)")
_NOT_JSON = re.compile(r"\s*(?:[@$<%{\[\"'\d-]|\.\.|…|true|false|null|$)")
# How many mistakes of one body are told one by one: beyond that, it is another thing than JSON.
_TOLD = 4
_CONTENT_TYPE = re.compile(r"content-type\s*:\s*(\S*)", re.IGNORECASE)


def judge_body(line: CommandLine, code: Code, findings: Findings) -> None:
    """Tell what is wrong with the bodies of a command, and whether their type is said."""
    if line.values("get"):
        return
    bodies = [one for one in line.options if one.name in VERBATIM and one.value and not spills(one.value)]
    kind = content_type(line)
    for option in bodies:
        if _JSON_LIKE.match(option.text) and (not kind or "json" in kind):
            before = len(findings.problems)
            _judge_json(option, code, findings)
            if (
                kind is None
                and option.name != "json"
                and len(bodies) == 1
                and before == len(findings.problems)
            ):
                _no_content_type(option, findings)
        elif kind and "json" in kind and not _NOT_JSON.match(option.text) and option.value:
            offset = option.value.origin(option.start)
            findings.add(rules.BODY, offset, "the content type says JSON, the body is something else")


def content_type(line: CommandLine) -> str | None:
    """The content type that a command names, in lower case; None if it names none.

    A header that is elided, or that a variable holds, may be one: that gives an empty string. One
    that merely lacks its colon is none, as curl drops it.
    """
    unclear = None
    for option in line.values("header"):
        if match := _CONTENT_TYPE.match(option.text):
            return match.group(1).lower()
        if ":" not in option.text and not lacks_colon(option.text):
            unclear = ""
    return unclear


def _judge_json(option: Option, code: Code, findings: Findings) -> None:
    word = option.value
    if word is None:
        return
    written = code.text[word.start : word.end]
    if word.loses or _loses_quotes(written, option.text):
        inner = option.text if word.loses else written
        message = "the shell takes the inner quotes away: the body is no JSON"
        plain = "$" not in inner and "'" not in inner
        fix = (word.start, word.end, f"'{inner}'") if plain and not inner.startswith('"') else None
        hint = "put the body in single quotes" if plain else "put a backslash before inner quotes"
        findings.add(rules.BODY, word.start, message, hint, fix)
        return
    verbatim = written.startswith("<<") or (written.startswith("'") and written.count("'") == 2)
    part = Part(code, option.text, lambda offset: word.origin(offset + option.start), verbatim=verbatim)
    problems = list(find(part))
    more = f" (and {len(problems) - 1} more)" if len(problems) > _TOLD else ""
    for problem in problems[:1] if more else problems:
        message = f"the body is no JSON: {problem.message}{more}"
        # A hint says how JSON is written, and escapes of the shell's are read before.
        hint = "" if written.startswith("$'") else problem.hint
        findings.problems.append(rules.BODY.at(problem.place, message, hint, problem.fix))


def _loses_quotes(written: str, text: str) -> bool:
    """Whether a body has double quotes in it that no backslash and no single quotes keep."""
    if '"' in text:
        return False
    return written.count('"') > 3 if written.startswith('"') else written[:1] in "{[" and '"' in written


def _no_content_type(option: Option, findings: Findings) -> None:
    message = "a JSON body without a content type: curl sends it as a form"
    findings.add(
        rules.NO_CONTENT_TYPE, option.word.start, message, "add `-H 'Content-Type: application/json'`"
    )
