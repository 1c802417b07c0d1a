"""Fixing whole portals: until no fix is left, in the author's own lines alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkslate.check import CheckSettings, check
from mkslate.check.draft import Draft
from mkslate.check.mend import fix_all, write
from mkslate.source import read

FRONT = "---\ntitle: Kittens\nincludes:\n  - kittens\n---\n\n"


def portal(root: Path, files: dict[str, str]) -> Path:
    """A portal of some files, in `root`."""
    for path, text in files.items():
        file = root / "source" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    return root


def fixed(root: Path, settings: CheckSettings | None = None) -> dict[str, str]:
    """What the fixes make of the files, without writing it."""
    return {one.path: one.after for one in fix_all(root, settings or CheckSettings())}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("head", ["", "\ufeff"])
def test_what_a_fix_uncovers_is_mended_too(tmp_path: Path, end: str, head: str) -> None:
    text = "# A\n\n```shell\ncurl https://a.example/k\n\t-d '{\"a\": None,}'\n  -x post \\\n```\n\nüber\t’s\n"
    mended = (
        "# A\n\n```shell\ncurl https://a.example/k \\\n\t-d '{\"a\": null}' \\\n  -X POST\n```\n\nüber\t’s\n"
    )
    root = portal(tmp_path, {"index.html.md": f"{head}{text}".replace("\n", end)})

    files = fix_all(root)
    assert [one.after for one in files] == [f"{head}{mended}".replace("\n", end)]
    write(root, files)
    assert fix_all(root) == []
    assert not [one for one in check(read(root)) if one.fix]


def test_looking_writes_nothing(tmp_path: Path) -> None:
    root = portal(tmp_path, {"index.html.md": "```json\n[1,]\n```\n"})
    before = {
        file: (file.read_bytes(), file.stat().st_mtime_ns) for file in root.rglob("*") if file.is_file()
    }

    assert "-[1,]\n+[1]\n" in fix_all(root)[0].diff
    assert before == {
        file: (file.read_bytes(), file.stat().st_mtime_ns) for file in root.rglob("*") if file.is_file()
    }


def test_a_text_that_is_part_of_several_page_trees_is_mended_once(tmp_path: Path) -> None:
    files = {
        "index.html.md": f"{FRONT}# A\n",
        "v1.html.md": f"{FRONT}# B\n",
        "includes/_kittens.md": "# K\n\n```json\n[1 2]\n```\n",
    }

    assert fixed(portal(tmp_path, files)) == {"source/includes/_kittens.md": "# K\n\n```json\n[1, 2]\n```\n"}


def test_a_file_that_a_link_leads_to_is_mended_once(tmp_path: Path) -> None:
    root = portal(
        tmp_path,
        {
            "index.html.md": "---\nincludes: [kittens, cats]\n---\n",
            "includes/_kittens.md": "# K\n\n```json\n[1 2]\n```\n",
        },
    )
    (root / "source/includes/_cats.md").symlink_to("_kittens.md")

    assert fixed(root) == {"source/includes/_kittens.md": "# K\n\n```json\n[1, 2]\n```\n"}


@pytest.mark.parametrize(
    ("name", "text", "mended"),
    [
        # What stands behind a value is the author's own; behind a condition it may be another line's.
        (
            "index.html.md.erb",
            "```shell\ncurl <%= 'https://a.example' %>\n  -H 'A: b'\n  -x GET\n```\n",
            "```shell\ncurl <%= 'https://a.example' %> \\\n  -H 'A: b' \\\n  -X GET\n```\n",
        ),
        ("index.html.md.erb", "```shell\ncurl <% if true %>https://a.example<% end %>\n  -i\n```\n", None),
        ("index.html.md.jinja", "```shell\ncurl https://{{- 'a.example' }}\n  -i\n```\n", None),
        ("index.html.md.jinja", "```shell\ncurl -x {{ 'POST' }} https://a.example\n```\n", None),
        # A comma too many the last time that a loop writes it is one too few without it.
        ("index.html.md.erb", "```json\n[\n<% [1, 2].each do |n| %>\n1,\n<% end %>\n]\n```\n", None),
        ("index.html.md.jinja", "```json\n[\n{% for n in [1, 2] %}\n1,\n{% endfor %}\n]\n```\n", None),
        # What a macro writes stands in no file.
        ("index.html.md.jinja", "{% macro k() %}\n```json\n[1,]\n```\n{% endmacro %}\n{{ k() }}\n", None),
        ("index.html.md.jinja", "```json\n[1{{ ',' }}]\n```\n", None),
        (
            "index.html.md.jinja",
            "{% raw %}\n```json\n[1,]\n```\n{% endraw %}\n",
            "{% raw %}\n```json\n[1]\n```\n{% endraw %}\n",
        ),
        # A loop around a whole sample writes the same lines each time, unless they say something else.
        (
            "index.html.md.jinja",
            "{% for n in [1, 2] %}\n```json\n[1,]\n```\n{% endfor %}\n",
            "{% for n in [1, 2] %}\n```json\n[1]\n```\n{% endfor %}\n",
        ),
        (
            "index.html.md.jinja",
            "{% for n in ['json', 'text'] %}\n```{{ n }}\n[1,]\n```\n{% endfor %}\n",
            None,
        ),
    ],
)
def test_templates_are_mended_where_the_authors_line_is_what_was_read(
    tmp_path: Path, name: str, text: str, mended: str | None
) -> None:
    root = portal(tmp_path, {name: text})

    assert fixed(root) == ({f"source/{name}": mended} if mended else {})


def test_front_matter_is_not_a_sample(tmp_path: Path) -> None:
    text = '---\ntitle: “A”\ntoc_footers:\n  - "```json [1,]```"\n---\n\n```json\n[1,]\n```\n'

    assert fixed(portal(tmp_path, {"index.html.md": text})) == {
        "source/index.html.md": text.replace("\n[1,]\n", "\n[1]\n")
    }


IGNORED = "<!-- mkslate: ignore json-trailing-comma shown as sent -->\n\n```json\n[1 2,]\n```\n"


@pytest.mark.parametrize(
    ("text", "rules", "mended"),
    [
        (IGNORED, {}, IGNORED.replace("1 2", "1, 2")),
        (IGNORED.replace("ignore json-trailing-comma", "no-check"), {}, None),
        ("```json\n[1 2,]\n```\n", {"json-trailing-comma": None}, "```json\n[1, 2,]\n```\n"),
        ("```json\n[1,]\n```\n", {"json-trailing-comma": None}, None),
    ],
)
def test_what_an_author_wants_so_stays(
    tmp_path: Path, text: str, rules: dict[str, None], mended: str | None
) -> None:
    root = portal(tmp_path, {"index.html.md": text})

    assert fixed(root, CheckSettings(rules)) == ({"source/index.html.md": mended} if mended else {})


def test_quotes_and_lists_keep_their_marks(tmp_path: Path) -> None:
    text = "> ```shell\n> curl https://a.example \\\n>\n>   -i\n> ```\n"

    assert fixed(portal(tmp_path, {"index.html.md": text})) == {
        "source/index.html.md": "> ```shell\n> curl https://a.example \\\n>   -i\n> ```\n"
    }


def test_a_draft_knows_where_its_text_came_from() -> None:
    draft = Draft("abcdef")
    draft.apply([(1, 2, "XY"), (3, 4, "")])
    assert draft.text == "aXYcef"
    assert draft.span(2, 2) == (1, 2)
    assert draft.span(4, 4) == (3, 4)
    draft.apply([(2, 4, "Z"), (3, 5, "no"), (6, 6, "!")])
    assert draft.text == "aXZef!"
    assert list(draft.edits()) == [(1, 4, "XZ"), (6, 6, "!")]


def test_a_line_that_lacks_a_templates_value_is_not_parsed(tmp_path: Path) -> None:
    """The value that is missing is told; what a parser makes of the rest says nothing."""
    text = (
        "```javascript\nlet api = <%= unknown %>.open();\nlet = 1;\n```\n\n"
        "```shell\ncurl https://a.example/?b=1&c=2 -d '<%= unknown %>{\"a\":}'\n```\n"
    )
    root = portal(tmp_path, {"index.html.md.erb": text})

    assert [(one.rule, one.place.line) for one in check(read(root))] == [
        ("erb-name", 2),
        ("shell-unquoted", 7),
        ("erb-name", 7),
    ]


def test_the_other_lines_of_such_a_sample_are_parsed(tmp_path: Path) -> None:
    text = '```json\n{"a": "<%= unknown %>",\n"b": 1,\n}\n```\n'
    root = portal(tmp_path, {"index.html.md.erb": text})

    assert [one.rule for one in check(read(root))] == ["erb-name", "json-trailing-comma"]
