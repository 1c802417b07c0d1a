"""Hostile templates end in time with an error that names the place, and show nothing from outside."""

# ruff: noqa: E501  # a bomb is best read on one line

from __future__ import annotations

import pytest

from mkslate.errors import Severity
from mkslate.place import Place
from mkslate.source.budget import Budget, Meter
from mkslate.source.scope import Expansion, Scope
from mkslate.source.template import expand_erb, expand_jinja

pytestmark = pytest.mark.slow

MACROS = {"box": ("macros/box.jinja", "{% macro box(x) %}{{ x }}{{ caller() if caller }}{% endmacro %}")}


def jinja(text: str) -> Expansion:
    return expand_jinja(text, "page.md.jinja", Scope(macros=MACROS, page={"title": "T", "tags": ["a", "b"]}))


def erb(text: str) -> Expansion:
    return expand_erb(text, "page.md.erb", Scope(page={"title": "T"}))


def deep(opening: str, inner: str, closing: str, times: int = 100_000) -> str:
    return opening * times + inner + closing * times


JINJA_BOMBS = {
    "power": "{{ 9**9**9**9**9**9 }}",
    "product": "{% set ns = namespace(x=2) %}{% for i in range(9999) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
    "string times": "{{ 'a' * 10**9 }}",
    "list times": "{{ ([1] * 10**9)|length }}",
    "string doubled": "{% set n = namespace(x='aa') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "string tilde": "{% set n = namespace(x='aa') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "list doubled": "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "lists in lists": "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = [n.x, n.x] %}{% endfor %}",
    "maps in maps": "{% set n = namespace(x={}) %}{% for i in range(99) %}{% set n.x = {1: n.x, 2: n.x} %}{% endfor %}",
    "tuples": "{% set n = namespace(x=1) %}{% for i in range(99) %}{% set n.x = (n.x, n.x) %}{% endfor %}",
    "capture": "{% set x %}{{ 'a' * 99999 }}{% endset %}{% for i in range(9999) %}{{ x }}{% endfor %}",
    "range": "{% for i in range(10**9) %}x{% endfor %}",
    "range of a great number": "{% for i in range(10**30) %}x{% endfor %}",
    "nested loops": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "loops of nothing": "{% for i in range(99999) %}{% for j in range(99999) if false %}{% endfor %}{% endfor %}",
    "macro recursion": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "mutual recursion": "{% macro f() %}{{ g() }}{% endmacro %}{% macro g() %}{{ f() }}{% endmacro %}{{ f() }}",
    "caller recursion": "{% macro f() %}{% call f() %}{{ caller() }}{% endcall %}{% endmacro %}{% call f() %}x{% endcall %}",
    "loop recursion": "{% set x = [[[]]] %}{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "doubling macro": "{% macro f(x) %}{{ x }}{{ x }}{% endmacro %}{% set n = namespace(x='aa') %}"
    "{% for i in range(99) %}{% set n.x = f(n.x) %}{% endfor %}",
    "center": "{{ 'a'|center(10**9) }}",
    "indent": "{{ 'a\n'|indent(10**9) }}",
    "indent by lines": "{{ ('a\n' * 9999)|indent(9999) }}",
    "replace": "{{ ('a' * 9999)|replace('a', 'b' * 9999) }}",
    "join": "{{ range(9999)|join('b' * 9999) }}",
    "batch": "{{ [1]|batch(10**9, 'x')|list }}",
    "format": "{{ '%1000000000d'|format(1) }}",
    "format by star": "{{ '%*d'|format(1000000000, 1) }}",
    "percent": "{{ '%.1000000000f' % 1 }}",
    "sort in a loop": "{% for i in range(99999) %}{{ range(9999)|sort|length }}{% endfor %}",
    "comparison in a loop": "{% set x = range(9999)|list %}{% for i in range(99999) %}{{ x == x }}{% endfor %}",
    "search in a loop": "{% set x = range(9999)|list %}{% for i in range(99999) %}{{ 'a' in x }}{% endfor %}",
    "copies in a loop": "{% set x = range(9999)|list %}{% for i in range(99999) %}{{ x[0:]|length }}{% endfor %}",
    "parentheses": "{{ " + deep("(", "1", ")") + " }}",
    "brackets": "{{ " + deep("[", "", "]") + " }}",
    "minus": "{{ " + "-" * 100_000 + "1 }}",
    "not": "{{ " + "not " * 100_000 + "1 }}",
    "chain": "{{ title" + ".a" * 100_000 + " }}",
    "sum": "{{ 1" + " + 1" * 100_000 + " }}",
    "filters": "{{ 1" + "|abs" * 100_000 + " }}",
    "nested ifs": deep("{% if 1 %}", "", "{% endif %}", 2_000),
    "nested loops in source": deep("{% for i in [1] %}", "", "{% endfor %}", 2_000),
}  # fmt: skip


