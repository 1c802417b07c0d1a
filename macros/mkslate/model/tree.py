"""Page trees: how an index document and its includes become pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mkslate.errors import Problem, error, warning
from mkslate.markup import plain_text
from mkslate.markup.blocks import Document, Heading, Item, List, Paragraph, is_comment
from mkslate.markup.inlines import Link, Text
from mkslate.model.front_matter import Entry, FrontMatter
from mkslate.model.page import build_page, first_title
from mkslate.model.portal import Tree
from mkslate.place import Place

DEFAULT_TITLE = "API Documentation"  # the title that Slate's layout falls back to (D12.1)


@dataclass(frozen=True, slots=True)
class Part:
    """An include as read: its entry, and the document that its file became."""

    entry: Entry
    document: Document


def page_name(entry: str) -> str:
    """The name of an include's page: folders kept, without the partial's `_` and extensions."""
    folder, _, file = entry.rpartition("/")
    stem = file.removeprefix("_").split(".")[0] or file
    return f"{folder}/{stem}" if folder else stem


def page_title(name: str) -> str:
    """A title for a page that has none: `virtual_currency` becomes `Virtual currency`."""
    words = posixpath.basename(name).replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:] or name


def build_tree(
    home: str, base: str, index: Document, front_matter: FrontMatter, parts: Iterable[Part], *, single: bool
) -> tuple[Tree, tuple[Problem, ...]]:
    """The pages of an index and its includes, and the clashes among their names.

    `single` keeps everything on the home page, as Slate does.
    """
    title = front_matter.title or DEFAULT_TITLE
    empty = all(is_comment(block) for block in index.blocks)
    drafts = [_Draft(home, title, index.path, [index])]
    taken = {home: Place(index.path)}
    problems: list[Problem] = []
    folder = posixpath.dirname(home) if posixpath.basename(home) == "index" else home
    for part in parts:
        heading = first_title([part.document])
        starts_page = heading is not None or (empty and len(drafts) == 1)
        if single or not starts_page:
            drafts[-1].documents.append(part.document)
            continue
        name = posixpath.join(folder, page_name(part.entry.name))
        if problem := _clash(name, part, taken, drafts):
            problems.append(problem)
            continue
        taken[name] = part.entry.place
        shown = plain_text(heading.content).strip() if heading else ""
        drafts.append(_Draft(name, shown or page_title(name), part.document.path, [part.document]))
    if empty and len(drafts) > 1:
        drafts[0].documents = [_contents(index, title, drafts[1:])]
    pages = tuple(build_page(one.name, one.title, one.source, base, one.documents) for one in drafts)
    return Tree(home, base, index.path, front_matter, pages), tuple(problems)


@dataclass(slots=True)
class _Draft:
    """A page while its documents are collected."""

    name: str
    title: str
    source: str
    documents: list[Document]


def _clash(name: str, part: Part, taken: dict[str, Place], drafts: Sequence[_Draft]) -> Problem | None:
    if name not in taken:
        return None
    if any(draft.name == name and draft.source == part.document.path for draft in drafts):
        return warning(
            "include-twice",
            part.entry.place,
            f"'{part.entry.name}' is included twice",
            f"its page is published once; the first is at {taken[name]}",
        )
    return error(
        "page-clash",
        part.entry.place,
        f"'{part.entry.name}' would be published as '{name}', which is taken",
        f"rename the include; the name is taken at {taken[name]}",
    )


def _contents(index: Document, title: str, drafts: Iterable[_Draft]) -> Document:
    """What the home page says when its index says nothing: the pages, each with its first sentence."""
    place = Place(index.path, 1)
    heading = Heading(1, (Text(title),), "", place)
    items = tuple(_contents_item(draft, place) for draft in drafts)
    return replace(index, blocks=(*index.blocks, heading, List(False, items, place)))


def _contents_item(draft: _Draft, place: Place) -> Item:
    heading = first_title(draft.documents)
    address = f"#{heading.id}" if heading else f"/{draft.name}"
    link = Link(address, None, (Text(draft.title),), place)
    sentence = first_sentence(draft.documents)
    content = (link, Text(f": {sentence}")) if sentence else (link,)
    return Item(content, (), False, place)


def first_sentence(documents: Iterable[Document]) -> str:
    """The first sentence of the first paragraph, as plain text; empty if there is none."""
    for document in documents:
        for block in document.blocks:
            if isinstance(block, Paragraph):
                text = " ".join(plain_text(block.content).split())
                end = min((at + 1 for mark in ".!?" if (at := text.find(f"{mark} ")) >= 0), default=len(text))
                return text[:end]
    return ""
