"""markup: the one grammar. Lines become a document of blocks; nothing else reads Markdown."""

from mkslate.markup.document import parse, read
from mkslate.markup.render import inline_html, plain_text

__all__ = ["inline_html", "parse", "plain_text", "read"]
