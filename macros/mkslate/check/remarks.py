"""Remarks: the warnings and notes of reading itself, which portals choose of as they do of the checks' rules.

Where a source cannot be read as it is meant, that is an error, which nothing turns off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkslate.errors import Severity
from mkslate.markup.quirks import QUIRKS


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that reading tells; `about` is one sentence for the manual."""

    id: str
    severity: Severity
    about: str


_ALL = (
    Remark("yaml-duplicate", Severity.WARNING, "A key twice in one mapping of YAML: the last value counts."),
    Remark("yaml-key", Severity.WARNING, "A list or a map as a key of YAML: nothing can ask for it."),
    Remark("yaml-document", Severity.WARNING, "A second document in a YAML file: only the first is read."),
    Remark("front-matter", Severity.WARNING, "A language that `language_tabs` lists twice."),
    Remark("front-matter-key", Severity.NOTE, "A key of the front matter that only templates can use."),
    Remark("include-twice", Severity.WARNING, "An include that a page tree has twice: it is published once."),
    Remark("erb-unwritten", Severity.WARNING, "`<%` in ERB around what only `<%=` would write."),
    Remark("slate-theme", Severity.NOTE, "Files of Slate's theme, which are not published."),
    Remark("fence-unclosed", Severity.WARNING, "A fence that nothing closes: what follows is its code."),
    Remark("nesting", Severity.NOTE, "Blocks nested so deep that what is deeper is kept as plain text."),
    *(Remark(f"quirk-{quirk.name}", Severity.NOTE, f"{quirk.message}.") for quirk in QUIRKS),
)
REMARKS: Mapping[str, Remark] = {remark.id: remark for remark in _ALL}
