"""The reader's options, out of MkDocs's configuration and the plug-in's own."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkslate.errors import PortalError, Problem
from mkslate.plugin.config import MkslateConfig
from mkslate.source import Options
from mkslate.source.options import plugin_options
from mkslate.source.site import any_of


def options_of(config: MkDocsConfig, ours: MkslateConfig, *, drafts: bool) -> Options:
    """What `mkdocs.yml` decides of how sources are read; `drafts` are part of a preview.

    Raises PortalError for a value of no use.
    """
    problems: list[Problem] = []
    options = plugin_options(ours, problems)
    if problems:
        raise PortalError(problems)
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    extensions = frozenset(name for name in config.markdown_extensions if isinstance(name, str))
    specs = [config.exclude_docs, None if drafts else config.draft_docs]
    excluded = any_of([spec.match_file for spec in specs if spec])
    docs_dir = os.path.relpath(config.docs_dir, root)
    return replace(options, docs_dir=docs_dir, guests=extensions, excluded=excluded)
