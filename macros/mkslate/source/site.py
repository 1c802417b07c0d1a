"""The site's files: where a portal's index documents, plain pages and assets are found."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mkslate.errors import PortalError, Problem, error, note
from mkslate.place import Place

_TEMPLATES = r"(?:\.erb|\.jinja)"
_INDEX = re.compile(rf"index(?:\.html)?\.(?:md|markdown){_TEMPLATES}?|index\.html{_TEMPLATES}")
_PLAIN_INDEX = frozenset({"index.md", "index.markdown"})
# Middleman's other pages: `authentication.html.md` is a page of its own, with front matter of its own.
_SLATE_PAGE = re.compile(rf"([^_.][^.]*)\.html\.(?:(?:md|markdown){_TEMPLATES}?|erb|jinja)")
_PLAIN_PAGE = re.compile(r"[^_.].*\.(?:md|markdown)")
_STEM = re.compile(r"([^.]+)")
_SLATE_KEY = re.compile(rb"^(?:includes|language_tabs|toc_footers)[ \t]*:", re.MULTILINE)
_LONGEST_HEAD = 64_000  # bytes of a file that are looked at for its front matter
_LOCALIZED = re.compile(r"(.+)\.([a-z]{2}(?:[-_][A-Za-z]{2,4})?)(\.(?:html|md)\b.*)")
# What Slate's own theme is made of; ours takes its place.
_SLATE_THEME = re.compile(
    r"(?:layouts|javascripts|stylesheets)/.*|fonts/slate\..*|.*\.(?:scss|sass|coffee|haml|slim)"
)
_NO_ASSET = re.compile(r"(?:.*/)?(?:[_.][^/]*|.*\.(?:md|markdown|erb|jinja))")
_LEFT_OUT = frozenset({"404.html.md", "404.html.erb", "404.html.md.erb"})  # the theme has one
_LOCALIZABLE = "localizable"
# Whether a path below `docs_dir` is one of those that a site leaves out.
Matches = Callable[[str], bool]


def any_of(found: Sequence[Matches]) -> Matches:
    """What one of several leaves out: nothing, if there are none."""
    return lambda path: any(matches(path) for matches in found)


NOTHING = any_of(())


@dataclass(frozen=True, slots=True)
class IndexFile:
    """An index document: its path below `docs_dir`, its page's name, and the folder it is shown in.

    It is `plain` where it is called as MkDocs calls one, and nothing in its front matter is Slate's.
    """

    path: str
    home: str
    base: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a site, sorted by what they are; paths are relative to `docs_dir`."""

    root: Path
    docs_dir: Path
    indexes: tuple[IndexFile, ...]
    plain_pages: tuple[str, ...]
    assets: frozenset[str]
    problems: tuple[Problem, ...]

    def place(self, path: str, line: int = 0) -> Place:
        """The place of a file below `docs_dir`, as problems name it: relative to the root."""
        return Place(relative_to_root(self.docs_dir / path, self.root), line)


def relative_to_root(file: Path, root: Path) -> str:
    """A file's path as problems name it."""
    return Path(os.path.relpath(file, root)).as_posix()


def find_site(root: Path, docs_dir: str | None, excluded: Matches = NOTHING) -> Site:
    """Find the sources of the site in `root`; `excluded` are files below `docs_dir` that are none of it.

    Raises PortalError where there are none, or several.
    """
    folder = _find_docs_dir(root, docs_dir)
    return _sorted_files(root, folder, excluded)


def _find_docs_dir(root: Path, configured: str | None) -> Path:
    if not root.is_dir():
        raise PortalError([error("no-index", Place(root.as_posix()), "there is no such folder")])
    if configured is not None:
        folder = root / configured
        if not folder.is_dir():
            hint = "docs_dir in mkdocs.yml names the folder of the index document"
            raise PortalError(
                [error("no-index", Place("mkdocs.yml"), f"there is no folder '{configured}'", hint)]
            )
        return folder
    for name in ("source", "slate/source"):
        if _has_index(root / name):
            return root / name
    nested = [folder for folder in sorted(root.glob("*/source")) if _has_index(folder)]
    if len(nested) > 1:
        listed = ", ".join(relative_to_root(folder, root) for folder in nested)
        hint = "give the folder of one of them"
        raise PortalError([error("no-index", Place("."), f"there are several sources: {listed}", hint)])
    if nested:
        return nested[0]
    message = "no index document (looked for source/index.html.md, slate/source/ and */source/)"
    raise PortalError([error("no-index", Place("."), message, _index_hint(root))])


def _has_index(folder: Path) -> bool:
    return next(_index_files(folder), None) is not None


