"""A site's own templates, over the overlay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tree import write_tree

CONFIG = (
    "site_name: Tea\ndocs_dir: source\nplugins: [search, mkslate]\ntheme: {name: material, custom_dir: own}\n"
)
PAGE = "---\ntitle: Tea\nlanguage_tabs: [shell, python]\n---\n# Tea\n\n```shell\ntea\n```\n"
OWN = '{{% extends "{name}" %}}\n{{% block announce %}}Tea is ready.{{% endblock %}}\n'


@pytest.mark.parametrize("name", ["base.html", "mkslate.html"])
def test_a_main_html_of_the_sites_own_extends_ours_or_is_told_of(tmp_path: Path, build, name: str) -> None:
    files = {"mkdocs.yml": CONFIG, "source/index.html.md": PAGE, "own/main.html": OWN.format(name=name)}
    result = build(write_tree(tmp_path, files))
    page = result.page("index.html")

    assert "Tea is ready." in page.text()
    ours = name == "mkslate.html"
    assert (page.css_first(".mkslate-languages") is not None) == ours
    told = "own/main.html:1: template: this main.html takes the place of mkslate's"
    assert (told in result.err) == (not ours)
    assert ours or '{% extends "mkslate.html" %}' in result.err
