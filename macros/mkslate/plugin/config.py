"""The plug-in's options, as they stand under its name in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as option


class MkslateConfig(base.Config):
    """What `mkdocs.yml` may say of mkslate; an option left out is found in the site's config.rb."""

    # One page per include, or Slate's single page.
    pages = option.Choice(("include", "single"), default="include")
    # Slate's UniqueHeadCounter, its NestingUniqueHeadCounter, or Redcarpet's own.
    heading_ids = option.Optional(option.Choice(("unique", "nesting", "redcarpet")))
    # Typographic quotes and dashes, as in Slate 1.
    smartypants = option.Optional(option.Type(bool))
    # `~~text~~`.
    strikethrough = option.Optional(option.Type(bool))
    # true: exactly what Slate shows, mended nowhere; or a list of the quirks to keep.
    quirks = option.Type((bool, list), default=False)
    # Values for `config[:key]` in ERB, where config.rb has none that can be read.
    config = option.Type(dict, default={})
    # Rules of the checks: severities and what to ignore.
    check = option.Type(dict, default={})
