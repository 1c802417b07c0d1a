"""ERB's tags and their lines (D11.4), control structures, and the place of every line (Decision 5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from erb.expansions import expand, shown, told
from mkslate.place import Line, Place, split_lines
from mkslate.source.scope import Expansion, Scope
from mkslate.source.template import expand_erb

PAGE = "source/page.md.erb"

TAGS = [
    ("a\n<% x = 1 %>\nb", "a\nb"),
    ("a\n  <% x = 1 %>  \nb", "a\nb"),
    ("a <% x = 1 %>\nb", "a \nb"),
    ("a <% x = 1 -%>\nb", "a b"),
    ("a\n<%- x = 1 -%>\nb", "a\nb"),
    ("a\n<%# note %>\nb", "a\nb"),
    ("a <%# note %> b", "a  b"),
    ("<%= 1 %>\nb", "1\nb"),
    ("<%= 1 -%>\nb", "1b"),
    ("<%= 1 -%> b", "1 b"),
    ("<%% x %>\n<%%= y %>", "<% x %>\n<%= y %>"),
    ("<%== '<b>' %>", "&lt;b&gt;"),
    ("<%=- 'x' %>", "x"),
    ("100%> %%>", "100%> %%>"),
    ("<% x = 1\n   y = 2 # both %>\n<%= x + y %>", "3"),
    ("<% x = 1; y = 2 %><%= y %>", "2"),
    ("a\n<% x = 1 %>", "a"),
    ("<%# one\ntwo %>\nb", "b"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), TAGS, ids=[repr(text) for text, _ in TAGS])
def test_a_tag_takes_the_space_around_it_as_erubi_does(text: str, expected: str) -> None:
    assert shown(text) == expected


STRUCTURES = [
    ("<% if x == 1 %>a<% elsif x == 2 %>b<% else %>c<% end %>", "b"),
    ("<% unless x == 1 %>a<% else %>b<% end %>", "a"),
    ("<% if x && x > 1 then %>a<% end %>", "a"),
    ("<% case x %>\n<% when 1, 2 %>\nlow\n<% else %>\nhigh\n<% end %>", "low"),
    ("<% case x %><% when 9 %>nine<% end %>", ""),
    ("<% [1, 2].each do |n| %>\n* <%= n %>\n<% end %>", "* 1\n* 2"),
    ("<% {a: 1}.each do |k, v| %><%= k %>=<%= v %><% end %>", "a=1"),
    ("<% {a: 1}.each_pair { |k, v| %><%= k %>=<%= v %><% } %>", "a=1"),
    ("<% {a: 1}.each do |pair| %><%= pair.inspect %><% end %>", '["a", 1]'),
    ("<% {a: 1}.each do |(k, v)| %><%= k %><%= v %><% end %>", "a1"),
    ("<% {a: 1}.each_with_index do |(k, v), i| %><%= k %><%= v %><%= i %><% end %>", "a10"),
    ("<% {a: 1}.each_value do |v| %><%= v %><% end %><% {b: 1}.each_key do |k| %><%= k %><% end %>", "1b"),
    ("<% %w[a b].each_with_index do |w, i| %><%= i %><%= w %><% end %>", "0a1b"),
    ("<% %w[a b].each.with_index(1) do |w, i| %><%= i %><%= w %><% end %>", "1a2b"),
    ("<% %w[a b].reverse_each do |w| %><%= w %><% end %>", "ba"),
    ("<% [1, 2, 3].each_slice(2) do |a, b| %><%= a %>-<%= b %>;<% end %>", "1-2;3-;"),
    ("<% 3.times do |i| %><%= i %><% end %>", "012"),
    ("<% 1.upto(3) do |i| %><%= i %><% end %><% 2.downto(1) do |i| %><%= i %><% end %>", "12321"),
    ("<% (1..3).each do |i| %><%= i %><% end %>", "123"),
    ("<% for a, b in [[1, 2]] do %><%= a + b %><% end %>", "3"),
    ("<% for i in 1..2 %><% y = i %><% end %><%= y %><%= i %>", "22"),
    ("<% x && [7].each do |n| %><%= n %><% end %>", "7"),
    ("<% nil || [7].each do |n| %><%= n %><% end %>", "7"),
    ("<% sum = 0 %><% [1, 2].each do |n| %><% sum += n %><% end %><%= sum %>", "3"),
    ("<% list = [] %><% [1, 2].each do |n| %><% list << n %><% end %><%= list.join %>", "12"),
    ("<% n = 'out' %><% [1].each do |n| %><% end %><%= n %>", "out"),
    ("<% y ||= 5 %><% y ||= 6 %><% y *= 2 %><%= y %>", "10"),
    ("<% if (y = x) %><%= y %><% end %>", "2"),
    ("<% value = 'string' unless defined?(value) %><%= value || 'string' %>", "string"),
    ("<% x = 5 if !locals.key?(:x) %><%= x %>", "2"),
    (
        "<% [[1, [2]], [3, [4]]].each do |a, b| %><% b.each do |c| %><%= a %><%= c %> <% end %><% end %>",
        "12 34 ",
    ),
    ("<% data = 3 %><%= data %>", "3"),
    ("<% [1].select { |q| q > 0 }.each do |q| %><%= q %><% end %>", "1"),
    ("<%= (if x then 'a' end) %>", "a"),
]


@pytest.mark.parametrize(("text", "expected"), STRUCTURES, ids=[text for text, _ in STRUCTURES])
def test_control_structures_do_what_ruby_does(text: str, expected: str) -> None:
    assert shown(text, locals={"x": 2}) == expected


@pytest.mark.parametrize(
    ("text", "rule", "line", "message"),
    [
        ("a\n<% if true %>\nb", "erb-syntax", 2, "`if` without its `end`"),
        ("a\n<% [1].each do |x| %>\nb", "erb-syntax", 2, "`do` without its `end`"),
        ("a\n<% end %>\nb", "erb-syntax", 2, "`end` without a beginning"),
        ("a\n<% else %>", "erb-syntax", 2, "`else` without a beginning"),
        ("a\nb <% x", "erb-syntax", 2, "never closed"),
        ("<%= [1].each do |x| %>\n<% end %>", "erb-subset", 1, "`<%=` would also write"),
        ("<% y = [1].map do |x| %>\nt\n<% end %>", "erb-subset", 1, "a block with text in it"),
        ("<% y = if true %>a\nb<% end %>", "erb-subset", 1, "text between tags"),
        ("<% y = [1].first { |x| x } %>", "erb-subset", 1, "no block of `first`"),
        ("<% t('x') do %><% end %>", "erb-subset", 1, "takes no block"),
        ("<% [1].each do |*x| %><% end %>", "erb-syntax", 1, "the parameter `*`"),
        ("<% nil.each do |x| %>\n<% end %>", "erb-value", 1, "`each` is asked of nil"),
        ("<% 'a'.each do |x| %>\n<% end %>", "erb-value", 1, "String is no list"),
        ("<% 'a'.times do |x| %>\n<% end %>", "erb-value", 1, "`times` is asked of String"),
        ("<% [1].each_pair do |k, v| %>\n<% end %>", "erb-value", 1, "`each_pair` is asked of Array"),
        ("<% each do |x| %>\n<% end %>", "erb-subset", 1, "a loop over nothing"),
        ("<% case 1 %>x<% when 1 %>y<% end %>", "erb-syntax", 1, "nothing may stand between"),
    ],
)
def test_broken_structures_are_errors(text: str, rule: str, line: int, message: str) -> None:
    problem = expand(text).problems[0]

    assert (problem.rule, problem.place.line) == (rule, line)
    assert message in problem.message


def test_lines_keep_their_places() -> None:
    text = "# Title\n<% 2.times do |i| %>\n\none <%= i %>\n<% end %>\n<%= 'a\nb' %> tail\n  last\n"

    expansion = expand_erb(text, PAGE, Scope(), 5)

    assert expansion.lines == (
        Line("# Title", Place(PAGE, 5, 1)),
        Line("", Place(PAGE, 7, 1)),
        Line("one 0", Place(PAGE, 8)),
        Line("", Place(PAGE, 7, 1)),
        Line("one 1", Place(PAGE, 8)),
        Line("a", Place(PAGE, 10)),
        Line("b tail", Place(PAGE, 11)),
        Line("  last", Place(PAGE, 12, 1)),
    )


def partials(files: Mapping[str, str], **scope: Any) -> Any:
    def partial(name: str, place: Place, variables: Mapping[str, Any]) -> Expansion:
        path = f"source/{name}"
        if name.endswith(".erb"):
            return expand_erb(files[name], path, Scope(**scope, partial=partial, locals=variables))
        return Expansion(split_lines(files[name], path))

    return partial


def test_a_broken_sample_in_a_partial_within_a_loop_keeps_its_line() -> None:
    partial = partials({"_sample.md": "\n```json\n{]\n```\n", "_more.md.erb": "<%= n %>\n```json\n[}\n```\n"})
    text = (
        "<% 2.times do |i| %>\n<%= partial '_sample.md' %>\n<%= partial '_more.md.erb', locals: { n: i } %>\n"
        "<% end %>\n```json\n{,}\n```\n"
    )

    lines = expand(text, partial=partial).lines

    places = {line.text: line.place for line in lines}
    assert [line.text for line in lines].count("{]") == 2
    assert places["{]"] == Place("source/_sample.md", 3, 1)
    assert places["[}"] == Place("source/_more.md.erb", 3, 1)
    assert places["{,}"] == Place(PAGE, 6, 1)
    assert places["0"] == Place("source/_more.md.erb", 1)


def test_the_problems_of_a_partial_are_told_with_its_own_places() -> None:
    partial = partials({"_a.md.erb": "x\n<%= unknown %>\n"})

    expansion = expand("<%= partial '_a.md.erb' %><%= partial('_a.md.erb') %>", partial=partial)

    assert [(problem.rule, problem.place) for problem in expansion.problems] == [
        ("erb-name", Place("source/_a.md.erb", 2, 5))
    ]


def test_a_partial_gets_locals_in_every_spelling() -> None:
    partial = partials({"_a.md.erb": "<%= x %><%= locals[:x] %><%= y if defined?(y) %>"})
    calls = [
        "'_a.md.erb', locals: {x: 1}",
        "'_a.md.erb', :locals => {:x => 2, 'y' => 3}",
        "'_a.md.erb', locals: { x: 4, }",
    ]

    assert [shown(f"<%= partial {call} %>", partial=partial) for call in calls] == ["11", "223", "44"]


def test_a_block_is_the_yield_of_a_partial() -> None:
    partial = partials({"_box.erb": "<div>\n<%= yield %></div>\n"})

    expansion = expand("<% partial '_box.erb' do %>\n```json\n{]\n```\n<% end %>\nend", partial=partial)

    assert expansion.problems == ()
    assert [line.text for line in expansion.lines] == ["<div>", "```json", "{]", "```", "</div>", "end"]
    assert expansion.lines[2].place == Place(PAGE, 3, 1)


def test_a_partial_without_an_equals_sign_writes_nothing_and_says_so() -> None:
    expansion = expand("a\n<% partial '_a.md' %>\nb", partial=partials({"_a.md": "x"}))

    assert told(expansion) == [("erb-unwritten", 2)]
    assert [line.text for line in expansion.lines] == ["a", "b"]


DEFINITIONS = [
    "<% def url path = nil, method = 'GET'\n  \"#{method} #{[BASE, path].join}\"\nend\n%>\nafter",
    "<% def a(x)\n  if x\n    y\n  else\n    z\n  end\nend %>\nafter",
    "<% def a(x) %>\n<b><%= x %></b>\n<% end %>\nafter",
    "<% def a; b; end %>\nafter",
    "<% def a = b %>\nafter",
    "<% def a(x, y = f(1)) = b %>\nafter",
    "<% class A < B\n  def c\n    @d.e\n  rescue F => g\n    g\n  end\nend %>\nafter",
    "<% module A\n  B = 1\nend %>\nafter",
]


@pytest.mark.parametrize("text", DEFINITIONS)
def test_a_definition_is_one_mistake_with_all_that_stands_in_it(text: str) -> None:
    expansion = expand(text)

    assert told(expansion) == [("erb-syntax", 1)]
    assert [line.text for line in expansion.lines if line.text] == ["after"]


def test_after_a_definition_that_nothing_ends_nothing_is_shown() -> None:
    expansion = expand("before\n<% def a %>\nb\n<%= c %>")

    assert told(expansion) == [("erb-syntax", 2)]
    assert [line.text for line in expansion.lines] == ["before"]


def test_what_a_definition_sets_is_no_variable() -> None:
    assert told(expand("<% def a\n  b = 1\nend %>\n<%= b %>")) == [("erb-syntax", 1), ("erb-name", 4)]
