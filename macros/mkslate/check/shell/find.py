"""What is wrong with a shell sample."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mkslate.check.code import Code
from mkslate.check.findings import Findings
from mkslate.check.shell import rules
from mkslate.check.shell.body import judge_body
from mkslate.check.shell.command import CLIENTS, Command
from mkslate.check.shell.curl import CommandLine, Curl
from mkslate.check.shell.header import judge_headers
from mkslate.check.shell.reader import ShellReader
from mkslate.errors import Problem

NAMES = ("shell", "bash", "sh", "zsh", "console", "curl", "terminal")
"""What fences call a shell."""

# Findings after which words may be split otherwise than their author meant.
_BLURRING = frozenset({rules.UNBALANCED_QUOTE.id, rules.SMART_QUOTES.id})
# What a sample holds that calls one of them.
_NAMED = re.compile(rf"\b(?:{'|'.join(sorted(CLIENTS))})\b(?!://)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sample is: its problems, and what each curl command in it asks for.

    Of a sample whose quotes are wrong, no command is sure to be what its author meant: then there
    are no `lines`.
    """

    problems: tuple[Problem, ...] = ()
    lines: tuple[CommandLine, ...] = ()


def find(code: Code) -> Iterable[Problem]:
    """The problems of one sample: of its lines and quotes, and of the curl commands in it."""
    return code.once(read).problems


def read(code: Code) -> Reading:
    """Read one sample; one that calls no client holds nothing to judge."""
    if not _NAMED.search(code.text):
        return Reading()
    findings = Findings(code)
    reader = ShellReader(code, findings)
    commands = reader.read()
    if not (reader.substitutions.calls or any(map(_is_client, commands))):
        return Reading()
    certain = not any(problem.rule in _BLURRING for problem in findings.problems)
    lines = []
    for command in filter(_is_curl, commands):
        line = Curl(command, findings, certain=certain).judge()
        if certain:
            judge_headers(line, findings)
            judge_body(line, code, findings)
            lines.append(line)
    return Reading(tuple(findings.problems), tuple(lines))


def _is_client(command: Command) -> bool:
    return _is_curl(command) or command.name.lower() in CLIENTS


def _is_curl(command: Command) -> bool:
    return command.name.lower().rpartition("/")[2] in ("curl", "curl.exe")
