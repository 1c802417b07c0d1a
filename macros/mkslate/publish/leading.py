"""Leading pages: a page that says nothing and leads to another."""

from __future__ import annotations

from html import escape


def leading_to(url: str, title: str, language: str) -> str:
    """The HTML of a page that leads to `url`, also without a script; search engines keep the other alone."""
    address, name = escape(url), escape(title)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{name}</title>\n"
        f'<link rel="canonical" href="{address}">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n'
        f'</head>\n<body>\n<a href="{address}">{name}</a>\n</body>\n</html>\n'
    )
