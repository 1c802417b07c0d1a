"""config.rb: the facts of a Slate site's Middleman configuration, read as text and never run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mkslate.markup.settings import HeadingIds

_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_RENDERER = re.compile(r"\brenderer\s*(?:=>|:)\s*(\w+)|:renderer\s*=>\s*(\w+)")
_OPTION = re.compile(r"(?<!\w):?(smartypants|strikethrough)\s*(?:=>|:)\s*(true|false)")
_SET = re.compile(
    r"""^\s*set\s*\(?\s*:(\w+)\s*,\s*(?:"([^"\n#]*)"|'([^'\n]*)'|([\w.:-]+))\s*\)?\s*$""", re.MULTILINE
)
_CONFIG = re.compile(
    r"""^\s*config\[:(\w+)\]\s*=\s*(?:"([^"\n#]*)"|'([^'\n]*)'|([\w.:-]+))\s*$""", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class SlateConfig:
    """What a config.rb decides of the dialect (D0), and the plain values that it sets.

    `smartypants` counts only without a renderer of Slate's own: Middleman hands that one to
    Redcarpet without any options (D0.1).
    """

    heading_ids: HeadingIds = "unique"
    smartypants: bool = False
    strikethrough: bool = True
    values: Mapping[str, str] = field(default_factory=dict)


def read_config_rb(text: str) -> SlateConfig:
    """The facts in the text of a config.rb."""
    text = _COMMENT.sub("", text)
    values = {
        match[1]: next(one for one in match.groups()[1:] if one is not None)
        for pattern in (_SET, _CONFIG)
        for match in pattern.finditer(text)
    }
    options = {match[1]: match[2] == "true" for match in _OPTION.finditer(text)}
    renderer = _RENDERER.search(text)
    if renderer is None:
        return SlateConfig(
            heading_ids="redcarpet",
            smartypants=options.get("smartypants", False),
            strikethrough=options.get("strikethrough", False),
            values=values,
        )
    name = renderer.group(1) or renderer.group(2)
    return SlateConfig(
        heading_ids="nesting" if name.startswith("Nesting") else "unique",
        smartypants=False,
        strikethrough=options.get("strikethrough", False),
        values=values,
    )
