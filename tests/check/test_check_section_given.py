"""Which names the programs of samples send in a query and a body, as far as they write them out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mkslate.check.code import Code
from mkslate.check.section import calls
from mkslate.check.section.sent import Sent
from mkslate.place import Place, split_lines

URL = "https://api.example.com/kittens"

Read = Callable[[Code], tuple[Sent, ...]]


def told(read: Read, text: str) -> tuple[str | None, str | None]:
    """The names of the query and of the body, `-` where there are none; None where they cannot be told."""
    code = Code(split_lines(text.replace("'URL", f"'{URL}"), "index.md"), Place("index.md", 1))
    (one,) = read(code)
    query, body = one.content()
    return (
        None if query is None else " ".join(query) or "-",
        None if body is None else " ".join(body) or "-",
    )


PYTHON = [
    ("d = {'id': 1}\nd.pop('id')\nrequests.post('URL', json=d)", "-", None),
    ("d = {'id': 1}\ndel d['id']\nrequests.post('URL', json=d)", "-", None),
    ("requests.get('URL', params={'page': None, 'limit': 1})", "limit", "-"),
    ("requests.get('URL')", "-", "-"),
    ("requests.get('URL?page=1&breed%5B%5D=a&x.y=2')", "page breed", "-"),
    ("requests.get('URL?page=1', {'limit': 5})", "page limit", "-"),
    ("q = {'limit': 5, 'page': 2}\nrequests.get('URL', params=q)", "limit page", "-"),
    ("requests.get('URL', params=[('limit', 5)])", None, "-"),
    ("requests.get('URL', params=q)", None, "-"),
    ("requests.post('URL', json={'name': {'first': 1}, 'age': a[0]})", "-", "name age"),
    ("requests.post('URL', {'name': 1}, headers={'a': 1})", "-", "name"),
    ("import json\nd = json.dumps(\n  {'name': 1}\n)\nrequests.put('URL', data=d)", "-", "name"),
    ("requests.post('URL', json={'kitten': {'name': 1, 'age': 2}})", "-", "name age"),
    ("requests.post('URL', json={'data': {'type': 'k', 'attributes': {'age': 2}}})", "-", "age"),
    ("requests.post('URL', json={'data': {'type': 'k', 'attributes': a}})", "-", "type attributes"),
    ("requests.post('URL', json={})", "-", "-"),
    ("requests.request('POST', 'URL', json={'name': 1}, params={'a': 1})", "a", "name"),
    ("d = {'name': 1}\nd['age'] = 2\nrequests.post('URL', json=d)", "-", None),
    ("requests.post('URL', json={**kitten, 'age': 2})", "-", None),
    ("requests.post('URL', json={name: 2})", "-", None),
    ("requests.post('URL', json={f'{x}': 2})", "-", None),
    ("requests.post('URL', json={'a': 1} | more)", "-", None),
    ("requests.post('URL', json=dict(a=1))", "-", None),
    ("requests.post('URL', data='{\"a\": 1}')", "-", None),
    ("requests.post('URL', data={'a': 1}, files={'b': f})", None, None),
    ("requests.post('URL', **given)", None, None),
    ("a = b\nb = a\nrequests.post('URL', json=a)", "-", None),
]
JAVASCRIPT = [
    ("const d = {id: 1};\ndelete d.id;\naxios.post('URL', d)", "-", None),
    ("axios.post('URL', {id: undefined, name: 1})", "-", "name"),
    ("fetch('URL', {body: JSON.stringify({id: 1}, ['name'])})", "-", None),
    ("fetch('URL', {body: JSON.stringify({id: 1}, null, 2)})", "-", "id"),
    ("fetch('URL?page=2')", "page", "-"),
    ("fetch('URL', {method: 'POST', body: JSON.stringify({name: 1, 'age': 2})})", "-", "name age"),
    (
        "const body = {\n  name,\n  age: f(1, 2),\n};\nfetch('URL', {body: JSON.stringify(body)})",
        "-",
        "name age",
    ),
    ("const b = JSON.stringify({k: {a: 1, b: [2, 3]}});\nfetch('URL', {method: 'PUT', body: b})", "-", "a b"),
    ("fetch('URL', {method: 'POST', body: new URLSearchParams({name: 1})})", "-", "name"),
    ("fetch('URL', {method: 'POST', body: new FormData(form)})", "-", None),
    ("fetch('URL', {method: 'POST', body: JSON.stringify({...kitten})})", "-", None),
    ("fetch('URL', {method: 'POST', body: JSON.stringify({[name]: 1})})", "-", None),
    ("fetch('URL', {method: 'POST', body: JSON.stringify(kitten)})", "-", None),
    ("axios.post('URL', {name: 1}, {params: {a: 1}})", "a", "name"),
    ("axios.post('URL')", "-", "-"),
    ("axios.get('URL', {params: {page: 1}})", "page", "-"),
    ("axios.get('URL', config)", None, None),
    ("axios.get('URL', {...config})", None, None),
    ("axios({method: 'put', url: 'URL', data: {name: 1}})", "-", "name"),
]
RUBY = [
    ("Net::HTTP.post(URI('URL'), {name: 1, age: 2}.to_json, 'A' => 'b')", "-", "name age"),
    ("Net::HTTP.post(URI('URL'), {name: 1}.merge(more).to_json)", "-", None),
    ("Net::HTTP.post(URI('URL'), {**kitten, name: 1}.to_json)", "-", None),
    ("Net::HTTP.post(URI('URL'), {name: 1, key => 2}.to_json)", "-", None),
    (
        "q = {a: 1}\nq.compact!\nuri = URI('URL')\nuri.query = URI.encode_www_form(q)\nNet::HTTP.get(uri)",
        None,
        "-",
    ),
    ("Net::HTTP.get(URI('URL?page=2'))", "page", "-"),
    ("Net::HTTP.post_form(URI('URL'), 'name' => 'Max', 'age' => 2)", "-", "name age"),
    (
        "uri = URI('URL')\nuri.query = URI.encode_www_form(page: 2, limit: 3)\nNet::HTTP.get(uri)",
        "page limit",
        "-",
    ),
    (
        "uri = URI('URL')\nuri.query = URI.encode_www_form({page: 2, limit: 3})\nNet::HTTP.get(uri)",
        "page limit",
        "-",
    ),
    ("r = Net::HTTP::Post.new(URI('URL'))\nr.body = {\n  'name' => 1,\n  age: 2\n}.to_json", "-", "name age"),
    ("r = Net::HTTP::Post.new(URI('URL'))\nr.body = JSON.generate({'name' => 1})", "-", "name"),
    ("d = {'name' => 1}\nr = Net::HTTP::Put.new(URI('URL'))\nr.body = d.to_json", "-", "name"),
    ("r = Net::HTTP::Post.new(URI('URL'))\nr.set_form_data('name' => 1, 'age' => 2)", "-", "name age"),
    ("r = Net::HTTP::Post.new(URI('URL'))\nr.set_form({'name' => 1})", "-", None),
    ("r = Net::HTTP::Post.new(URI('URL'))\nr.body = text", "-", None),
    ("r = Net::HTTP::Post.new(URI('URL'))\nr.body = a\nr.body = {'name' => 1}", "-", None),
    ("r = Net::HTTP::Post.new(URI('URL'))\nr.body = {name => 1}.to_json if x", "-", None),
    ("r = Net::HTTP::Get.new(URI('URL'))\nputs r.body == 5", "-", "-"),
]


@pytest.mark.parametrize(("text", "query", "body"), PYTHON)
def test_what_python_sends(text: str, query: str | None, body: str | None) -> None:
    assert told(calls.python, text) == (query, body)


@pytest.mark.parametrize(("text", "query", "body"), JAVASCRIPT)
def test_what_javascript_sends(text: str, query: str | None, body: str | None) -> None:
    assert told(calls.javascript, text) == (query, body)


@pytest.mark.parametrize(("text", "query", "body"), RUBY)
def test_what_ruby_sends(text: str, query: str | None, body: str | None) -> None:
    assert told(calls.ruby, text) == (query, body)


def test_a_name_has_its_offset() -> None:
    text = f"requests.post('{URL}', json={{'name': 1}})"
    (one,) = calls.python(Code(split_lines(text, "index.md"), Place("index.md", 1)))

    assert one.content().body == {"name": text.index("'name'")}
