"""Headers of curl's command lines: whether curl sends them at all."""

from __future__ import annotations

import re

from mkslate.check.findings import Findings, short
from mkslate.check.shell import rules
from mkslate.check.shell.curl import CommandLine

# A header's name, as text or a placeholder seldom begins, and what stands in place of its colon.
_NAMED = re.compile(
    r"(?P<name>[a-z]\w*(?:-\w+)+|accept|authorization|cookie|host|origin|referer)"
    r"(?P<sign>[ \t]+|[=;][ \t]*)(?=\S)",
    re.IGNORECASE,
)


def judge_headers(line: CommandLine, findings: Findings) -> None:
    """Tell which headers of a command curl drops."""
    for option in line.values("header"):
        found = lacks_colon(option.text)
        if option.value is None or found is None:
            continue
        start = option.value.origin(option.start)
        end = option.value.origin(option.start + found.end("name") - 1) + 1
        fix = (end, end + 1 if found["sign"][0] in "=;" else end, ":")
        message = f"curl drops the header `{short(option.text)}`: it has no colon"
        findings.add(rules.HEADER_COLON, start, message, f"write `{found['name']}:`", fix)


def lacks_colon(header: str) -> re.Match[str] | None:
    """A header's name and what stands in place of its colon; None if it has one, or may have.

    One that ends in `;` is sent without a value.
    """
    return None if ":" in header or header.endswith(";") else _NAMED.match(header)
