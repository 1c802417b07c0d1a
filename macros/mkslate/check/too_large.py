"""Too large: samples that no reader of a page reads, and that would take a machine's memory."""

from __future__ import annotations

from mkslate.check.rule import Rule, fenced

TOO_LARGE = Rule(
    "code-too-large",
    "A sample of over a million characters, or one too long or too deeply nested for its grammar.",
    fenced("json", "[1, 2, 3 … and so on, for a million characters …]"),
    fenced("json", "[1, 2, 3]"),
)
RULES = (TOO_LARGE,)
# What to do about one.
HINT = "shorten it, or mark it `no-check`"
