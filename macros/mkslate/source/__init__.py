"""source: the author's files, read, resolved and expanded into the model of a portal."""

from mkslate.source.options import Options, read_options
from mkslate.source.reader import read
from mkslate.source.text_file import line_reader, read_text

__all__ = ["Options", "line_reader", "read", "read_options", "read_text"]
