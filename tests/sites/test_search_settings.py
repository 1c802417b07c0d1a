"""What a plain page says of its search, with Material's own keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

HEAD = "---\nsearch: {{{}}}\ntags: [beta]\n---\n"
TEXT = "# Naps\n\nTen of them.\n\n## Where\n\nIn the sun.\n"
FILES = {
    "source/index.html.md": "---\ntitle: Cats\n---\n# Hello\n",
    "source/plain.md": TEXT,
    "source/heavy.md": HEAD.format("boost: 3") + TEXT,
    "source/hidden.md": HEAD.format("exclude: true") + TEXT,
}


def test_a_plain_page_weighs_more_or_is_not_found(tmp_path: Path, build) -> None:
    result = build(write_tree(tmp_path, FILES))
    assert (result.code, result.err) == (0, "")
    index = json.loads((result.site / "search/search_index.json").read_text("utf-8"))
    found = {one["location"]: one for one in index["docs"]}

    assert set(found) == {"", "#hello", "plain/", "plain/#where", "heavy/", "heavy/#where"}
    for section in ("", "#where"):
        ordinary, heavy = found[f"plain/{section}"], found[f"heavy/{section}"]
        assert heavy.get("boost", 1) == pytest.approx(3 * ordinary.get("boost", 1))
        assert heavy["tags"] == ["beta"]
    assert (result.site / "hidden/index.html").is_file()
