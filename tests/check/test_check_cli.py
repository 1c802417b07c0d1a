"""`mkslate check`: fixes, differences, reports into files, and what it exits with."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkslate.cli import main
from tree import write_tree

BROKEN = '---\ntitle: T\n---\n# A\n\n```json\n{"a": 1,}\n```\n\n```json\n{"a": }\n```\n'
FIXED = BROKEN.replace(",}", "}")
INDEX = "source/index.html.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "portal", {INDEX: BROKEN})


def check(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(root), *options])


def files(root: Path) -> dict[str, str]:
    return {
        str(file.relative_to(root)): file.read_text("utf-8") for file in root.rglob("*") if file.is_file()
    }


def test_it_shows_the_line_and_the_place(root: Path) -> None:
    result = check(root)

    assert result.exit_code == 1
    assert f"{INDEX}:7:8: json-trailing-comma: " in result.stdout
    assert '\n    7 | {"a": 1,}\n      |        ^\n' in result.stdout
    assert result.stderr == (
        "1  json-trailing-comma (warning)\n1  json-missing-value (warning)\n"
        "2 warnings (1 can be fixed with --fix)\n"
    )


def test_one_line_a_problem(root: Path) -> None:
    assert [line.partition(": ")[0] for line in check(root, "--format", "concise").stdout.splitlines()] == [
        f"{INDEX}:7:8",
        f"{INDEX}:11:5",
    ]


def test_diff_shows_the_fixes_and_writes_nothing(root: Path) -> None:
    result = check(root, "--diff")

    assert result.exit_code == 1
    assert '\n-{"a": 1,}\n+{"a": 1}\n' in result.stdout
    assert result.stderr == "1 file would change\n"
    assert files(root) == {INDEX: BROKEN}


def test_git_applies_the_difference(root: Path) -> None:
    patch = check(root, "--diff").stdout

    subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=root, check=True)

    assert files(root) == {INDEX: FIXED}


def test_a_file_is_no_portal(root: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(root / INDEX)])

    assert result.exit_code == 2
    assert "give the folder of the portal" in result.stderr


def test_external_links_need_the_extra(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # By its name, `mkslate.cli.check` is the command.
    monkeypatch.setattr(import_module("mkslate.cli.check"), "find_spec", lambda _: None)
    result = check(root, "--external")

    assert result.exit_code == 2
    assert "pip install 'mkslate[external]'" in result.stderr


def test_a_folder_that_may_not_be_read_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "source" / "secret").mkdir()
    read = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "secret":
            raise PermissionError(13, "Permission denied")
        return read(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert "source/secret: unreadable: cannot be read: Permission denied" in check(root).stdout


@pytest.mark.parametrize("index", ["index.html.md", "index.html.md.erb", "index.html.md.jinja"])
def test_marks_speak_of_the_next_block_in_every_kind_of_source(tmp_path: Path, index: str) -> None:
    mark = "<!-- mkslate: ignore json-trailing-comma json-missing-value as a client sent it -->\n\n"
    ending = index.removeprefix("index.html")
    text = BROKEN.replace("# A", "# A\n").replace("```json\n{", f"{mark}```json\n{{", 1)
    include = f'# B\n\n{mark}```json\n{{"b": 1,}}\n```\n'
    head = text.replace("title: T\n", "title: T\nincludes:\n  - b\n")
    root = write_tree(tmp_path, {f"source/{index}": head, f"source/includes/_b{ending}": include})
    told = [line.split(": ")[1] for line in check(root, "--format", "concise").stdout.splitlines()]

    # The second rule is broken only behind the block that the mark speaks of.
    assert sorted(told) == ["json-missing-value", "mark-unused", "mark-unused"]


def test_fix_writes_what_is_sure_and_tells_the_rest(root: Path) -> None:
    result = check(root, "--fix", "--format", "concise")

    assert result.exit_code == 1
    assert files(root) == {INDEX: FIXED}
    assert [line.partition(": ")[0] for line in result.stdout.splitlines()] == [f"{INDEX}:11:5"]
    assert result.stderr == f"1 file changed:\n  {INDEX}\n1  json-missing-value (warning)\n1 warning\n"
    assert check(root, "--diff").exit_code == 0
    assert check(root, "--fix").stderr.startswith("0 files changed\n")


def test_fix_with_diff_writes_nothing(root: Path) -> None:
    before = files(root)
    result = check(root, "--fix", "--diff")

    assert (result.exit_code, result.stderr) == (1, "1 file would change\n")
    assert files(root) == before


def test_a_report_goes_into_a_file(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.sarif"
    result = check(root, "--format", "sarif", "--output", str(target))

    assert result.stdout == ""
    assert "2 warnings" in result.stderr
    assert len(json.loads(target.read_text("utf-8"))["runs"][0]["results"]) == 2


@pytest.mark.parametrize("option", ["--output", "--write-baseline"])
def test_the_folder_of_a_written_file_is_made(root: Path, tmp_path: Path, option: str) -> None:
    target = tmp_path / "reports" / "today" / "report.json"
    check(root, "--format", "json", option, str(target))

    assert "json-missing-value" in target.read_text("utf-8")


@pytest.mark.parametrize("option", ["--output", "--write-baseline"])
def test_a_file_that_cannot_be_written_is_a_wrong_call(root: Path, tmp_path: Path, option: str) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    target = tmp_path / "file" / "reports" / "report.json"
    result = check(root, option, str(target))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{target}: cannot be written: Not a directory\n"


TABBED = """# A

