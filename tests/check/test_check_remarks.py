"""Remarks: everything that reading the sources tells short of an error has its name in the table."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mkslate
from mkslate.check import RULES, CheckSettings, check
from mkslate.check.remarks import REMARKS
from mkslate.errors import Severity
from mkslate.source import read

# The floors that a check reads a portal with.
FLOORS = ("markup", "model", "source")
HOME = Path(mkslate.__file__).parent


def told() -> Iterator[tuple[str, Severity]]:
    """The names and severities in calls of `warning` and `note`; `quirk-*` where a name is put together."""
    for file in sorted(path for floor in FLOORS for path in (HOME / floor).rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                if call.func.id in ("warning", "note"):
                    yield name_of(call.args[0]), Severity(call.func.id)
                assert call.func.id != "Problem", f"{file}: call `error`, `warning` or `note`"


def name_of(argument: ast.expr) -> str:
    if isinstance(argument, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "*" for one in argument.values)
    assert isinstance(argument, ast.Constant)
    return str(argument.value)


def test_the_table_has_what_reading_tells() -> None:
    names = {name: "quirk-*" if name.startswith("quirk-") else name for name in REMARKS}
    table = {(names[name], remark.severity) for name, remark in REMARKS.items()}

    assert table == set(told())
    assert not REMARKS.keys() & RULES.keys()


def test_a_remark_can_be_turned_off_or_ignored(tmp_path: Path) -> None:
    index = tmp_path / "source" / "index.html.md"
    index.parent.mkdir()
    heading = "# Kittens in C#\n"
    index.write_text(f"---\nsearch: true\nsearch: true\n---\n\n{heading}", "utf-8")
    off = CheckSettings({"quirk-heading-loses-hash": None, "yaml-duplicate": None})

    assert [one.rule for one in check(read(tmp_path))] == ["yaml-duplicate", "quirk-heading-loses-hash"]
    assert check(read(tmp_path), off) == ()

    index.write_text(f"<!-- mkslate: ignore quirk-heading-loses-hash it is meant -->\n\n{heading}", "utf-8")

    assert check(read(tmp_path)) == ()
