"""The search index: a page's sections as documents, in the form that Material's search reads.

It is made of the model: highlighted code, whose spans outweigh its words, adds nothing to it. Three
fields of ours stand beside Material's `title` and `text`, searched but never shown: `path` has the
method and the path of an endpoint, `parameters` what its parameters are called, and `names` what
stands in the first cells of all other tables, and the words of paths. Two more have what is written in
Han characters, which no spaces part: `title_pairs` and `text_pairs`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from mkslate.markup import plain_text
from mkslate.markup.blocks import Fence, Html, Table, contents, walk
from mkslate.markup.inlines import Inlines
from mkslate.markup.tags import html_text
from mkslate.model.endpoint import Endpoint
from mkslate.model.failure import is_failure
from mkslate.model.page import Page
from mkslate.model.section import Section
from mkslate.place import Place
from mkslate.publish.operations import is_request, only_requests
from mkslate.publish.words import pairs, words

Entry = dict[str, Any]

# What a match in a field counts; the words of a text have 1.
FIELDS = {
    "title": {"boost": 50.0},
    "title_pairs": {"boost": 50.0},
    "path": {"boost": 50.0},
    "parameters": {"boost": 3.0},
    "names": {"boost": 2.0},
    "text_pairs": {"boost": 1.0},
}
# A path is split before each slash, which stays with its part: `/answers` means paths, not titles.
# A slash that nothing follows, as in `/answers/`, is no part of one; in all texts a break that has no width
# follows each, so that it ends a word.
BREAK = "\u200b"
_TO_THE_RIGHT = "\u200e"  # a mark that has no width either: what stands behind it runs so
SEPARATOR = (
    r"[\s\-.:()\[\]?=&,;<>\"'`|·\u200b\u200e]+"  # what parts words
    r"|/+(?=[\s\u200b]|$)|(?=/[^/\s\u200b])"
)
# Hebrew, Arabic and what is written with their letters; and where a path begins: its slash stays in front.
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PATH = re.compile(r"(?<![\w/])(?=/\w)")
_PAGE = 0.5  # Material counts a page two and a half times what a section counts that says the same
_DEEPER = 0.05  # what a section's title counts less for each level
_LONGER = 0.01  # and for each part of its endpoint's path: among equals the shorter is meant
_ELSEWHERE = 0.5  # what another page tree says counts less than what the reader's own does
_REPEATED = 0.5  # and where several sections are called the same


@dataclass(frozen=True, slots=True)
class PageSearch:
    """What a page's own metadata says of its search documents, as Material's `search` and `tags` do."""

    boost: float = 1.0
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A search document while its parts are collected."""

    location: str
    title: str
    boost: float
    tree: str = ""
    text: list[str] = field(default_factory=list)
    endpoints: list[Endpoint] = field(default_factory=list)
    parameters: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def entries(
    page: Page,
    url: str,
    title: str,
    repeated: frozenset[str],
    own: PageSearch | None = None,
    tree: str = "",
) -> list[Entry]:
    """The search documents of a page: first the page itself, then one for each of its sections.

    `url` is the page's URL within the site. Text is HTML, as Material's worker expects it. A
    section whose title is `repeated` is called by the section above it as well, and one that has
    nothing but a request line gives it to the section above. `tree` tells pages of one title apart.
    """
    own = own or PageSearch()
    parameters = {
        one.place for part in page.sections for request in part.endpoints for one in request.parameters
    }
    drafts = [_Draft(url, title, own.boost * _PAGE, tree=tree if tree != title else "")]
    above: list[tuple[int, _Draft, str]] = [(0, drafts[0], title)]
    for section in page.sections:
        if section.heading is None or (len(drafts) == 1 and section.title == title and section.level == 1):
            _fill(drafts[0], section, parameters)
            continue
        while len(above) > 1 and above[-1][0] >= section.level:
            above.pop()
        if len(above) > 1 and only_requests(section, repeated):
            above[-1][1].endpoints += section.endpoints
            continue
        said = section.title or title
        again = section.title in repeated
        weight = own.boost * (1 - _DEEPER * (section.level - 1)) * (_REPEATED if again else 1)
        shown = f"{above[-1][2]}: {said}" if again and above[-1][2] != said else said
        draft = _Draft(f"{url}#{section.id}" if section.id else url, shown, weight)
        _fill(draft, section, parameters)
        above.append((section.level, draft, said))
        drafts.append(draft)
    return [_entry(draft, own.tags) for draft in drafts]