@pytest.mark.parametrize("name", JINJA_BOMBS)
def test_a_jinja_bomb_ends_at_the_budget(name: str) -> None:
    expansion = jinja(f"one\n{JINJA_BOMBS[name]}\n")

    problem = expansion.problems[-1]
    assert problem.severity is Severity.ERROR
    assert problem.rule == "template-budget"
    assert problem.place.path == "page.md.jinja"
    assert problem.place.line in (2, 3)
    assert sum(len(line.text) for line in expansion.lines) < 100_000


REACHES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ box.__globals__ }}",
    "{{ box._func }}",
    "{{ range.__self__ }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler('a').items }}",
    "{{ namespace(a=1)._Namespace__attrs }}",
    "{{ namespace(a=1)['_Namespace__attrs'] }}",
    "{{ dict.mro() }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ 'a'.format_map({}) }}",
    "{{ 'a'.encode('utf-8') }}",
    "{{ 'a'.join }}",
    "{{ 'a'|attr('__class__') }}",
    "{{ ['a']|map(attribute='__class__')|list }}",
    "{{ ['a']|map('attr', '__class__')|list }}",
    "{{ ['a']|groupby('__class__') }}",
    "{{ current_page.data.tags.append('x') }}",
    "{{ current_page.data.tags.clear() }}",
    "{{ current_page.data.update({}) }}",
    "{{ current_page.data.pop('title') }}",
    "{{ (1).real }}",
    "{{ lipsum() }}",
    "{{ config.__dict__ }}",
    "{{ caller.__class__ }}",
    "{{ loop }}",
    "{{ environment }}",
    "{{ [1]|random }}",
    "{{ box|pprint }}",
    "{{ box }}",
    "{{ range }}",
    "{{ [1] }}",
    "{{ 'a' is callable }}",
    "{% include '/etc/passwd' %}",
    "{% include 'box' %}",
    "{% import '/etc/passwd' as x %}",
    "{% from 'box' import box %}",
    "{% extends '/etc/passwd' %}",
    "{% block a %}x{% endblock %}",
    "{% autoescape true %}x{% endautoescape %}",
    "{% debug %}",
    "{% do 1 %}",
]


@pytest.mark.parametrize("text", REACHES)
def test_jinja_reaches_nothing_outside(text: str) -> None:
    page = {"title": "T", "tags": ["a", "b"]}

    expansion = expand_jinja(f"one\n{text}\n", "page.md.jinja", Scope(macros=MACROS, page=page))

    assert {problem.place for problem in expansion.problems} == {Place("page.md.jinja", 2)}
    assert "".join(line.text for line in expansion.lines) in ("one", "")
    assert page == {"title": "T", "tags": ["a", "b"]}


ERB_BOMBS = {
    "power": "<%= 9**9**9**9 %>",
    "product": "<% x = 2 %><% 9999.times do %><% x *= x %><% end %>",
    "string times": "<%= 'a' * 10**9 %>",
    "list times": "<%= ([1] * 10**9).length %>",
    "string doubled": "<% x = 'aa' %><% 99.times do %><% x += x %><% end %>",
    "string in itself": "<% x = 'aa' %><% 99.times do %><% x = \"#{x}#{x}\" %><% end %>",
    "list in itself": "<% x = [1] %><% 99.times do %><% x = [x, x] %><% end %><%= x.to_s %>",
    "list in itself as JSON": "<% x = [1] %><% 99.times do %><% x = [x, x] %><% end %><%= x.to_json %>",
    "list in itself, flat": "<% x = [1] %><% 99.times do %><% x = [x, x] %><% end %><%= x.flatten.length %>",
    "list in itself, compared": "<% x = [1] %><% 99.times do %><% x = [x, x] %><% end %><%= x == [x, x] %>",
    "list in itself, sorted": "<% x = [1] %><% 99.times do %><% x = [x, x] %><% end %><%= x.sort.length %>",
    "list in itself, unique": "<% x = [1] %><% 99.times do %><% x = [x, x] %><% end %><%= x.uniq.length %>",
    "range": "<% (1..10**9).each do |i| %>x<% end %>",
    "range as a list": "<%= (1..10**9).to_a.length %>",
    "times": "<% (10**9).times do |i| %>x<% end %>",
    "nested loops": "<% 99999.times do %><% 99999.times do %><% end %><% end %>",
    "nested blocks": "<%= (1..99999).map { |i| (1..99999).map { |j| j }.length }.length %>",
    "just": "<%= 'a'.ljust(10**9) %>",
    "center": "<%= 'a'.center(10**9, 'b') %>",
    "gsub": "<%= ('a' * 9999).gsub('a', 'b' * 9999) %>",
    "join": "<%= (1..9999).to_a.join('b' * 9999) %>",
    "format": "<%= '%1000000000d' % 1 %>",
    "format by star": "<%= '%*d' % [1000000000, 1] %>",
    "output": "<% x = 'a' * 99999 %><% 9999.times do %><%= x %><% end %>",
    "search in a loop": "<% x = (1..9999).to_a %><% 99999.times do %><%= x.include?(0) %><% end %>",
}  # fmt: skip


