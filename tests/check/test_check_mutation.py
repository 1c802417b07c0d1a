"""Seeded faults are found: a small part of what `bench/mutation.py` measures."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import mutation_code
import mutation_json
import mutation_shell
import pytest
from right_samples import RIGHT

from mutation import Kind, run, samples_in

ROOT = Path(__file__).parents[2]
# Real parsers of these kinds are Python's own libraries; the shell's need bash and curl.
PURE = [
    *mutation_json.kinds(),
    *(one for one in mutation_code.kinds() if one.language in ("xml", "yaml", "toml", "ini")),
]
SHELL = list(mutation_shell.kinds())
# Each kind is tried so often: one miss in a hundred is more than none in these.
COUNT = 3

CURLS = [
    "curl -X POST 'https://api.example.com/kittens?page=1&limit=5' \\\n"
    "  -H 'Content-Type: application/json' \\\n"
    '  -H "Authorization: Bearer YOUR_KEY" \\\n'
    '  -d \'{"name": "Max", "breed": "tabby", "age": 2}\'',
    'curl --request PUT --url "https://api.example.com/kittens/1" \\\n'
    '  --header "Content-Type: application/json" \\\n'
    '  --user "me:secret" \\\n'
    '  --data \'{\n    "name": "Max",\n    "tags": ["small", "shy"]\n  }\'',
    "curl https://api.example.com/kittens \\\n  -H 'Accept: text/html' \\\n  -d 'name=Max'",
]
XMLS = ['<kitten id="1">\n  <name>Max</name>\n  <age>2</age>\n</kitten>']


@pytest.fixture(scope="module")
def own() -> Mapping[str, list[str]]:
    """Samples of this repository: the manual's, the portal's, and some made for this."""
    found = dict(samples_in(sorted((ROOT / "docs").rglob("*.md"))))
    for language, made in {"shell": CURLS, "xml": XMLS, **RIGHT}.items():
        found[language] = [*made, *found.get(language, [])]
    return found


@pytest.mark.parametrize("kind", PURE, ids=lambda kind: kind.name)
def test_a_fault_is_found_in_its_line(kind: Kind, own: Mapping[str, list[str]]) -> None:
    tally = run(kind, own[kind.language], COUNT, 1)

    assert tally.made
    assert tally.missed == []


@pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("curl")), reason="bash or curl is not installed"
)
@pytest.mark.parametrize("kind", SHELL, ids=lambda kind: kind.name)
def test_a_fault_of_a_command_is_found_in_its_line(kind: Kind) -> None:
    tally = run(kind, CURLS, COUNT, 1)

    assert tally.made
    assert tally.missed == []


def test_faults_of_real_sources_are_found(shared: Path) -> None:
    files = sorted((shared / "corpus").rglob("*.md"))
    found = samples_in(random.Random(1).sample(files, 150))  # noqa: S311  # reproducible, not secret
    tallies = [run(kind, found["json"], COUNT, 2) for kind in mutation_json.kinds()]

    assert sum(tally.made for tally in tallies) >= COUNT * len(tallies) - COUNT
    assert [tally.missed for tally in tallies if tally.missed] == []


def test_there_are_many_kinds() -> None:
    names = {kind.name for kind in [*PURE, *SHELL]}

    assert len(names) == len(PURE) + len(SHELL) >= 40
