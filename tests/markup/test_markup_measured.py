"""What the manual says was measured is what the commands in `bench/` give."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "mkslate" / "dialect.md").read_text("utf-8")
_ROW = re.compile(r"^\| `?([\w -]+?)`? \| ([\d,]+) \| (?:[\d,]+ \| )?([\d,]+) \|$", re.MULTILINE)


def rows(text: str) -> dict[str, tuple[int, int]]:
    """What each row of a table counts: differences or headings, and repositories."""
    return {
        name: (int(count.replace(",", "")), int(repositories.replace(",", "")))
        for name, count, repositories in _ROW.findall(text)
    }


def measured(command: str, *arguments: str) -> dict[str, tuple[int, int]]:
    done = subprocess.run(
        [sys.executable, f"bench/{command}.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    return rows(done.stdout)


def portal(folder: Path, config: str, *includes: str) -> None:
    source = folder / "source"
    (source / "includes").mkdir(parents=True)
    (folder / "config.rb").write_text(config, "utf-8")
    names = "".join(f"\n  - part{number}" for number in range(len(includes)))
    (source / "index.html.md").write_text(f"---\nincludes:{names}\n---\n\n# Home\n", "utf-8")
    for number, text in enumerate(includes):
        (source / "includes" / f"_part{number}.md").write_text(text, "utf-8")


def test_ids_are_counted_where_they_differ_from_slates(tmp_path: Path) -> None:
    unique = "set :markdown, renderer: UniqueHeadCounter\n"
    nesting = "set :markdown, renderer: NestingUniqueHeadCounter\n"
    portal(tmp_path / "a", unique, "# One\n\n## Same\n", "## Same\n", "# Two\n\n## Same\n")
    portal(tmp_path / "b", nesting, "# One\n\n## Under\n", "# Two\n\n### Deep\n\n#### More\n")

    assert measured("ids", str(tmp_path)) == {
        "headings": (12, 2),
        "twice on a page": (1, 1),
        "twice on one page for all": (2, 1),
        "nested otherwise": (2, 1),
    }


@pytest.mark.slow
def test_each_difference_in_the_corpus_is_traced_to_one_quirk_and_counted_in_the_manual(shared: Path) -> None:
    told = rows(MANUAL)
    sample = measured("quirks", str(shared / "corpus"), "--every", "5")  # a fifth: all takes a minute

    assert sample["list-under-text"] <= told["list-under-text"]
    for name, (differences, repositories) in sample.items():
        assert differences <= told[name][0]
        assert repositories <= told[name][1]


@pytest.mark.slow
def test_the_manual_counts_the_ids_that_differ(shared: Path) -> None:
    told = rows(MANUAL)
    nesting = ("co-cart+cocart-api-reference-docs", "cardda+sii_chile", "teamtito+api-docs")
    sample = measured("ids", str(shared / "corpus"), *nesting)

    assert sample.keys() == {"headings", "twice on a page", "twice on one page for all", "nested otherwise"}
    assert sample["nested otherwise"] > (0, 0)
    for name, (headings, repositories) in sample.items():
        assert headings <= told[name][0]
        assert repositories <= told[name][1]
