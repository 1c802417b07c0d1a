"""Ruby's expressions, as far as sources use them, give what Ruby gives."""

from __future__ import annotations

import datetime

import pytest

from erb.expansions import expand, shown, told
from mkslate.place import Place

EXPRESSIONS = [
    # values
    ("nil", ""),
    ("true", "true"),
    ("1_000", "1000"),
    ("0x1f", "31"),
    ("1.5", "1.5"),
    (":name", "name"),
    (':"a b"', "a b"),
    ("'a\\'b\\n'", "a'b\\n"),
    ('"a\\tb\\u00e9\\u{e9}"', "a\tb\u00e9\u00e9"),
    ("'a' 'b'", "ab"),
    ("%w[a b].last", "b"),
    ("%q(a (b) c)", "a (b) c"),
    ("%(a #{1 + 1})", "a 2"),
    ("%i[x y].join", "xy"),
    ('"#{"#{1}" + "2"}"', "12"),
    ('"a#{}b"', "ab"),
    ('"\\#{x}"', "#{x}"),
    ('"a" "#{1}"', "a1"),
    ("[1, 'a', nil, [2.5]]", '[1, "a", nil, [2.5]]'),
    ("{a: 1, 'b' => [2]}", '{"a"=>1, "b"=>[2]}'),
    ("(1..3)", "1..3"),
    ("(1...3).to_a.inspect", "[1, 2]"),
    ("('a'..'c').to_a.join", "abc"),
    # operators
    ("1 + 2 * 3", "7"),
    ("(1 + 2) * 3", "9"),
    ("2 ** 3 ** 2", "512"),
    ("-2 ** 2", "-4"),
    ("7 / 2", "3"),
    ("-7 / 2", "-4"),
    ("7.0 / 2", "3.5"),
    ("7 % 3", "1"),
    ("'%05.1f' % 3.14159", "003.1"),
    ("'ab' * 2", "abab"),
    ("[1] + [2]", "[1, 2]"),
    ("[1, 2] - [2]", "[1]"),
    ("[1, 2] * ','", "1,2"),
    ("1 == 1.0", "true"),
    ("1 == true", "false"),
    ("1 != 2", "true"),
    ("1 <=> 2", "-1"),
    ("'a' < 'b'", "true"),
    ("!nil", "true"),
    ("not true", "false"),
    ("-'frozen'", "frozen"),
    ("0 && 'zero is true'", "zero is true"),
    ("nil || ''", ""),
    ("false or 'x'", "x"),
    ("'' && 'empty too'", "empty too"),
    ("1 > 0 ? 'yes' : 'no'", "yes"),
    ("nil ? 1 : false ? 2 : 3", "3"),
    ("true && !false", "true"),
    ("5 >= 5 and 'x'", "x"),
    ("String === 'a'", "true"),
    ("(1..3) === 2", "true"),
    ("1 <= 2", "true"),
    ("[1] << 2", "[1, 2]"),
    ("'a' << 'b'", "ab"),
    ("'x' if 1", "x"),
    ("'x' unless 1", ""),
    ("if true then 1 else 2 end", "1"),
    ("case 3 when 1, 2 then 'a' when Integer then 'b' end", "b"),
    ("case 'q' when 'x' then 1 else 2 end", "2"),
    ("+3", "3"),
    ("10 - 2 - 3", "5"),
    ("[10 -2].first", "8"),
    # asking
    ("{a: {b: [1, 2]}}[:a]['b'][-1]", "2"),
    ("{a: 1}[:b].inspect", "nil"),
    ("[1, 2, 3][0, 2].inspect", "[1, 2]"),
    ("[1, 2, 3][1..-1].inspect", "[2, 3]"),
    ("'abc'[0]", "a"),
    ("'abc'['b']", "b"),
    ("'abc'[1..]", "bc"),
    ("[1][9].inspect", "nil"),
    ("nil&.foo.inspect", "nil"),
    ("'a'&.upcase", "A"),
    ("nil.to_a.inspect", "[]"),
    ("'a'.nil?", "false"),
    ("''.blank?", "true"),
    ("' '.presence || 'x'", "x"),
    ("[].empty?", "true"),
    ("[nil].any?", "false"),
    ("{}.any?", "false"),
    ("'a'.is_a?(String)", "true"),
    ("{}.is_a? Hash", "true"),
    ("1.kind_of?(Array)", "false"),
    ("true.is_a?(TrueClass)", "true"),
    ("defined?(image_tag)", "expression"),
    ("defined?(nothing) || 1", "1"),
    ("@links.inspect", "nil"),
    # strings
    ("'some_long name'.titleize", "Some Long Name"),
    ("'VirtualCurrency'.underscore", "virtual_currency"),
    ("'author_id'.humanize", "Author"),
    ("'a_b'.dasherize", "a-b"),
    ("'Über uns!'.parameterize", "uber-uns"),
    ("'Handling Returns'.parameterize.underscore", "handling_returns"),
    ("'category'.pluralize", "categories"),
    ("'children'.singularize", "child"),
    ("'a_b'.camelize", "AB"),
    ("'abc'.upcase.reverse", "CBA"),
    ("'ABC'.downcase.capitalize", "Abc"),
    ("'a-b'.gsub('-', '+')", "a+b"),
    ("'aa'.sub('a', 'b')", "ba"),
    ("' a '.strip + '|'", "a|"),
    ("'a,b'.split(',').inspect", '["a", "b"]'),
    ("'ab'.chars.last", "b"),
    ("'a'.ljust(3, '.')", "a.."),
    ("'a'.rjust(3)", "  a"),
    ("'a'.center(3, '-')", "-a-"),
    ("'abc'.size", "3"),
    ("'abc'.include?('b')", "true"),
    ("'abc'.start_with? 'a', 'x'", "true"),
    ("'12px'.to_i", "12"),
    ("'1.5x'.to_f", "1.5"),
    ("'a'.to_json", '"a"'),
    ("'abcdef'.truncate(5)", "ab..."),
    ("'a\\nb'.lines.length", "1"),
    ("'aabb'.squeeze", "ab"),
    ("'b'.in?(%w[a b])", "true"),
    ("'x'.to_sym.inspect", '"x"'),
    ("'a b'.delete(' ')", "ab"),
    ("'abc'.index('c')", "2"),
    # numbers
    ("3.7.round", "4"),
    ("2.5.round", "3"),
    ("3.14159.round(2)", "3.14"),
    ("-3.2.abs", "3.2"),
    ("3.2.ceil", "4"),
    ("3.9.to_i", "3"),
    ("4.even?", "true"),
    ("0.zero?", "true"),
    ("5.to_s + '!'", "5!"),
    ("1.succ", "2"),
    # lists and maps
    ("[3, 1, 2].sort.first(2).inspect", "[1, 2]"),
    ("[1, 1].uniq.inspect", "[1]"),
    ("[1, [2, [3]]].flatten.inspect", "[1, 2, 3]"),
    ("[1, nil].compact.length", "1"),
    ("[1, 2].sum", "3"),
    ("[1, 2].max", "2"),
    ("[2, 1].min", "1"),
    ("[1, 2].last", "2"),
    ("[1].include?(1)", "true"),
    ("['a', 'b', 'c'].to_sentence", "a, b, and c"),
    ("[[1, 2]].to_h", "{1=>2}"),
    ("[1, 2, 3].each_slice(2).to_a.inspect", "[[1, 2], [3]]"),
    ("{a: 1}.keys.inspect", '["a"]'),
    ("{a: 1}.key?(:a)", "true"),
    ("{a: 1}.fetch(:a)", "1"),
    ("{a: 1}.fetch(:b, 2)", "2"),
    ("{a: 1}.merge({b: 2}).values.inspect", "[1, 2]"),
    ("{a: {b: 1}}.dig(:a, :b)", "1"),
    ("{a: 1, b: 2}.except(:a)", '{"b"=>2}'),
    ("{a: 1}.to_json", '{"a":1}'),
    ("{a: 1}.first.inspect", '["a", 1]'),
    ("{a: 1}.length", "1"),
    ("{a: nil}.compact", "{}"),
    ("[1, 2, 3].select { |x| x > 1 }.inspect", "[2, 3]"),
    ("[1, 2].map { |x| x * 2 }.join('-')", "2-4"),
    ("%w[a b].map(&:upcase).join", "AB"),
    ("{a: 1, b: 2}.reject { |k, v| v > 1 }", '{"a"=>1}'),
    ('{a: 1}.map { |k, v| "#{k}=#{v}" }.join', "a=1"),
    ("{b: 1, a: 2}.sort_by { |k, v| k }.map { |k, v| k }.join", "ab"),
    ("[1, 2].any? { |x| x == 2 }", "true"),
    ("[1, 2].find { |x| x > 1 }", "2"),
    ("[[1, [2, 3]]].map { |a, (b, c)| a + b + c }.first", "6"),
    ("[1, 2].count { |x| x > 1 }", "1"),
    ("%w[a bb].group_by { |w| w.size }", '{1=>["a"], 2=>["bb"]}'),
    ("[3, 1].sort_by { |x| x }.first", "1"),
    ("[1, 2].all? { |x| y = x; y > 0 }", "true"),
    ("[1, 2].partition { |x| x > 1 }.inspect", "[[2], [1]]"),
    # constants
    ("JSON.generate({a: [1]})", '{"a":[1]}'),
    ("JSON.pretty_generate({a: 1})", '{\n  "a": 1\n}'),
    ("Hash['a', 1]", '{"a"=>1}'),
    ("I18n.locale", "en"),
]