```json
{
\t"é":\tfoo,
}
```

- a

\t```json
\t{"a":\t1,}
\t```

<p>\t<a href="#b">b</a>\t<a href="#c">c</a></p>
"""
TABBED_COLUMNS = {(5, 7), (5, 10), (12, 9), (15, 5), (15, 24)}


def test_a_tab_is_one_column_for_programs(tmp_path: Path) -> None:
    write_tree(tmp_path, {INDEX: TABBED})
    listed = json.loads(check(tmp_path, "--format", "json").stdout)
    results = json.loads(check(tmp_path, "--format", "sarif").stdout)["runs"][0]["results"]
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in results]
    lines = check(tmp_path, "--format", "concise").stdout.splitlines()

    assert {(one["line"], one["column"]) for one in listed} == TABBED_COLUMNS
    assert {(one["startLine"], one["startColumn"]) for one in regions} == TABBED_COLUMNS
    assert {tuple(map(int, line.split(":")[1:3])) for line in lines} == TABBED_COLUMNS
    assert [(one["fix"]["start"], one["fix"]["end"]["column"]) for one in listed if "fix" in one] == [
        ({"line": 5, "column": 10}, 11),
        ({"line": 12, "column": 9}, 10),
    ]


def test_the_caret_fits_behind_tabs(tmp_path: Path) -> None:
    write_tree(tmp_path, {INDEX: TABBED})

    assert '\n   12 |     {"a":   1,}\n      |              ^\n' in check(tmp_path).stdout


def test_what_stands_behind_tabs_is_mended(tmp_path: Path) -> None:
    write_tree(tmp_path, {INDEX: TABBED})
    check(tmp_path, "--fix")

    assert files(tmp_path)[INDEX] == TABBED.replace("foo,", "foo").replace("1,", "1")


@pytest.mark.parametrize(
    ("environment", "coloured"), [({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1"}, False)]
)
def test_the_environment_chooses_colours(root: Path, environment: dict[str, str], coloured: bool) -> None:
    result = CliRunner().invoke(main, ["check", str(root)], env=environment, color=True)

    assert ("\x1b[" in result.stdout) is coloured


def test_errors_alone_fail_if_asked(root: Path) -> None:
    assert check(root, "--fail-on", "error").exit_code == 0


def test_a_wrong_configuration_is_told(root: Path) -> None:
    (root / "pyproject.toml").write_text('[tool.mkslate.rules]\nno-such = "off"\n', "utf-8")
    result = check(root)

    assert result.exit_code == 1
    assert "pyproject.toml: check-config: no rule is called 'no-such'" in result.stderr


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--fail-on", "note"], ["--no-such"]])
def test_a_wrong_call_exits_with_2(root: Path, arguments: list[str]) -> None:
    assert check(root, *arguments).exit_code == 2


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    assert check(tmp_path / "nowhere").exit_code == 2


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[]"])
def test_a_baseline_that_is_none_is_a_wrong_call(root: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "known.json").write_bytes(content)
    result = check(root, "--baseline", str(tmp_path / "known.json"))

    assert result.exit_code == 2
    assert "known.json" in result.stderr


def test_a_link_that_leads_in_a_circle_is_told(root: Path) -> None:
    (root / "source" / "circle.md").symlink_to("circle.md")
    (root / "source" / "again").symlink_to(root / "source")
    result = check(root, "--format", "concise")

    assert result.exit_code == 1
    assert "source/circle.md: unreadable: this link leads nowhere (remove it)" in result.stdout
    assert f"{INDEX}:7:8: json-trailing-comma" in result.stdout


def test_what_is_no_text_is_told_with_its_place(root: Path) -> None:
    (root / INDEX).write_bytes(BROKEN.encode() + b"\n\x00\xff\xfe")
    result = check(root)

    assert result.exit_code == 1
    assert f"{INDEX}:14: encoding: " in result.output


def test_a_broken_mkdocs_yml_is_told(root: Path) -> None:
    (root / "mkdocs.yml").write_text("plugins: [\n", "utf-8")
    result = check(root)

    assert result.exit_code == 1
    assert "mkdocs.yml:2: yaml-syntax: " in result.output
    site = write_tree(root / "site", {"index.html": "<p>"})
    assert check(root, "--site", str(site)).exit_code == 1


def test_a_pipe_is_not_waited_for(root: Path, tmp_path: Path) -> None:
    os.mkfifo(root / "source" / "pipe.md")
    site = write_tree(tmp_path / "site", {"index.html": "<p>"})
    os.mkfifo(site / "pipe.html")

    assert check(root).exit_code == 1
    assert check(root, "--site", str(site)).exit_code == 0


def test_a_check_writes_nothing(root: Path, tmp_path: Path) -> None:
    before = files(tmp_path)
    check(root)
    check(root, "--diff")

    assert files(tmp_path) == before
