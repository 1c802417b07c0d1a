"""Middleman's own helpers, translations, and what sources read of their site."""

from __future__ import annotations

import pytest

from erb.expansions import expand, shown, told

HELPERS = [
    ("image_tag 'a.png'", '<img src="images/a.png" alt="" />'),
    (
        "image_tag 'images/a.png', class: 'img', alt: 'A \"b\"'",
        '<img src="images/a.png" class="img" alt="A &quot;b&quot;" />',
    ),
    (
        "image_tag('https://x.org/a.png', style:\"width: 2px\")",
        '<img src="https://x.org/a.png" style="width: 2px" alt="" />',
    ),
    ("image_tag 'a.png', :size => '2x3'", '<img src="images/a.png" width="2" height="3" alt="" />'),
    ("image_path('a.png')", "images/a.png"),
    (
        "link_to 'Text', '/x', class: %w[a b], data: {id: 1}, hidden: true, rel: nil",
        '<a href="/x" class="a b" data-id="1" hidden="hidden">Text</a>',
    ),
    ("link_to '/x'", '<a href="/x">/x</a>'),
    ("content_tag(:p, 'x', class: 'c')", '<p class="c">x</p>'),
    ("tag :br, class: 'c'", '<br class="c" />'),
    ("mail_to 'a@b.c'", '<a href="mailto:a@b.c">a@b.c</a>'),
    ("javascript_include_tag 'all'", '<script src="javascripts/all.js"></script>'),
    ("stylesheet_link_tag '/x.css', media: 'print'", '<link href="/x.css" rel="stylesheet" media="print" />'),
    ("asset_path('fonts')", "fonts/fonts"),
    ("url_for '/x'", "/x"),
    ("h('<') + escape_html('&') + raw('<')", "&lt;&amp;<"),
    ("config[:api_url]", "https://api"),
    ("config.api_url", "https://api"),
    ("current_page.data.title", "Title"),
    ("current_page.data[:title]", "Title"),
    ("current_page.data.no_such_key.inspect", "nil"),
    ("current_page.data.no_such_key?", "false"),
    ("current_page.data.asides.first.name", "one"),
    ("data.users.first.name", "Ada"),
    ("data['users'][0]['name']", "Ada"),
    ("data.users.map { |user| user.name }.join", "Ada"),
    ("locals.inspect", "{}"),
]


@pytest.mark.parametrize(("source", "expected"), HELPERS, ids=[source for source, _ in HELPERS])
def test_a_helper_writes_what_middleman_writes(source: str, expected: str) -> None:
    text = shown(
        f"<%= {source} %>",
        page={"title": "Title", "asides": [{"name": "one"}]},
        data={"users": [{"name": "Ada"}]},
        config={"api_url": "https://api"},
    )

    assert text == expected


def test_a_block_goes_between_the_tags() -> None:
    text = "<%= link_to '/x', class: 'c' do %>\n**b**\n<% end %>\n<%= content_tag :div do %>in<% end %>"

    assert shown(text) == '<a href="/x" class="c">\n**b**\n</a><div>in</div>'


TRANSLATIONS = {
    "de": {"hi": "Hallo"},
    "en": {
        "hi": "Hi %{name}",
        "cats": {"zero": "none", "one": "one cat", "other": "%{count} cats"},
        "photo": {
            "name": "photo",
            "nested": True,
            "attributes": {"id": {"name": "ID", "private": False}, "secret": {"name": "S", "private": True}},
            "columns": ["a", "b"],
        },
    },
}
KEYS = [
    ("t('.name', scope: resource)", "photo"),
    ('t("photo.name").titleize', "Photo"),
    ("I18n.t(:name, scope: [:photo])", "photo"),
    ("t('.nested', scope: resource) == true", "true"),
    ("t('.columns', scope: resource).join(' | ')", "a | b"),
    ("t('.attributes', scope: resource).reject { |k, v| v[:private] }.keys.first", "id"),
    ("t(resource).keys.include?(:columns)", "true"),
    ("t('.child', scope: resource).to_s.include?('missing')", "true"),
    ("t('.child', scope: resource).is_a?(Hash)", "false"),
    ("t('.child', default: 'none')", "none"),
    ("t('hi', name: 'Ada')", "Hi Ada"),
    ("t('hi', locale: :de)", "Hallo"),
    ("t('cats', count: 1) + t('cats', count: 0) + t('cats', count: 2)", "one catnone2 cats"),
    ("t('.child', scope: resource) ? 'truthy' : 'no'", "truthy"),
]


@pytest.mark.parametrize(("source", "expected"), KEYS, ids=[source for source, _ in KEYS])
def test_a_translation_is_found(source: str, expected: str) -> None:
    text = shown(f"<%= {source} %>", translations=TRANSLATIONS, locals={"resource": "photo"})

    assert text == expected


def test_the_locale_can_be_chosen() -> None:
    assert shown("<%= t('hi') %><%= I18n.locale %>", translations=TRANSLATIONS, locale="de") == "Hallode"
    assert shown("<%= t('hi') %>", translations={"de": {"hi": "Hallo"}}) == "Hallo"


@pytest.mark.parametrize(
    "use", ["t('no.such')", "t('no.such').capitalize", "\"a #{t('no.such')}\"", "t(:no)"]
)
def test_a_missing_translation_is_never_text(use: str) -> None:
    expansion = expand(f"a\n<%= {use} %>", translations=TRANSLATIONS)

    assert told(expansion) == [("translation-missing", 2)]
    assert "translation missing: en.no" in expansion.problems[0].message
    assert [line.text for line in expansion.lines if line.text] == ["a"]
