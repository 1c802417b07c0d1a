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


def options_of(config: MkDocsConfig, ours: MkslateConfig) -> Options:
    """What `mkdocs.yml` decides of how sources are read. Raises PortalError for a value of no use."""
    problems: list[Problem] = []
    options = plugin_options(ours, problems)
    if problems:
        raise PortalError(problems)
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    extensions = frozenset(name for name in config.markdown_extensions if isinstance(name, str))
    return replace(options, docs_dir=os.path.relpath(config.docs_dir, root), guests=extensions)
