"""Languages: names that Slate's highlighter (Rouge) knows, for Pygments."""

from __future__ import annotations

from collections.abc import Mapping

from mkslate.markup.blocks import Fence

# Rouge's name -> the name of the same language, or the nearest one, in Pygments.
_PYGMENTS: Mapping[str, str] = {
    "apex": "java",  # Salesforce's Java
    "armasm": "gas",
    "batchfile": "batch",
    "bpf": "gas",
    "brightscript": "vbnet",  # a Basic
    "cfscript": "cfc",
    "common_lisp": "common-lisp",
    "conf": "ini",
    "eex": "html+erb",  # templates in HTML, as ERB
    "epp": "erb",
    "gradle": "groovy",
    "hack": "php",
    "hocon": "json",
    "hql": "sql",
    "irb": "irb",
    "irb_output": "irb",
    "json-doc": "json",
    "json_doc": "json",
    "jsonc": "json",
    "literate_coffeescript": "coffeescript",
    "literate_haskell": "literate-haskell",
    "node": "javascript",
    "objective_c": "objective-c",
    "objective_cpp": "objective-c++",
    "plaintext": "text",
    "plist": "xml",
    "plsql": "plpgsql",
    "rescript": "reasonml",
    "robot_framework": "robotframework",
    "shell_session": "shell-session",
    "terminal": "console",
    "vb": "vbnet",
    "viml": "vim",
    "xpath": "xquery",
}
_PHP = frozenset({"php", "hack"})


def language_name(fence: Fence) -> str:
    """A fence's language without the options that Rouge takes behind it (`php?start_inline=1`, D5.11)."""
    return fence.language.partition("?")[0]


def pygments_name(language: str) -> str:
    """The name to ask Pygments for; names it does not know come back as they are."""
    return _PYGMENTS.get(language, language)


def lexer_options(language: str, code: str) -> dict[str, bool]:
    """Options for the lexer: PHP that does not open with `<?php` is PHP from its first line on.

    Slate's authors ask for that with `php?start_inline=1`; without it Rouge shows such code as
    plain text, which nobody wants.
    """
    return {"startinline": True} if language in _PHP and "<?" not in code else {}