@pytest.mark.parametrize(("source", "expected"), EXPRESSIONS, ids=[source for source, _ in EXPRESSIONS])
def test_an_expression_gives_what_ruby_gives(source: str, expected: str) -> None:
    assert shown(f"<%= {source} %>") == expected


def test_the_year_is_that_of_the_build() -> None:
    today = datetime.date(2024, 2, 29)

    assert shown("<%= Date.today.year %>/<%= Time.now.month %>", today=today) == "2024/2"


def test_the_build_date_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")

    assert shown("<%= Date.today.year %> <%= Date.today %>") == "1970 1970-01-02"


def test_a_heredoc_is_a_string() -> None:
    source = "<%= h(<<~TEXT.strip) %>\n"

    assert told(expand(source)) == [("erb-syntax", 1)]
    text = "<%= h(\n  <<~TEXT\n    a < #{1 + 1}\n      b\n  TEXT\n) %>"
    assert shown(text) == "a &lt; 2\n  b"


def test_a_long_call_goes_over_lines() -> None:
    assert shown("<%= [1, 2]\n  .map { |x|\n    x + 1\n  }\n  .join(\n    ',',\n  ) %>") == "2,3"


OUTSIDE = [
    ("`ls`", "backticks"),
    ("x =~ 1", "=~"),
    ("'a'.gsub(/a/, 'b')", "regular expression"),
    ("while true", "`while`"),
    ("def x; end", "`def`"),
    ("f(*list)", "arguments from a list"),
    ("list.each(&block)", "handed on"),
    ("x[0] = 1", "an assignment to a part"),
    ("File.read('/etc/passwd')", "no such constant or method"),
    ("system('ls')", "no helper `system`"),
    ("eval('1')", "no helper `eval`"),
    ("Kernel", "no such constant"),
    ("ENV['HOME']", "does not read the environment"),
    ("''.instance_eval('1')", "no method `instance_eval`"),
    ("''.send(:system, 'ls')", "no method `send`"),
    ("[1].inject { |a, b| a + b }", "no method `inject`"),
    ("1 +", "a value is expected"),
    ("[1, 2", "is expected"),
    ("'open", "never closed"),
    ('"#{1"', "never closed"),
    ("x ? 1", "`:` is expected"),
    ("1 2", "is not expected here"),
    ("end", "is not expected here"),
    ("§", "means nothing"),
    ("{1 2}", "expected"),
    ("a.", "without the name"),
    ("<<~X", "heredoc"),
    ("begin", "`begin`"),
    ("1 rescue 2", "`rescue`"),
    ("9" * 2000, "so many digits"),
    ("defined?(a.b)", "only names"),
]


