"""Samples are programs that every language's own parser takes."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from macro_cases import FENCE, HERE, TABS

from mkslate.source.macro.languages import languages


def golden(language: str) -> list[str]:
    """Every sample of a language in the golden cases."""
    texts = [file.read_text("utf-8") for file in sorted(HERE.glob("*.md"))]
    return [code for text in texts for name, code in FENCE.findall(text) if name == language]


def needs(tool: str) -> str:
    found = shutil.which(tool)
    if not found:
        pytest.skip(f"no {tool} to read the samples")
    return found


def passes(*command: str | Path) -> None:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def write_all(language: str, folder: Path, end: str) -> list[Path]:
    samples = golden(language)
    assert len(samples) >= 10
    for number, code in enumerate(samples):
        (folder / f"sample{number}{end}").write_text(code, "utf-8")
    return sorted(folder.iterdir())


def test_python_parses() -> None:
    samples = golden("python")

    assert len(samples) >= 10
    for code in samples:
        ast.parse(code)


def test_bash_parses(tmp_path: Path) -> None:
    (tmp_path / "all.sh").write_text("\n".join(golden("shell")), "utf-8")

    passes(needs("bash"), "-n", tmp_path / "all.sh")


def test_node_parses(tmp_path: Path) -> None:
    node = needs("node")
    scripts = [code for code in golden("javascript") if not code.startswith("import ")]
    modules = [code for code in golden("javascript") if code.startswith("import ")]
    read = "for (const code of JSON.parse(require('fs').readFileSync(0))) new (require('vm').Script)(code)"

    given = json.dumps(scripts)
    done = subprocess.run([node, "-e", read], input=given, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert scripts
    assert modules
    for number, code in enumerate(modules):
        (tmp_path / f"{number}.mjs").write_text(code, "utf-8")
        passes(node, "--check", tmp_path / f"{number}.mjs")


def test_ruby_parses(tmp_path: Path) -> None:
    files = write_all("ruby", tmp_path, ".rb")

    passes(needs("ruby"), "-we", "ARGV.each { |f| RubyVM::InstructionSequence.compile_file(f) }", *files)


def test_php_parses(tmp_path: Path) -> None:
    php = needs("php")
    for file in write_all("php", tmp_path, ".php"):
        passes(php, "-l", file)


def test_go_parses_and_is_as_gofmt_has_it(tmp_path: Path) -> None:
    files = write_all("go", tmp_path, ".go")
    listed = subprocess.run([needs("gofmt"), "-l", *files], capture_output=True, text=True, check=False)

    assert (listed.stdout, listed.stderr) == ("", "")


@pytest.mark.parametrize("language", ["php", "go"])
def test_brackets_close_outside_of_literals(language: str) -> None:
    """What can be proved of these two where neither is installed."""
    literals = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', re.DOTALL)
    for code in golden(language):
        rest = literals.sub("", code)

        assert not set(rest) & set("\"'`")
        stack = []
        for character in rest:
            if character in "([{":
                stack.append(")]}"["([{".index(character)])
            elif character in ")]}":
                assert character == stack.pop()
        assert stack == []


def test_every_language_has_names_of_its_own() -> None:
    names = [name for language in languages() for name in language.names]

    assert len(names) == len(set(names))
    assert set(TABS) <= set(names)
