"""Builds: a site is built beside the last one, and takes its place when all went well."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from mkslate.plugin.destination import refuse_loss, replaced
from mkslate.plugin.hooks import MkslatePlugin
from mkslate.plugin.site_config import site_config


def build(
    root: Path, site_dir: Path | None = None, *, strict: bool = False, keep_going: bool = False
) -> Path:
    """Build the site in `root` and return the folder that it was published to.

    Raises PortalError, or MkDocs's Abort with the reason; what was published before then stays,
    and so does whatever else the folder holds.
    """
    config = site_config(root, strict=strict or None)
    target = Path(config.site_dir if site_dir is None else site_dir).resolve()
    refuse_loss(target, root, Path(config.docs_dir))
    with replaced(target) as fresh:
        config.site_dir = str(fresh)
        build_into(config, keep_going=keep_going)
    return target


def build_into(config: MkDocsConfig, *, keep_going: bool = False, serve_url: str | None = None) -> None:
    """Build a site into the `site_dir` of its configuration."""
    plugin = config.plugins["mkslate"]
    if isinstance(plugin, MkslatePlugin):
        plugin.keep_going = keep_going
    if serve_url:
        config.site_url = serve_url
    config.plugins.on_startup(command="serve" if serve_url else "build", dirty=False)
    try:
        mkdocs_build(config, serve_url=serve_url)
    finally:
        config.plugins.on_shutdown()
