"""`mkslate check --site`: the links, anchors, pictures and ids of a built site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkslate.check.built import check_site
from mkslate.check.settings import CheckSettings
from mkslate.cli import main
from mkslate.errors import PortalError
from tree import write_tree

PAGE = """<!doctype html>
<html><head>
<link rel="canonical" href="https://example.com/docs/{path}">
<link rel="stylesheet" href="{base}style.css">
</head><body>
<h1 id="top-of-it">A</h1>
{body}
</body></html>
"""
MAP = {"old": "a/", "gone": "a/"}


def site(folder: Path, body: str, **more: str) -> Path:
    pages = {
        "index.html": PAGE.format(path="", base="", body=body),
        "a/index.html": PAGE.format(path="a/", base="../", body='<h2 id="old">O</h2><a name="named"></a>'),
        "style.css": "",
        "pictures/a b.png": "",
    }
    return write_tree(folder, {**pages, **more})


def told(folder: Path, settings: CheckSettings | None = None) -> list[str]:
    units = check_site(folder, settings or CheckSettings())
    return [f"{one.place}: {one.rule}" for unit in units for one in unit.problems]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="a/">',
        '<a href="a">',
        '<a href="a/index.html#old">',
        '<a href="a/?q=1#named">',
        '<a href="#top-of-it">',
        '<a href="#">',
        '<a href="#top">',
        '<a href="#:~:text=A">',
        '<a href="/docs/a/#old">',
        '<a href="https://example.com/docs/a/">',
        '<a href="https://example.com/elsewhere">',
        '<a href="//example.org/x">',
        '<a href="tel:123">',
        '<a href="mailto:a@example.com?subject=x">',
        '<img src="pictures/a%20b.png">',
        '<img srcset="pictures/a%20b.png 2x, style.css 1x">',
        '<img src="data:image/png;base64,AA==">',
        '<meta http-equiv="refresh" content="0; url=a/">',
        '<pre>&lt;a href="nowhere"&gt;</pre>',
        '<!-- <a href="nowhere"> -->',
    ],
)
def test_what_is_there_is_not_told(tmp_path: Path, body: str) -> None:
    assert told(site(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<a href="b/">', "link-missing"),
        ("<a href='b/'>", "link-missing"),
        ("<a href=b/>", "link-missing"),
        ('<a href="../a/">', "link-missing"),
        ('<a href="/a/">', "link-missing"),
        ('<a href="https://example.com/docs/b/">', "link-missing"),
        ('<meta http-equiv="refresh" content="0; url=b/">', "link-missing"),
        ('<a href="a/#new">', "link-anchor"),
        ('<a href="#x&amp;y">', "link-anchor"),
        ('<img src="pictures/b.png">', "image-missing"),
        ('<video poster="b.png">', "image-missing"),
        ('<img srcset="pictures/a%20b.png 2x, b.png 1x">', "image-missing"),
        ('<script src="b.js"></script>', "image-missing"),
        ('<object data="b.svg"></object>', "image-missing"),
        ('<a href="mailto:nobody">', "link-mailto"),
        ('<p id="top-of-it">', "id-duplicate"),
    ],
)
def test_what_is_not_there_is_told_with_its_line(tmp_path: Path, body: str, rule: str) -> None:
    (line,) = told(site(tmp_path, f"<p>\n\n  {body}"))

    assert line.startswith("index.html:9:")
    assert line.endswith(f": {rule}")


def test_each_of_several_equal_links_has_its_own_place(tmp_path: Path) -> None:
    assert told(site(tmp_path, '<a href="b/">\n<a href="b/">')) == [
        "index.html:7:4: link-missing",
        "index.html:8:4: link-missing",
    ]


def test_old_anchors_must_lead_somewhere(tmp_path: Path) -> None:
    body = '<div data-anchors="map.json"></div><a href="#old">'

    assert told(site(tmp_path, body, **{"map.json": json.dumps({"old": "a/"})})) == []
    assert told(site(tmp_path, body, **{"map.json": json.dumps(MAP)})) == ["map.json: link-anchor"]
    assert told(site(tmp_path, body, **{"map.json": "{"})) == [
        "index.html: image-missing",
        "index.html:7:39: link-anchor",
    ]


def test_pages_may_be_files_of_their_own(tmp_path: Path) -> None:
    """What MkDocs writes with `use_directory_urls: false`."""
    body = '<a href="a.html#old">\n<a href="a.html#new">\n<a href="b.html">\n<a href="/docs/a.html">'
    page = PAGE.format(path="a.html", base="", body='<h2 id="old">O</h2><a href="index.html#top-of-it">')
    folder = site(tmp_path, body, **{"a.html": page})

    assert told(folder) == ["index.html:8:4: link-anchor", "index.html:9:4: link-missing"]


def test_a_page_that_says_no_address_is_where_the_others_are(tmp_path: Path) -> None:
    links = ("/docs/index.html", "/index.html", "/docs/a/indx.html", "../a/indx.html")
    body = "\n".join(f'<a href="{link}">' for link in links)
    folder = site(tmp_path, "", **{"sub/404.html": f"<html><body>\n{body}"})
    problems = [one for unit in check_site(folder) for one in unit.problems]

    assert [(one.place.line, one.hint) for one in problems] == [
        (3, "did you mean `/docs/index.html`?"),
        (4, "did you mean `/docs/a/index.html`?"),
        (5, "did you mean `../a/index.html`?"),
    ]


def test_settings_count(tmp_path: Path) -> None:
    assert told(site(tmp_path, '<a href="b/">'), CheckSettings({"link-missing": None})) == []


def test_without_pages_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(PortalError, match="no-site"):
        check_site(tmp_path)


def test_the_command(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", '<a href="b/">')
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--site", str(folder)])

    assert result.exit_code == 1
    assert "index.html:7:4: link-missing: `b/` is not in the site" in result.stdout
    assert '    7 | <a href="b/">\n      |    ^' in result.stdout
    assert CliRunner().invoke(main, ["check", str(tmp_path), "--site", str(folder), "--fix"]).exit_code == 2


def test_random_bytes_are_no_traceback(tmp_path: Path) -> None:
    site(tmp_path, "")
    (tmp_path / "x.html").write_bytes(bytes(range(256)) * 40 + b'<a href="\xff\xfe%ff#%00">' + b"<" * 9999)

    assert all("x.html" in line for line in told(tmp_path))
