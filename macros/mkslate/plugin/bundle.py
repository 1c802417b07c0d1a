"""Bundles: the style sheet and the script of our pages, made when a site is built."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkslate.publish.bundle import bundle_name, scripts, styles

_FOLDER = "assets/mkslate"
_KINDS = {"css": styles, "js": scripts}


def with_bundles(files: Files, config: MkDocsConfig) -> Files:
    """The files of a site with one bundle of each kind in the place of the overlay's sources.

    What a site's own `custom_dir` has under the same name is taken in place of ours. Templates find
    the paths under `config.theme.mkslate`.
    """
    bundles: dict[str, str] = {}
    added: list[File] = []
    taken: set[str] = set()
    for kind, bundled in _KINDS.items():
        sources = {PurePosixPath(file.src_uri).stem: file for file in files if _is_source(file, kind)}
        taken |= {file.src_uri for file in sources.values()}
        text = bundled({name: file.content_string for name, file in sources.items()})
        bundles[kind] = posixpath.join(_FOLDER, bundle_name(kind, text))
        added.append(File.generated(config, bundles[kind], content=text))
    config.theme["mkslate"] = bundles
    return Files([*(file for file in files if file.src_uri not in taken), *added])


def _is_source(file: File, kind: str) -> bool:
    path = PurePosixPath(file.src_uri)
    return str(path.parent) == _FOLDER and path.suffix == f".{kind}"
