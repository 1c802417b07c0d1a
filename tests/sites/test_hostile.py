"""Hostile sources: nothing of theirs runs, nothing outside is shown, and the build ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkslate.publish.model_json import portal_json
from mkslate.source import read
from tree import write_tree

pytestmark = pytest.mark.slow

SECRET = "stands-outside"  # noqa: S105 - what must not be seen
INDEX = "---\ntitle: T\nincludes:\n  - {}\n---\n# T\n\nHello.\n"


def portal(tmp_path: Path, files: dict[str, str]) -> Path:
    """A portal with a secret beside it."""
    write_tree(tmp_path, {"secret.md": f"# {SECRET}\n", "outside/secret.md": f"# {SECRET}\n"})
    return write_tree(tmp_path / "portal", {"source/index.html.md": "# T\n", **files})


def everything(root: Path) -> tuple[str, str]:
    """All problems of a portal, a line each, and all that its model says."""
    model = portal_json(read(root))
    told = "\n".join(f"{one['path']}:{one['line']}: {one['rule']}" for one in model["problems"])
    return told, json.dumps(model)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"source/index.html.md": INDEX.format("../../../secret")}, "index.html.md:4: include-outside"),
        ({"source/index.html.md": INDEX.format("/etc/passwd")}, "index.html.md:4: include-"),
        ({"source/a.html.md.erb": "# A\n<%= partial '../../secret' %>\n"}, "a.html.md.erb:2: include-"),
        ({"source/a.html.md.erb": "# A\n<%= partial '/etc/passwd' %>\n"}, "a.html.md.erb:2: include-"),
        ({"source/a.html.md.erb": "# A\n<%= File.read('../secret.md') %>\n"}, "a.html.md.erb:2"),
        ({"source/a.html.md.erb": "# A\n<%= `cat ../secret.md` %>\n"}, "a.html.md.erb:2"),
        ({"source/a.html.md.erb": "# A\n<% system('touch pwned') %>\n"}, "a.html.md.erb:2"),
        ({"source/a.html.md.erb": "# A\n<%= ''.class.superclass %>\n"}, "a.html.md.erb:2"),
        ({"source/a.html.md.erb": "# A\n<%= current_page.__class__ %>\n"}, "a.html.md.erb:2"),
        ({"source/a.html.md.jinja": "# A\n{{ ''.__class__.__mro__ }}\n"}, "a.html.md.jinja:2"),
        ({"source/a.html.md.jinja": "# A\n{{ request.__globals__ }}\n"}, "a.html.md.jinja:2"),
        ({"source/a.html.md.jinja": "# A\n{{ response(file='../../secret.md') }}\n"}, "a.html.md.jinja:2"),
        ({"source/a.html.md.jinja": "# A\n{% include '../secret.md' %}\n"}, "a.html.md.jinja:2"),
        ({"source/a.html.md.jinja": "# A\n{{ 2 ** 99999999 }}\n"}, "a.html.md.jinja:2"),
        ({"source/a.html.md.jinja": "# A\n{{ 'a' * 10**10 }}\n"}, "a.html.md.jinja:2"),
        ({"source/a.html.md.erb": "# A\n<%= 'a' * 10000000000 %>\n"}, "a.html.md.erb:2"),
        (
            {"source/a.html.md.jinja": "{% for a in range(99999) %}" * 3 + "x" + "{% endfor %}" * 3},
            "a.html.md.jinja",
        ),
        ({"source/a.html.md.erb": f"<%= {'(' * 100_000}1{')' * 100_000} %>\n"}, "a.html.md.erb"),
        ({"source/index.html.md": f"---\na: {'[' * 100_000}\n---\n"}, "index.html.md"),
    ],
)
def test_it_ends_with_an_error_that_names_the_place(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    told, model = everything(portal(tmp_path, files))

    assert message in told
    assert SECRET not in model
    assert "root:x:0" not in model
    assert not list(tmp_path.rglob("pwned"))


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    told, _ = everything(portal(tmp_path, {"source/index.html.md": f"---\n{bomb}---\n# T\n"}))

    assert "yaml-budget" in told


LINKED = ("source/images/a.png", "source/includes/_a.md", "source/extra", "macros/a.jinja")


@pytest.mark.parametrize("linked", LINKED)
def test_a_link_that_leads_out_is_an_error_and_shows_nothing(tmp_path: Path, build, linked: str) -> None:
    files = {"source/index.html.md": INDEX.format("a"), "source/b.html.md.jinja": "# B\n{{ 1 }}\n"}
    root = portal(tmp_path, files)
    link = root / linked
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / ("outside" if linked == "source/extra" else "secret.md"))
    result = build(root, "--keep-going")

    assert "outside: " in result.err
    assert result.pages()
    published = [file.read_text("utf-8", "replace") for file in result.site.rglob("*") if file.is_file()]
    assert not any(SECRET in text for text in [result.err, *published])


MARKERS = ("> ", "- ", "* ", "1. ", "[", "*", "`", "<", "<div>", "![", "**a", "~~~", "|", "<a ", "&", "\\")


def test_a_hundred_thousand_nested_markers_end(tmp_path: Path, build) -> None:
    files = {f"source/m{n}.html.md": f"# T\n\n{marker * 100_000}\n" for n, marker in enumerate(MARKERS)}
    result = build(portal(tmp_path, files))

    assert result.code == 0, result.err
    assert len(result.pages()) == len(MARKERS) + 1


def test_a_utf16_include_is_an_error(tmp_path: Path) -> None:
    root = portal(tmp_path, {"source/index.html.md": INDEX.format("a"), "source/includes/_a.md": ""})
    (root / "source/includes/_a.md").write_bytes("# A\n".encode("utf-16"))

    assert everything(root)[0] == "source/includes/_a.md:1: encoding"


def test_nothing_of_config_rb_or_lib_is_run(tmp_path: Path, build) -> None:
    files = {
        "config.rb": "system('touch pwned')\n`touch pwned`\nset :markdown, renderer: UniqueHeadCounter\n",
        "lib/unique_head.rb": "File.write('pwned', '')\n",
        "macros/evil.py": "open('pwned', 'w')\n",
        "source/conftest.py": "open('pwned', 'w')\n",
    }
    root = portal(tmp_path, files)
    result = build(root)

    assert result.code == 0
    assert not list(tmp_path.rglob("pwned"))
    assert not Path("pwned").exists()
