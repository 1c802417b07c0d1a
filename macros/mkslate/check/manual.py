"""The manual's part on rules, made from the registry, so that it cannot go stale.

`python -m mkslate.check.manual docs/mkslate/checks.md` writes it anew.
"""

from __future__ import annotations

import re
import sys
from html import escape
from pathlib import Path

from mkslate.check.registry import FAMILIES
from mkslate.check.remarks import REMARKS
from mkslate.check.rule import Rule

BEGIN = "<!-- rules: written by `python -m mkslate.check.manual` -->"
END = "<!-- end of rules -->"
_NO_CHECK = "<!-- mkslate: no-check this is what the rule finds -->"
_PART = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)


def rules_manual() -> str:
    """Every rule by family: a table, then what fails it and what passes; and what reading itself tells."""
    parts = [BEGIN]
    for family, rules in FAMILIES.items():
        parts += [f"### {family}", _table(rules)]
        for rule in rules:
            parts += [f"#### {rule.id}", rule.about]
            marks = [_NO_CHECK] if _is_sample(rule.fails) else []
            parts += ["Fails:", *marks, _shown(rule.fails)]
            parts += ["Passes:", _shown(rule.passes)]
    return "\n\n".join([*parts, "### Reading the sources", _remarks(), END])


def updated(page: str) -> str:
    """The manual's page with its part on rules as the registry has it now."""
    return _PART.sub(lambda _: rules_manual(), page)


def _table(rules: tuple[Rule, ...]) -> str:
    rows = [f"[`{rule.id}`](#{rule.id}) | {rule.severity} | {rule.about} | {rule.mends}" for rule in rules]
    return "\n".join(
        [
            "Rule | Severity | What it finds | What a fix does",
            "---- | -------- | ------------- | --------------",
            *rows,
        ]
    )


def _remarks() -> str:
    rows = [f"`{one.id}` | {one.severity} | {one.about}" for one in REMARKS.values()]
    return "\n".join(["Rule | Severity | What it finds", "---- | -------- | -------------", *rows])


def _is_sample(example: str) -> bool:
    return example.startswith("```")


def _shown(example: str) -> str:
    """An example as the page shows it: a sample as it is, other Markdown as its author writes it.

    That is HTML, since Slate has no fence that other fences could stand in.
    """
    if _is_sample(example):
        return example.strip()
    return f"<pre><code>{escape(example.strip())}</code></pre>"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(updated(page.read_text("utf-8")), "utf-8")