@pytest.mark.parametrize(("source", "message"), OUTSIDE, ids=[source[:30] for source, _ in OUTSIDE])
def test_what_is_outside_is_an_error_with_its_place(source: str, message: str) -> None:
    expansion = expand(f"one\n\n<%= {source} %>\nlast")

    assert {problem.place.line for problem in expansion.problems} == {3}
    assert {problem.place.path for problem in expansion.problems} == {"source/page.md.erb"}
    assert message in expansion.problems[0].message
    assert [line.text for line in expansion.lines if line.text] == ["one", "last"]


WRONG: list[tuple[str, str]] = [
    ("nil.upcase", "`upcase` is asked of nil"),
    ("nil[0]", "`[]` is asked of nil"),
    ("5[0]", "`[]` is asked of Integer"),
    ("[1]['a']", "String is no index of Array"),
    ("'a' + 1", "`+` does not go with String and Integer"),
    ("[] - 1", "`-` does not go with"),
    ("{} * 2", "`*` does not go with"),
    ("'a' / 2", "`/` does not go with"),
    ("[] % 2", "`%` does not go with"),
    ("'a' ** 2", "`**` does not go with"),
    ("'a' * -1", "a negative number of times"),
    ("1 < 'a'", "cannot be compared"),
    ("nil > 1", "cannot be compared"),
    ("1 / 0", "a division by zero"),
    ("'a'.frobnicate", "no method `frobnicate` of String"),
    ("{a: 1}.fetch(:b)", "the key `b` is not there"),
    ("[1].is_a?('String')", "a class is expected"),
    ("'a'.ljust('b')", "do not go together"),
    ("[1, 'a'].sum", "`sum` adds numbers"),
    ("[1].each_slice(0)", "hold one value at least"),
    ("(1..2.5).to_a", "only ranges of whole numbers"),
    ("-[]", "has no sign"),
    ("nothing", "no variable and no helper"),
    ("data", "data is not a text"),
    ("data.users", "there is no data file `users`"),
    ("config[:api_url]", "config.rb gives no plain value for `api_url`"),
    ("current_page.title", "mkslate knows no `current_page.title`"),
    ("image_tag", "the file's name is missing"),
    ("Hash['a']", "takes keys with their values"),
    ("2.5.round(99)", "30 digits"),
    ("String.new", "no such constant or method"),
    ("yield", "not called with a block"),
]


