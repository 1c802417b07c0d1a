"""built: the pages of a site as they were published, and where their links lead."""

from mkslate.check.built.site import check_site

__all__ = ["check_site"]
