"""The report for test runners: JUnit's XML, a test case for each sample and for the links of each file."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from mkslate.check.report.outcome import Outcome
from mkslate.check.unit import Unit
from mkslate.check.verdict import failing

# What XML 1.0 can hold no character for.
_UNSAYABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]|[\ufffe\uffff]")


def junit(outcome: Outcome) -> str:
    """One `<testsuite>`; a unit with errors or warnings has failed, notes stand in its output."""
    cases = [_case(unit) for unit in outcome.units]
    failed = sum(1 for case in cases if case.find("failure") is not None)
    root = Xml.Element("testsuites")
    counts = {"tests": str(len(cases)), "failures": str(failed), "errors": "0", "skipped": "0"}
    Xml.SubElement(root, "testsuite", {"name": "mkslate", **counts}).extend(cases)
    Xml.indent(root)
    return Xml.tostring(root, "unicode", xml_declaration=True) + "\n"


def _case(unit: Unit) -> Xml.Element:
    place = unit.place
    at = f"@{place.line}" if place.line else ""
    given = {"classname": _sayable(place.path), "name": unit.name + at, "file": _sayable(place.path)}
    case = Xml.Element("testcase", {**given, **({"line": str(place.line)} if place.line else {})})
    failures = failing(unit.problems)
    if failures:
        first = _sayable(failures[0].message)
        failure = Xml.SubElement(case, "failure", {"type": failures[0].rule, "message": first})
        failure.text = _sayable("\n".join(map(str, failures)))
    notes = [problem for problem in unit.problems if problem not in failures]
    if notes:
        Xml.SubElement(case, "system-out").text = _sayable("\n".join(map(str, notes)))
    return case


def _sayable(text: str) -> str:
    return _UNSAYABLE.sub("\N{REPLACEMENT CHARACTER}", text)