@pytest.mark.parametrize(("source", "message"), WRONG, ids=[source for source, _ in WRONG])
def test_what_goes_wrong_is_an_error_of_its_construct(source: str, message: str) -> None:
    expansion = expand(f"a\nb <%= {source} %> c")

    (problem,) = expansion.problems
    assert message in problem.message
    assert problem.place.line == 2
    assert problem.place.column >= 7
    assert [line.text for line in expansion.lines] == ["a", "b  c"]


def test_all_problems_of_a_file_are_told() -> None:
    expansion = expand(
        "<%= one %>\n<% if two %>\n<%= three %>\n<% end %>\n<%= four('x') %>\n"
        "<% five.each do |x| %>\n<% end %>\n<%= six %>\n"
    )

    assert sorted(told(expansion), key=lambda one: one[1]) == [
        ("erb-name", 1),
        ("erb-name", 2),
        ("erb-helper", 5),
        ("erb-name", 6),
        ("erb-name", 8),
    ]


def test_a_construct_is_quoted_and_hinted() -> None:
    (problem,) = expand("\n  <%= show_doc :attributes, 'a' %>").problems

    assert problem.place == Place("source/page.md.erb", 2, 7)
    assert problem.message.startswith("`show_doc :attributes, 'a'`: ")
    assert ".md.jinja" in problem.hint


def test_a_name_in_a_branch_that_is_never_taken_is_no_mistake() -> None:
    assert shown("<% if false %>\n<%= api_url %>\n<% end %>\nx") == "x"
