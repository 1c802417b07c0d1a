"""source: the author's files, read, resolved and expanded into the model of a portal."""

from mkslate.source.options import Options, read_options
from mkslate.source.reader import read

__all__ = ["Options", "read", "read_options"]
