"""Annotated code: Material's marks in samples of the code column, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser_page import at
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SITE = """
site_name: Tea API
docs_dir: source
theme: {name: material, features: [content.code.annotate]}
plugins: [search, mkslate]
"""
TEXT = """---
language_tabs: [shell]
---

# Tea

Pour it.

```shell
pour --hot # (1)!
```

1.  Not *boiling*

Drink it.
"""


@pytest.mark.parametrize("width", [1440, 390])
def test_a_mark_shows_what_it_stands_for(
    read, tmp_path: Path, build_site, serve: Callable[[Path], str], width: int
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/index.html.md").write_text(TEXT, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SITE, "utf-8")
    page = read("", at(width), base=serve(build_site(tmp_path)))
    mark = page.locator(".mkslate-sample .md-annotation__index")
    expect(mark).to_have_count(1)
    sample = page.locator(".mkslate-sample").bounding_box()
    assert sample["height"] < 120  # no aside of the author's
    mark.focus()

    said = page.locator(".md-tooltip__inner", has_text="Not boiling")
    expect(said).to_be_visible()
    box = said.bounding_box()
    shown = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('.md-tooltip') != null",
        [box["x"] + 10, box["y"] + box["height"] - 4],
    )
    assert shown
    assert box["x"] >= 0
