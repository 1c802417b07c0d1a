"""`.md.jinja`: macros, places, mistakes, whole-line tags."""

# ruff: noqa: E501  # a template is best read on one line

from __future__ import annotations

from typing import Any

import pytest

from mkslate.errors import Severity
from mkslate.place import Line, Place
from mkslate.source.macro import MacroError
from mkslate.source.scope import Expansion, Scope
from mkslate.source.template import expand_jinja

PAGE = "includes/page.md.jinja"
MACROS = {
    "note": ("macros/note.jinja", "{% macro note(kind='notice') %}\n<aside class=\"{{ kind }}\">\n{{ caller() }}</aside>\n{% endmacro %}\n"),
    "row": ("macros/row.jinja", "{% macro row(field) %}\n| {{ field.name }} |\n{% endmacro %}\n{% macro rows(fields) %}{% for one in fields %}{{ row(one) }}{% endfor %}{% endmacro %}\n"),
}  # fmt: skip


def expand(text: str, **scope: Any) -> Expansion:
    return expand_jinja(text, PAGE, Scope(macros=MACROS, **scope))


def shown(text: str, **scope: Any) -> str:
    expansion = expand(text, **scope)

    assert expansion.problems == ()
    return "\n".join(line.text for line in expansion.lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain {} text\n", "plain {} text"),
        ("a\n{% if true %}\nb\n{% endif %}\nc", "a\nb\nc"),
        ("a\n  {% set x = 1 %}  \nb", "a\nb"),
        ("a\n{# note #}\nb", "a\nb"),
        ("a {% if true %}b{% endif %}\nc", "a b\nc"),
        ("{% set x = 1 %}{% set y = 2 %}\n{{ x + y }}\nb", "3\nb"),
        ("a\n{%- if true -%}\nb{% endif %}", "ab"),
        ("{{ 1 }}\n\nb", "1\n\nb"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("{{ none }}{{ true }}{{ 1.5 }}{{ 'x' }}", "true1.5x"),
        ("{% for x in [1, 2] %}{{ loop.index }}{{ loop.last }}{% endfor %}", "1false2true"),
        ("{{ {'b': [1, 'é']}|tojson }}", '{"b": [1, "é"]}'),
        ("{{ [1, 2]|map('string')|join(', ') }}", "1, 2"),
        ("{{ 'a b'|replace(' ', '-')|upper|center(5)|indent(2) }}", " A-B "),
        ("{{ [3, 1]|sort|first }}{{ [1, 2]|sum }}{{ 2.5|round|int }}{{ '<'|escape }}", "132&lt;"),
        ("{{ range(3)|list|length }}{{ 'x' is string }}{{ 3 in [3] }}{{ 'a' ~ 1 }}", "3truetruea1"),
        ("{{ '%03d|%s' % (7, 'a') }}{{ '%.1f'|format(2.55) }}", "007|a2.5"),
        (
            "{% set ns = namespace(n=0) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
            "3",
        ),
        ("{{ {'a': 1}.items()|list|length }}{{ 'a,b'.split(',')|last }}{{ {'a': 1}['a'] }}", "1b1"),
        ("{% set t %}\nx\n{% endset %}\n{{ t|trim }}", "x"),
        ("{% filter upper %}a{% endfilter %}", "A"),
        ("{% with x = 1 %}{{ x }}{% endwith %}", "1"),
        ("{{ cycler('a', 'b').next() }}{{ [1, 2, 3][0:2]|length }}{{ 2 ** 3 }}", "a28"),
        ("{{ current_page.data.title }} {{ data.users[0].name }} {{ config.url }}", "T Ada u"),
    ],
)
def test_a_template_writes(text: str, expected: str) -> None:
    assert (
        shown(text, page={"title": "T"}, data={"users": [{"name": "Ada"}]}, config={"url": "u"}) == expected
    )


def test_lines_keep_their_places_within_loops_and_calls() -> None:
    text = (
        "# Title\n{% for x in [1, 2] %}\n```json\n{]\n```\n{% endfor %}\n"
        "{% call note() %}\n```json\n[}\n```\n{% endcall %}\n{{ rows([{'name': 'id'}]) }}\nlast\n"
    )

    expansion = expand_jinja(text, PAGE, Scope(macros=MACROS), 3)

    assert expansion.problems == ()
    assert expansion.lines == (
        Line("# Title", Place(PAGE, 3, 1)),
        Line("```json", Place(PAGE, 5, 1)),
        Line("{]", Place(PAGE, 6, 1)),
        Line("```", Place(PAGE, 7, 1)),
        Line("```json", Place(PAGE, 5, 1)),
        Line("{]", Place(PAGE, 6, 1)),
        Line("```", Place(PAGE, 7, 1)),
        Line('<aside class="notice">', Place(PAGE, 9)),
        Line("```json", Place(PAGE, 10, 1)),
        Line("[}", Place(PAGE, 11, 1)),
        Line("```", Place(PAGE, 12, 1)),
        Line("</aside>", Place(PAGE, 9)),
        Line("| id |", Place(PAGE, 14)),
        Line("", Place(PAGE, 14)),
        Line("last", Place(PAGE, 15, 1)),
    )


def test_a_macro_of_the_page_has_the_place_of_its_call() -> None:
    text = "{% macro m(x) %}\n{] {{ x }}\n{% endmacro %}\na\n{{ m(1) }}\n"

    assert expand(text).lines[1] == Line("{] 1", Place(PAGE, 5))


