"""What is wrong with a shell sample."""

from __future__ import annotations

from collections.abc import Iterable

from mkslate.check.code import Code
from mkslate.check.findings import Findings
from mkslate.check.shell import rules
from mkslate.check.shell.body import judge_body
from mkslate.check.shell.command import Command
from mkslate.check.shell.curl import Curl
from mkslate.check.shell.reader import ShellReader
from mkslate.errors import Problem

# Findings after which words may be split otherwise than their author meant.
_BLURRING = frozenset({rules.UNBALANCED_QUOTE.id, rules.SMART_QUOTES.id})


def find(code: Code) -> Iterable[Problem]:
    """The problems of one sample: of its lines and quotes, and of the curl commands in it."""
    findings = Findings(code)
    reader = ShellReader(code, findings)
    commands = reader.read()
    if not any(map(_is_curl, commands)):
        return []
    certain = not any(problem.rule in _BLURRING for problem in findings.problems)
    for command in filter(_is_curl, commands):
        line = Curl(command, findings, certain=certain).judge()
        if certain:
            judge_body(line, code, findings)
    return findings.problems


def _is_curl(command: Command) -> bool:
    return command.name.lower().rpartition("/")[2] in ("curl", "curl.exe")