def with_entries(index: Mapping[str, Any], added: Iterable[Entry], chosen: Container[str]) -> dict[str, Any]:
    """Material's index with our documents after its own, and our fields.

    `chosen` are the settings (`fields`, `separator`, `pipeline`) that the site has made itself, which stay.
    """
    config = dict(index.get("config", {}))
    fields = config.get("fields", {})
    config["fields"] = {**FIELDS, **fields} if "fields" in chosen else {**fields, **FIELDS}
    if "separator" not in chosen:
        config["separator"] = f"{config.get('separator', '')}|{SEPARATOR}".removeprefix("|")
    if "pipeline" not in chosen:  # its stop words are an API's: `get`, `all`, `like`
        config["pipeline"] = [step for step in config.get("pipeline", ()) if step != "stopWordFilter"]
    return {**index, "config": config, "docs": [*index.get("docs", []), *added]}


def index_of(index: Mapping[str, Any], folder: str, own: Container[str]) -> dict[str, Any]:
    """An index as the pages of one page tree ask for it: what the tree says comes before the same elsewhere.

    `folder` is where locations begin then, `own` are the URLs of the tree's pages.
    """
    up = "../" * folder.count("/")

    def seen(entry: Mapping[str, Any]) -> Entry:
        location = str(entry["location"])
        inner = location.removeprefix(folder) if location.startswith(folder) else up + location
        is_own = location.partition("#")[0] in own
        return {**entry, "location": inner} | (
            {} if is_own else {"boost": round(entry.get("boost", 1) * _ELSEWHERE, 4)}
        )

    return {**index, "docs": [seen(entry) for entry in index["docs"]]}


def _fill(draft: _Draft, section: Section, parameters: Container[Place]) -> None:
    draft.endpoints += section.endpoints
    for block in walk(section.blocks):
        if isinstance(block, Fence) or is_failure(block) or is_request(block):
            continue
        if isinstance(block, Table):
            for row in block.rows:
                named = draft.parameters if row.place in parameters else draft.names
                named.append(plain_text(row.cells[0]))
            draft.text += [_paragraph(row.cells) for row in (block.header, *block.rows)]
        elif isinstance(block, Html):
            draft.text.append(_paragraph_of(html_text(block.text)))
        else:
            draft.text += [_paragraph((content,)) for content in contents(block)]


def _paragraph(parts: Iterable[Inlines]) -> str:
    return _paragraph_of(" · ".join(text for part in parts if (text := " ".join(plain_text(part).split()))))


def _paragraph_of(text: str) -> str:
    return f"<p>{_shown(text)}</p>" if text else ""


def _entry(draft: _Draft, tags: tuple[str, ...]) -> Entry:
    requests = [f"{one.method} {one.path}" for one in draft.endpoints]
    lines = "".join(f"<p><code>{_shown(one)}</code></p>" for one in requests)
    entry: Entry = {
        "location": draft.location,
        "title": _shown(draft.title),
        "text": lines + "".join(draft.text),
    }
    if draft.tree:  # shown, but not searched: all pages of a tree would be found by what it is called
        entry["title"] += f' <span data-mkslate-tree="{escape(draft.tree)}"></span>'
    if requests:
        entry["path"] = escape(" ".join(requests), quote=False)
        draft.boost *= 1 - _LONGER * min(one.path.count("/") for one in draft.endpoints)
        draft.names += [part for one in draft.endpoints for part in one.path.split("/")]
    if draft.parameters:
        entry["parameters"] = escape(" ".join(_forms(draft.parameters)), quote=False)
    if draft.names:
        entry["names"] = escape(" ".join(_forms(draft.names)), quote=False)
    for name, text in (("title_pairs", draft.title), ("text_pairs", entry["text"])):
        if found := " ".join(dict.fromkeys(pairs(text))):
            entry[name] = found
    if draft.boost != 1:
        entry["boost"] = round(draft.boost, 4)
    if tags:
        entry["tags"] = list(tags)
    return entry


def _shown(text: str) -> str:
    if _FROM_THE_RIGHT.search(text):
        text = _PATH.sub(_TO_THE_RIGHT, text)
    return escape(text, quote=False).replace("/", f"/{BREAK}")


def _forms(names: Iterable[str]) -> Iterator[str]:
    """Names as they are, and the words of those that are made of several: `confirmPassword`."""
    for name in dict.fromkeys(names):
        yield name
        parts = words(name)
        if len(parts) > 1 or (parts and parts[0] != name):
            yield from parts