def _index_files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        for name in sorted(names):
            file = Path(parent, name)
            if _index(file.relative_to(folder).as_posix(), file):
                yield file


def _index_hint(root: Path) -> str:
    """Where index documents are after all, for a root that has none in the usual places."""
    folders = dict.fromkeys(relative_to_root(file.parent, root) for file in islice(_index_files(root), 200))
    if not folders:
        return "give the folder that holds source/"
    if root.resolve().name == "source":
        return "this folder is source/ itself: give the folder above it"
    if "." in folders:
        return "an index document stands in this folder itself: give the folder above it, or call it source/"
    return f"index documents are in {', '.join(list(folders)[:6])}; put one of them into a folder source/"


def _sorted_files(root: Path, docs_dir: Path, excluded: Matches) -> Site:
    indexes: list[IndexFile] = []
    plain: list[str] = []
    assets: set[str] = set()
    dropped: list[str] = []
    problems: list[Problem] = []
    for path in _files(docs_dir, root, problems):
        name = posixpath.basename(path)
        in_includes = "includes" in path.split("/")[:-1]
        if name in _LEFT_OUT or excluded(path):
            continue
        if _SLATE_THEME.fullmatch(path):
            dropped.append(path)
        elif not in_includes and (index := _index(path, docs_dir / path)):
            indexes.append(index)
        elif not in_includes and _PLAIN_PAGE.fullmatch(name):
            plain.append(path)
        elif not _NO_ASSET.fullmatch(path):
            assets.add(path)
    if dropped:
        folders = sorted({path.split("/")[0] for path in dropped})
        problems.append(
            note(
                "slate-theme",
                Place(relative_to_root(docs_dir, root)),
                f"{len(dropped)} files of Slate's theme are not published: {', '.join(folders)}",
                "mkslate has a theme of its own; adapt it with a custom_dir",
            )
        )
    order = sorted(indexes, key=lambda index: (index.home.count("/"), index.home != "index", index.home))
    return Site(root, docs_dir, tuple(order), tuple(sorted(plain)), frozenset(assets), tuple(problems))


def _index(path: str, file: Path) -> IndexFile | None:
    """What kind of index document a file, at `path` below `docs_dir`, is, if it is one."""
    folder, _, name = path.rpartition("/")
    parts = folder.split("/") if folder else []
    locale = ""
    if _LOCALIZABLE in parts:
        parts.remove(_LOCALIZABLE)
        if match := _LOCALIZED.fullmatch(name):
            name, locale = match[1] + match[3], match[2]
    base = "/".join([locale, *parts] if locale else parts)
    if _INDEX.fullmatch(name):
        plain = name in _PLAIN_INDEX and not _has_slate_head(file)
        return IndexFile(path, posixpath.join(base, "index"), base, plain)
    match = _SLATE_PAGE.fullmatch(name)
    if match is None and _PLAIN_PAGE.fullmatch(name) and _has_slate_head(file):
        match = _STEM.match(name)
    if match is None:
        return None
    return IndexFile(path, posixpath.join(base, match[1]), base)


def _has_slate_head(file: Path) -> bool:
    """Whether a page's front matter is that of an index document: it names includes or languages."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_LONGEST_HEAD)
    except OSError:
        return False
    return head.startswith(b"---") and _SLATE_KEY.search(head.partition(b"\n---")[0]) is not None


def _files(docs_dir: Path, root: Path, problems: list[Problem]) -> Iterator[str]:
    """Every file below `docs_dir` that stays inside `root`, hidden ones left out; each folder once."""
    inside = root.resolve()
    seen: set[Path] = set()
    stack = [docs_dir]
    while stack:
        folder = stack.pop()
        real = folder.resolve()
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(folder.iterdir())
        except OSError as bad:
            reason = bad.strerror or str(bad)
            problems.append(
                error("unreadable", Place(relative_to_root(folder, root)), f"cannot be read: {reason}")
            )
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and (wrong := _wrong_link(entry, inside, root)):
                problems.append(wrong)
            elif entry.is_dir():
                if entry.name != "node_modules":
                    stack.append(entry)
            elif entry.is_file():
                yield entry.relative_to(docs_dir).as_posix()


def _wrong_link(entry: Path, inside: Path, root: Path) -> Problem | None:
    """What is wrong with a symbolic link: it leads out of the portal, or in a circle."""
    place = Place(relative_to_root(entry, root))
    try:
        if not entry.resolve().is_relative_to(inside):
            return error("outside", place, "this link leads out of the portal", "remove it")
    except RuntimeError:  # a circle, until Python 3.13
        pass
    return None if entry.exists() else error("unreadable", place, "this link leads nowhere", "remove it")
