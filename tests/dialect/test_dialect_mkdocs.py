"""The dialect within MkDocs: links and anchors are validated, long inputs stay cheap."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CONFIG = """
site_name: x
theme: {name: mkdocs}
plugins: []
strict: true
validation: {anchors: warn, unrecognized_links: warn}
markdown_extensions: [mkslate, toc]
"""


def build(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    docs = folder / "docs"
    docs.mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (docs / "index.md").write_text(text, "utf-8")
    (docs / "other.md").write_text('# Other\n\n<p id="raw">x</p>\n', "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_links_to_every_kind_of_anchor_are_right(tmp_path: Path) -> None:
    ran = build(
        tmp_path,
        "# Home\n\n<a name=named></a>\n\n[a](#home) [b](#named) [c](other.md#raw) [d](other.md#other)\n",
    )

    assert (ran.returncode, "WARNING" in ran.stderr) == (0, False)
    assert 'href="other/#raw"' in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_an_id_in_a_sample_is_no_anchor(tmp_path: Path) -> None:
    ran = build(tmp_path, '# Home\n\n[a](#sample)\n\n```html\n<p id="sample">\n```\n')

    assert ran.returncode == 1
    assert "contains a link '#sample', but there is no such anchor on this page" in ran.stderr


def test_unclosed_tags_are_no_trouble(tmp_path: Path) -> None:
    ran = build(tmp_path, "# Home\n\n" + "<a " * 20000)

    assert (ran.returncode, "WARNING" in ran.stderr) == (0, False)
