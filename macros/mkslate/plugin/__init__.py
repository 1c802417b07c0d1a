"""plugin: the door to MkDocs; everything of ours that knows MkDocs is in here."""

from mkslate.plugin.build import build
from mkslate.plugin.hooks import MkslatePlugin
from mkslate.plugin.report import log_to_stderr
from mkslate.plugin.serve import serve

__all__ = ["MkslatePlugin", "build", "log_to_stderr", "serve"]
