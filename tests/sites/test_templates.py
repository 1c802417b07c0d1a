"""A site's own templates, over the overlay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tree import write_tree

pytestmark = pytest.mark.slow

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


@pytest.mark.parametrize(
    ("written", "waits"), [("", True), ("<script>document$.subscribe(tea)</script>", False)]
)
def test_scripts_wait_unless_one_that_is_written_in_the_page_counts_on_them(
    tmp_path: Path, build, written: str, *, waits: bool
) -> None:
    own = f'{{% extends "mkslate.html" %}}\n{{% block scripts %}}{{{{ super() }}}}{written}{{% endblock %}}\n'
    files = {"mkdocs.yml": CONFIG, "source/index.html.md": PAGE, "own/main.html": own}
    site = build(write_tree(tmp_path, files))

    for name in ("index.html", "404.html"):
        scripts = [script.attributes for script in site.page(name).css("script[src]")]
        assert len(scripts) > 1
        assert {"defer" in attributes for attributes in scripts} == {waits}
