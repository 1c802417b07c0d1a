"""MkDocs's configuration of a site: its mkdocs.yml, or what a Slate repository gets without one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkslate.errors import PortalError, error
from mkslate.place import Place
from mkslate.source.options import CONFIG_NAME
from mkslate.source.site import find_site, relative_to_root
from mkslate.source.starter import config_text


def site_config(root: Path, **changes: Any) -> MkDocsConfig:
    """The configuration of the site in `root`; `changes` are laid over it (`site_dir`, `strict`).

    Raises PortalError if nothing there can be published by mkslate, and MkDocs's Abort for a
    mkdocs.yml that it refuses.
    """
    file = root / CONFIG_NAME
    if not file.is_file():
        site = find_site(root, None)
        text = config_text(relative_to_root(site.docs_dir, root))
        return load_config(BytesIO(text.encode()), config_file_path=str(file), **changes)
    config = load_config(str(file), **changes)
    if "mkslate" not in config.plugins:
        hint = "add `- mkslate` under `plugins:`; `mkslate new` shows how in a folder without mkdocs.yml"
        raise PortalError([error("option", Place(CONFIG_NAME), "the plug-in mkslate is not loaded", hint)])
    return config
