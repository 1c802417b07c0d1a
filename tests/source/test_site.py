"""Where a site's sources are found, and what each file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkslate.errors import PortalError
from mkslate.source.site import find_site
from tree import write_tree


def homes(root: Path, *files: str) -> dict[str, str]:
    write_tree(root, dict.fromkeys(files, ""))
    return {index.home: index.base for index in find_site(root, None).indexes}


@pytest.mark.parametrize("folder", ["source", "slate/source", "docs-src/source"])
def test_a_slate_repository_needs_no_configuration(tmp_path: Path, folder: str) -> None:
    write_tree(tmp_path, {f"{folder}/index.html.md": ""})

    assert find_site(tmp_path, None).docs_dir == tmp_path / folder


def test_source_goes_before_any_other_folder(tmp_path: Path) -> None:
    write_tree(tmp_path, {"source/index.html.md": "", "other/source/index.html.md": ""})

    assert find_site(tmp_path, None).docs_dir == tmp_path / "source"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            ["a/source/index.html.md", "b/source/index.html.md"],
            "there are several sources: a/source, b/source",
        ),
        (["readme.md"], "no index document (looked for source/index.html.md, slate/source/ and */source/)"),
        (["source/readme.md"], "no index document"),
        (
            ["index.html.md", "includes/_a.md"],
            "no index document (looked for source/index.html.md, slate/source/ and */source/) "
            "(an index document stands in this folder itself: give the folder above it, or call it source/)",
        ),
        (
            ["v1/en/index.html.md", "v1/zh/index.html.md"],
            "no index document (looked for source/index.html.md, slate/source/ and */source/) "
            "(index documents are in v1/en, v1/zh; put one of them into a folder source/)",
        ),
    ],
)
def test_no_source_or_several_are_an_error(tmp_path: Path, files: list[str], message: str) -> None:
    write_tree(tmp_path, dict.fromkeys(files, ""))

    with pytest.raises(PortalError) as raised:
        find_site(tmp_path, None)

    assert str(raised.value).startswith(f".: no-index: {message}")


def test_a_configured_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PortalError, match=r"mkdocs\.yml: no-index: there is no folder 'docs'"):
        find_site(tmp_path, "docs")


def test_every_index_is_a_tree_of_its_own(tmp_path: Path) -> None:
    found = homes(
        tmp_path,
        "source/index.html.md",
        "source/v2/index.html.md.erb",
        "source/v3/index.md",
        "source/reference.html.md",
        "source/old/legacy.html.erb",
        "source/localizable/index.html.md.jinja",
    )

    assert found == {
        "index": "",
        "v2/index": "v2",
        "v3/index": "v3",
        "reference": "",
        "old/legacy": "old",
    } | {"index": ""}


def test_a_page_with_slates_front_matter_is_an_index(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "source/reference.md": "---\ntitle: R\nincludes:\n  - errors\n---\n",
            "source/guide.md": "---\ntitle: G\n---\nincludes:\n",
        },
    )
    site = find_site(tmp_path, None)

    assert [(index.home, index.base) for index in site.indexes] == [("reference", "")]
    assert site.plain_pages == ("guide.md",)


def test_localized_indexes_stand_in_folders_of_their_language(tmp_path: Path) -> None:
    found = homes(
        tmp_path,
        "source/localizable/index.html.md",
        "source/localizable/index.cn.html.md",
        "source/localizable/spot/v1.zh-my.html.erb",
    )

    assert found == {"index": "", "cn/index": "cn", "zh-my/spot/v1": "zh-my/spot"}


def test_nothing_of_an_includes_folder_is_a_page(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        dict.fromkeys(
            [
                "source/index.html.md",
                "source/_draft.md",
                "source/about.md",
                "source/404.html.md",
                "source/includes/errors.md",
                "source/includes/index.html.md",
                "source/v2/includes/x.md",
            ],
            "",
        ),
    )
    site = find_site(tmp_path, None)

    assert [index.home for index in site.indexes] == ["index"]
    assert site.plain_pages == ("about.md",)


def test_assets_are_what_is_left_without_slates_own_theme(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        dict.fromkeys(
            [
                "source/index.html.md",
                "source/images/logo.png",
                "source/fonts/slate.woff",
                "source/fonts/own.woff",
                "source/layouts/layout.erb",
                "source/javascripts/all.js",
                "source/stylesheets/screen.css.scss",
                "source/includes/diagram.svg",
                "source/.hidden",
                "source/_partial.html",
                "source/node_modules/x.js",
            ],
            "",
        ),
    )
    site = find_site(tmp_path, None)

    assert site.assets == {"images/logo.png", "fonts/own.woff", "includes/diagram.svg"}
    (note,) = site.problems
    assert str(note).startswith(
        "source: slate-theme: 4 files of Slate's theme are not published: fonts, javascripts, layouts, "
    )


def test_a_link_out_of_the_portal_is_no_asset(tmp_path: Path) -> None:
    write_tree(tmp_path, {"secret.png": "x"})
    root = write_tree(tmp_path / "portal", {"source/index.html.md": ""})
    (root / "source/images").symlink_to(tmp_path)
    (root / "source/leak.png").symlink_to(tmp_path / "secret.png")
    site = find_site(root, None)

    assert site.assets == frozenset()
    assert [str(problem.place) for problem in site.problems] == ["source/images", "source/leak.png"]
    assert {problem.rule for problem in site.problems} == {"outside"}


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    write_tree(tmp_path, {"source/index.html.md": "", "source/images/a.png": ""})
    (tmp_path / "source/images/again").symlink_to(tmp_path / "source")

    assert find_site(tmp_path, None).assets == {"images/a.png"}


def test_within_source_the_folder_above_is_named(tmp_path: Path) -> None:
    write_tree(tmp_path, {"source/index.html.md": ""})

    with pytest.raises(PortalError, match=r"this folder is source/ itself: give the folder above it"):
        find_site(tmp_path / "source", None)