@pytest.mark.parametrize("name", ERB_BOMBS)
def test_an_erb_bomb_ends_at_the_budget(name: str) -> None:
    expansion = erb(f"one\n{ERB_BOMBS[name]}\n")

    problem = expansion.problems[-1]
    assert (problem.severity, problem.rule) == (Severity.ERROR, "template-budget")
    assert (problem.place.path, problem.place.line) == ("page.md.erb", 2)


NESTED = {
    "parentheses": "<%= " + deep("(", "1", ")") + " %>",
    "brackets": "<%= " + deep("[", "", "]") + " %>",
    "braces": "<%= " + deep("{a: ", "1", "}") + " %>",
    "calls": "<%= " + deep("h(", "1", ")") + " %>",
    "blocks": "<%= " + deep("x.map { ", "1", "}") + " %>",
    "interpolation": "<%= " + deep('"#{', "1", '}"') + " %>",
    "not": "<%= " + "!" * 100_000 + "1 %>",
    "word not": "<%= " + "not " * 100_000 + "1 %>",
    "minus": "<%= " + "- " * 100_000 + "1 %>",
    "chain": "<%= x" + ".to_s" * 100_000 + " %>",
    "index": "<%= x" + "[0]" * 100_000 + " %>",
    "sum": "<%= 1" + " + 1" * 100_000 + " %>",
    "and": "<%= 1" + " and 1" * 100_000 + " %>",
    "modifiers": "<%= 1" + " if 1" * 100_000 + " %>",
    "ternary": "<%= 1" + " ? 1 : 1" * 100_000 + " %>",
    "assignment": "<% " + "a = " * 100_000 + "1 %>",
    "nested ifs": deep("<% if 1 %>", "", "<% end %>", 2_000),
    "nested ifs in one tag": "<% " + deep("if 1 then ", "2", " end", 20_000) + " %>",
    "elsifs": "<% if 1 %>" + "<% elsif 1 %>" * 20_000 + "<% end %>",
    "nested loops": deep("<% [1].each do |x| %>", "", "<% end %>", 2_000),
    "parameters": "<% x.each do |" + deep("(", "a", ")") + "| %><% end %>",
    "unclosed tag": "<%= 'a'",
    "unclosed tags": "<%= " * 100_000,
    "unclosed string": "<%= 'a %>",
}  # fmt: skip


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_too_deeply_is_an_error_and_no_traceback(name: str) -> None:
    expansion = erb(f"one\n{NESTED[name]}\n")

    assert expansion.problems
    assert {problem.place.path for problem in expansion.problems} == {"page.md.erb"}
    assert all(problem.severity is Severity.ERROR for problem in expansion.problems)


@pytest.mark.parametrize("expand", [erb, jinja])
def test_binary_content_is_text_like_any_other(expand: object) -> None:
    assert callable(expand)
    noise = "".join(map(chr, range(256))).replace("\r", "") + "\ud800\ufffe"

    expansion = expand(f"{noise} {{{{ 1 }}}} <%= 1 %>\n")

    assert expansion.problems == ()


def test_the_budget_counts_over_partials() -> None:
    meter = Meter(Budget(steps=1000))

    def partial(_name: str, _place: Place, _variables: object) -> Expansion:
        return expand_erb("<% 9.times do %><%= partial 'again' %><% end %>", "_p.erb", scope)

    scope = Scope(partial=partial, meter=meter)

    (problem,) = expand_erb("<%= partial 'again' %>", "page.md.erb", scope).problems

    assert problem.rule == "template-budget"


def test_a_partial_of_itself_ends() -> None:
    def partial(_name: str, _place: Place, _variables: object) -> Expansion:
        return expand_erb("x <%= partial 'again' %>", "_p.erb", scope)

    scope = Scope(partial=partial)

    problems = expand_erb("<%= partial 'again' %>", "page.md.erb", scope).problems

    assert {problem.rule for problem in problems} == {"template-budget"}
    assert problems[0].place.path == "_p.erb"
