"""Reports: the outcome of a check as people and programs read it."""

from collections.abc import Callable, Mapping

from mkslate.check.report.github import github
from mkslate.check.report.json_list import json_list
from mkslate.check.report.junit import junit
from mkslate.check.report.outcome import Outcome
from mkslate.check.report.sarif import sarif
from mkslate.check.report.text import by_rule, full, summary, text

# The formats by the names that `--format` gives them.
FORMATS: Mapping[str, Callable[[Outcome], str]] = {
    "text": full,
    "concise": lambda outcome: text(outcome.problems),
    "json": lambda outcome: json_list(outcome.problems),
    "junit": junit,
    "sarif": sarif,
    "github": lambda outcome: github(outcome.problems),
}

__all__ = [
    "FORMATS",
    "Outcome",
    "by_rule",
    "full",
    "github",
    "json_list",
    "junit",
    "sarif",
    "summary",
    "text",
]