def test_a_line_of_several_pieces_has_the_place_of_its_first_literal() -> None:
    text = "{{ 'a\nb' }} tail\n"

    assert expand(text).lines == (Line("a", Place(PAGE, 1)), Line("b tail", Place(PAGE, 2)))


def test_the_built_in_helpers_are_there() -> None:
    def request(method: str, path: str) -> str:
        return f"```\n{method} {path}\n```"

    lines = expand("a\n\n{{ request('GET',\n   '/x') }}\n", helpers={"request": request}).lines

    assert [(line.text, line.place.line) for line in lines[2:]] == [("```", 3), ("GET /x", 3), ("```", 3)]


def test_a_mistake_in_a_helper_is_one_of_its_call() -> None:
    def request() -> str:
        raise MacroError("no method", "name one")

    (problem,) = expand("a\n{{ request() }}", helpers={"request": request}).problems

    assert (problem.rule, problem.place, problem.message, problem.hint) == (
        "macro",
        Place(PAGE, 2),
        "no method",
        "name one",
    )


@pytest.mark.parametrize(
    ("text", "rule", "message", "hint"),
    [
        ("{{ titel }}", "jinja-name", "'titel' is undefined", "did you mean `title`?"),
        ("{{ nothing_like_it }}", "jinja-name", "is undefined", ""),
        ("{{ data.user }}", "jinja-name", "has no attribute 'user'", ""),
        ("{{ row() }}", "jinja-name", "parameter 'field' was not provided", "called from includes/page.md.jinja:3"),
        ("{{ row(1, 2) }}", "jinja-value", "takes not more than 1 argument", ""),
        ("{{ row(feild=1) }}", "jinja-value", "takes no keyword argument 'feild'", ""),
        ("{{ rows([{'nam': 1}]) }}", "jinja-name", "has no attribute 'name'", "called from includes/page.md.jinja:3"),
        ("{{ 'a'|uper }}", "jinja-name", "there is no filter `uper`", "did you mean `upper`?"),
        ("{{ 1 is od }}", "jinja-name", "there is no test `od`", "did you mean `odd`?"),
        ("{% if titel %}x{% endif %}", "jinja-name", "'titel' is undefined", "title"),
        ("{{ 1 + 'a' }}", "jinja-value", "unsupported operand", ""),
        ("{{ 1 / 0 }}", "jinja-value", "division by zero", ""),
        ("{{ [1] }}", "jinja-value", "a list cannot be written as text", ""),
        ("{{ data }}", "jinja-value", "a map cannot be written as text", ""),
        ("{{ 'a'|sum }}", "jinja-value", "adds numbers only", ""),
        ("{{ 1|tojson(99) }}", "jinja-value", "0 to 16 columns", ""),
        ("{{ 1|round(99) }}", "jinja-value", "30 digits", ""),
        ("{% call note() %}{{ titel }}{% endcall %}", "jinja-name", "'titel' is undefined", "title"),
        ("{{ 1 + }}", "jinja-syntax", "unexpected", ""),
        ("{% nosuch %}", "jinja-syntax", "unknown tag 'nosuch'", "raw"),
        ("{% if true %}", "jinja-syntax", "Unexpected end of template", "never closed"),
    ],
)  # fmt: skip
def test_a_mistake_is_an_error_with_its_place(text: str, rule: str, message: str, hint: str) -> None:
    expansion = expand(f"one\ntwo\n{text}", data={"users": []}, locals={"title": "T"})

    (problem,) = expansion.problems
    assert (problem.severity, problem.rule) == (Severity.ERROR, rule)
    assert message in problem.message
    assert hint in problem.hint
    if problem.place.path == PAGE:
        assert problem.place.line == 3
    else:
        assert problem.place == Place("macros/row.jinja", 2)


def test_all_mistakes_are_told_and_the_rest_is_written() -> None:
    text = "{{ a }}\n{% if b %}\n{{ never }}\n{% endif %}\n{{ c }} text\n{% for x in d %}{% endfor %}\n{% set e = f %}\nlast {{ g }}"

    expansion = expand(text)

    assert sorted(problem.place.line for problem in expansion.problems) == [1, 2, 5, 6, 8]
    assert [line.text for line in expansion.lines if line.text] == [" text", "last "]


def test_a_broken_macro_file_is_an_error_of_that_file() -> None:
    broken = {"bad": ("macros/bad.jinja", "{% macro m() %}\n{{ 1 + }}\n{% endmacro %}")}

    (problem,) = expand_jinja("{{ 1 }}", PAGE, Scope(macros=broken)).problems

    assert (problem.rule, problem.place) == ("jinja-syntax", Place("macros/bad.jinja", 2))


def test_a_number_without_end_is_an_error_with_its_place() -> None:
    result = expand_jinja("a\n{{ 1e999 }}\n", "a.md.jinja", Scope())

    assert [str(problem).split(" (")[0] for problem in result.problems] == [
        "a.md.jinja:2: jinja-syntax: the number is too large"
    ]


def test_a_list_is_made_of_what_can_be_gone_through() -> None:
    result = expand_jinja("{{ range(3)|list|join('+') }} {{ {'a': 1}|list|join }}\n", "a.md.jinja", Scope())

    assert ([line.text for line in result.lines], result.problems) == (["0+1+2 a"], ())
