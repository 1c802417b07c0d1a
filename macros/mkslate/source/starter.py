"""Starters: the few lines that turn a Slate repository, or an empty folder, into a portal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkslate.errors import PortalError, error
from mkslate.place import Place
from mkslate.source.options import CONFIG_NAME
from mkslate.source.site import find_site, relative_to_root

_CONFIG = """\
site_name: {name}
docs_dir: {docs_dir}
theme:
  name: material
plugins:
  - search
  - mkslate
"""
UNNAMED = "API Documentation"  # Slate's default title (D12.1), until the portal's own is read


def config_text(docs_dir: str, name: str = UNNAMED) -> str:
    """The `mkdocs.yml` of a portal whose index document is below `docs_dir`."""
    return _CONFIG.format(name=name, docs_dir=docs_dir)


def begin(root: Path) -> Iterator[Path]:
    """Write what the folder `root` lacks to be a portal, and give each file's path.

    Beside a Slate source that is an `mkdocs.yml` for it; else a small portal of its own. Raises
    PortalError where there is one already: nothing is written over.
    """
    if (root / CONFIG_NAME).exists():
        raise PortalError(
            [error("new", Place(CONFIG_NAME), "the file is there already", "nothing was changed")]
        )
    try:
        site = find_site(root, None) if root.is_dir() else None
    except PortalError:
        site = None
    if site is not None:
        files: Mapping[str, str] = {CONFIG_NAME: config_text(relative_to_root(site.docs_dir, root))}
    else:
        files = starter_files()
    for name in files:
        if (root / name).exists():
            raise PortalError([error("new", Place(name), "the file is there already", "nothing was changed")])
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        yield file


def starter_files() -> Mapping[str, str]:
    """The files of a new portal, by their paths: an index document, an include, macros and data."""
    return {
        "mkdocs.yml": config_text("docs"),
        "docs/index.md": _INDEX,
        "includes/kittens.md.jinja": _KITTENS,
        "includes/errors.md": _ERRORS,
        "includes/examples/kitten.json": _KITTEN,
    }


_INDEX = """\
---
title: Kitten API

language_tabs:
  - shell: cURL
  - python: Python
  - javascript: JavaScript

base_url: https://api.example.com

includes:
  - kittens
  - errors

search: true
---

# Introduction

Welcome to the Kitten API. Each file under `includes/` that is named in the front matter becomes a
page; samples stand beside the text that they belong to.

# Authentication

Send your access token with every request.

`Authorization: Bearer YOUR_ACCESS_TOKEN`

<aside class="notice">
Replace <code>YOUR_ACCESS_TOKEN</code> with your own.
</aside>
"""
_KITTENS = """\
# Kittens

## Get a kitten

{{ request("GET", "/kittens/{id}", values={"id": 2}, auth="bearer") }}

{{ response(file="examples/kitten.json") }}

One kitten, by its id.

### HTTP Request

`GET https://api.example.com/kittens/{id}`

### URL Parameters

{{ parameters([
  {"name": "id", "type": "integer", "description": "The id of the kitten"},
]) }}
"""
_ERRORS = """\
# Errors

Status | Meaning
------ | -------
400 | Bad Request: the request is not valid.
401 | Unauthorized: the access token is wrong.
404 | Not Found: there is no such kitten.
"""
_KITTEN = """\
{
  "id": 2,
  "name": "Max",
  "breed": "unknown"
}
"""
