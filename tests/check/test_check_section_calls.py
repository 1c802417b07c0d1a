"""Which requests the programs of samples send, as far as they say it in so many words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mkslate.check.code import Code
from mkslate.check.section import calls
from mkslate.check.section.sent import Sent
from mkslate.place import Place, split_lines

URL = "https://api.example.com/kittens/5"
GET, POST, DELETE = (f"{method} /kittens/5" for method in ("GET", "POST", "DELETE"))


def told(read: Callable[[Code], tuple[Sent, ...]], text: str) -> list[str]:
    code = Code(split_lines(text.replace("URL", URL), "index.md"), Place("index.md", 1))
    return [f"{one.method} {one.address.path}" for one in read(code)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("requests.get('URL')", GET),
        ('print(requests.delete("URL").json())', DELETE),
        ("requests.post(\n    'URL',  # the kitten's\n    json={'name': 'Max', 'age': 2},\n)", POST),
        ("httpx.post(json={'a': (1, 2)}, url='URL')", POST),
        ("url = 'URL'\nparams = {'a': 1}\nrequests.get(url, params=params)", GET),
        ("requests.request('delete', 'URL')", DELETE),
        ('payload = ""\nurl = r"""URL"""\nrequests.request(url=url, method="POST", data=payload)', POST),
        ("requests.get('https://{host}/kittens/5')", GET),
    ],
)
def test_python_that_is_clear(text: str, expected: str) -> None:
    assert told(calls.python, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "requests.get(f'https://{host}/kittens/5')",
        "requests.get('URL' + name)",
        "requests.get('URL/%s' % name)",
        "requests.get('URL' 'toys')",
        "requests.get(BASE)",
        "requests.get('/kittens/5')",
        "requests.get()",
        "requests.get('https://api.example.com\\x2f')",
        "url = 'URL'\nurl += '/toys'\nrequests.get(url)",
        "url = 'URL'\nurl = other\nrequests.get(url)",
        "url = 'URL' \\\n  '/toys'\nrequests.get(url)",
        "other = url = 'URL'\nrequests.get(other)",
        "url = 'URL'.format(5)\nrequests.get(url)",
        "url = 'URL' +\nrequests.get(url)",
        "def get(url='URL'):\n    requests.get(url)",
        "requests.request(method, 'URL')",
        "requests.request(method)",
        "requests.Session('URL')",
        "my.requests.get('URL')",
        "requests.get",
        "# requests.get('URL')",
        "'requests.get(URL)'",
        "don't\nrequests.get('URL')",
        "requests.get('URL'",
        "requests.get('URL']",
    ],
)
def test_python_that_is_not_clear(text: str) -> None:
    assert told(calls.python, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fetch('URL')", GET),
        ("const answer = await fetch(`URL`, {headers: {method: 'x'}});", GET),
        ("window.fetch('URL')", None),
        ("fetch('URL', { // as it is\n  method: 'POST', body: JSON.stringify({a: [1, 2]}) })", POST),
        ('const o = {\n  "method": "DELETE"\n};\nfetch("URL", o).then(r => r.json());', DELETE),
        ("const url = 'URL', o = {method: 'POST'};\nfetch(url, o)", POST),
        ("axios.get('URL', { params })", GET),
        ("axios\n  .post('URL', {name: 'Max'})", POST),
        ("axios({ method: 'post', url: 'URL', data })", POST),
        ("var url = 'URL';\naxios.request({ url, method: 'DELETE' })", DELETE),
        ("const config = {\n  url: 'URL'\n};\n\naxios(config).catch(e => e)", GET),
        ("axios('URL')", GET),
    ],
)
def test_javascript_that_is_clear(text: str, expected: str | None) -> None:
    assert told(calls.javascript, text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "fetch(`https://${host}/kittens/5`)",
        "fetch('/kittens/5')",
        "fetch()",
        "fetch(url, {method: 'POST'})",
        "fetch('URL', options)",
        "fetch('URL', {method})",
        "fetch('URL', {method: 'PURGE'})",
        "fetch('URL', {...options, body: 1})",
        "fetch({url: 'URL'})",
        "function fetch(url) { return 'URL' }",
        "const fetch = require('node-fetch');",
        "axios.create({ url: 'URL' })",
        "axios.get(`URL/${id}`)",
        "axios.get()",
        "axios({ method: 'post' })",
        "axios({ baseURL: 'https://api.example.com', url: 'URL' })",
        "let url = 'URL'\nurl.pathname = '/toys'\nfetch(url)",
        "let url = 'URL';\nif (url == 1) {}\nurl |= 2;\nfetch(url)",
        "const url = '`;\nfetch('URL')",
        "/* fetch('URL') */",
        "const o = {};\no.method = 'POST';\nfetch('URL', o)",
        "const o = {};\no['method'] = 'POST';\nfetch('URL', o)",
        "/* fetch('URL')",
        "fetch('URL', {method: 'POST'}; // )",
    ],
)
def test_javascript_that_is_not_clear(text: str) -> None:
    assert told(calls.javascript, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("puts Net::HTTP.get(URI('URL'))", GET),
        ("Net::HTTP.post_form(URI.parse('URL'), 'name' => 'Max')", POST),
        ("uri = URI('URL')\nuri.query = URI.encode_www_form(page: 2)\nNet::HTTP.get_response(uri)", GET),
        (
            'require "net/http"\nurl = URI("URL")\nhttp = Net::HTTP.new(url.host, url.port)\n'
            'request = Net::HTTP::Post.new(url)\nrequest.body = "{\\n \\"a\\": 1}"\nhttp.request(request)',
            POST,
        ),
        (
            "uri = URI.parse 'x'\nlink = 'URL'\nwhere = URI(link)\nNet::HTTP::Delete.new(where.request_uri)",
            DELETE,
        ),
    ],
)
def test_ruby_that_is_clear(text: str, expected: str) -> None:
    assert told(calls.ruby, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Net::HTTP.get('api.example.com', '/kittens/5')",
        'Net::HTTP.get(URI("https://#{host}/kittens/5"))',
        "uri = URI('URL')\nuri.path = '/toys'\nNet::HTTP.get(uri)",
        "url = 'URL'\nurl << '/toys'\nNet::HTTP.get(URI(url))",
        "uri = URI('URL') if here\nNet::HTTP.get(uri)",
        "uri = URI.join('URL', 'toys')\nNet::HTTP.get(uri)",
        "Net::HTTP.start('URL')",
        "Net::HTTP::Get.new",
        "Net::HTTP::Purge.new('URL')",
        "Net::FTP.get('URL')",
    ],
)
def test_ruby_that_is_not_clear(text: str) -> None:
    assert told(calls.ruby, text) == []


def test_a_call_has_the_places_of_its_address_and_of_its_method() -> None:
    code = Code(
        split_lines(f"url = '{URL}'\nrequests.request('POST', url)", "index.md"), Place("index.md", 1)
    )

    (one,) = calls.python(code)

    assert (one.place.line, one.place.column) == (1, 7)
    assert (one.method_place.line, one.method_place.column) == (2, 18)
