"""The reader: a site's sources, read, expanded and parsed into its model."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from pathlib import Path

from mkslate.errors import PortalError, Problem, Severity
from mkslate.markup import parse, plain_text
from mkslate.markup.blocks import Document
from mkslate.markup.settings import Settings
from mkslate.model.failure import failure
from mkslate.model.front_matter import FrontMatter
from mkslate.model.page import Page, build_page, first_title
from mkslate.model.portal import Portal, Tree
from mkslate.model.tree import build_tree, page_title
from mkslate.place import split_lines
from mkslate.source.config_rb import SlateConfig, read_config_rb
from mkslate.source.front_matter import read_front_matter, split
from mkslate.source.include import Found
from mkslate.source.options import Options, read_options
from mkslate.source.run import Run
from mkslate.source.shelf import Shelf
from mkslate.source.site import IndexFile, Site, find_site
from mkslate.source.text_file import read_text
from mkslate.source.yaml import load


def read(root: Path, options: Options | None = None) -> Portal:
    """Read the portal in the folder `root`: any Slate repository, or one with an `mkdocs.yml`.

    Without `options` they are those of the `mkdocs.yml`, if there is one. Everything is read, and
    everything that is wrong is in the portal's `problems`. Raises PortalError where nothing can
    be read at all: no index document, or several to choose from.
    """
    problems: list[Problem] = []
    if options is None:
        options, found = read_options(root)
        problems += found
    site = find_site(root, options.docs_dir, options.excluded)
    slate = _slate_config(site, problems)
    settings = options.settings(slate)
    shelf = Shelf(site, {**slate.values, **options.config})
    trees = [_read_tree(index, site, shelf, options, settings, problems) for index in site.indexes]
    trees = _with_plain_pages(trees, site, settings, problems)
    everything = (*problems, *site.problems, *shelf.problems)
    return Portal(root, site.docs_dir, tuple(trees), site.assets, settings, tuple(dict.fromkeys(everything)))


def _slate_config(site: Site, problems: list[Problem]) -> SlateConfig:
    """The facts of the config.rb beside the sources; Slate 2's where there is none."""
    file = site.docs_dir.parent / "config.rb"
    if not file.is_file() or not file.resolve().is_relative_to(site.root.resolve()):
        return SlateConfig()
    try:
        return read_config_rb(read_text(file, "config.rb"))
    except PortalError as bad:
        problems += bad.problems
        return SlateConfig()


def _read_tree(
    index: IndexFile, site: Site, shelf: Shelf, options: Options, settings: Settings, problems: list[Problem]
) -> Tree:
    found = Found(site.docs_dir / index.path, site.place(index.path).path)
    try:
        head = split(split_lines(read_text(found.file, found.path), found.path))
    except PortalError as bad:
        problems += bad.problems
        empty = Document(found.path, tuple(failure(problem) for problem in bad.problems))
        return build_tree(index.home, index.base, empty, FrontMatter(), (), single=False)[0]
    front_matter, wrong = read_front_matter(head, found.path)
    problems += wrong
    run = Run(shelf, found, front_matter, settings)
    document = run.document(found, head.body)
    if index.plain and not front_matter.title and (heading := first_title([document])):
        front_matter = replace(front_matter, title=plain_text(heading.content).strip())
    boxes = tuple(failure(one) for one in wrong if one.severity is Severity.ERROR)
    document = replace(document, blocks=(*boxes, *document.blocks))
    parts = [run.part(entry) for entry in front_matter.includes]
    single = options.pages == "single"
    tree, clashes = build_tree(index.home, index.base, document, front_matter, parts, single=single)
    problems += (*run.problems, *clashes)
    return tree


def _with_plain_pages(
    trees: list[Tree], site: Site, settings: Settings, problems: list[Problem]
) -> list[Tree]:
    """The trees with the site's plain pages, each in the tree of the nearest index above it."""
    added: dict[str, list[str]] = {}
    for path in site.plain_pages:
        folder = posixpath.dirname(path)
        homes = [tree for tree in trees if _is_within(folder, posixpath.dirname(tree.home))]
        if homes:
            nearest = max(
                homes, key=lambda tree: (len(posixpath.dirname(tree.home)), tree.home.endswith("index"))
            )
            added.setdefault(nearest.home, []).append(path)
    result = []
    for tree in trees:
        pages = [_plain_page(path, site, settings, problems) for path in added.get(tree.home, ())]
        result.append(replace(tree, pages=(*tree.pages, *pages)) if pages else tree)
    return result


def _is_within(folder: str, above: str) -> bool:
    return not above or folder == above or folder.startswith(f"{above}/")


def _plain_page(path: str, site: Site, settings: Settings, problems: list[Problem]) -> Page:
    """A page of its own, as MkDocs knows them: no includes, addresses relative to its file."""
    name = path.removesuffix(".md").removesuffix(".markdown")
    place = site.place(path)
    base = posixpath.dirname(path)
    try:
        head = split(split_lines(read_text(site.docs_dir / path, place.path), place.path))
    except PortalError as bad:
        problems += bad.problems
        broken = Document(place.path, tuple(failure(problem) for problem in bad.problems))
        return build_page(name, page_title(name), place.path, base, [broken], plain=True)
    meta = load(head.yaml, place.path, head.first_line) if head.yaml else None
    document = replace(parse(head.body, settings, place.path), lines=head.body)
    problems += (*document.problems, *(meta.problems if meta else ()))
    given = meta.value.get("title") if meta and isinstance(meta.value, dict) else None
    heading = first_title([document])
    title = given or (plain_text(heading.content).strip() if heading else "") or page_title(name)
    return build_page(name, str(title), place.path, base, [document], plain=True)
