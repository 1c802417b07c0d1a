"""What else is loaded: the host's extensions, whose syntax then counts beside Slate's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

_BUNDLED = "markdown.extensions."
_MADE = "abc"  # where a class that is made by calling its metaclass says that it was written


def loaded_guests(md: Markdown) -> frozenset[str]:
    """The names of the extensions that an instance of the host has loaded (`admonition`, `pymdownx.details`).

    Those that come with Python-Markdown go by their short names, whichever way they were asked for.
    Read from what is registered, so that the order of loading makes no difference.
    """
    registered = (
        *md.registeredExtensions,
        *md.parser.blockprocessors,
        *md.treeprocessors,
        *md.inlinePatterns,
    )
    kinds = {type(one) for one in registered}
    for processor in md.parser.blockprocessors:
        kinds.update(slash_blocks(processor))
    return frozenset(module_name(kind) for kind in kinds)


def slash_blocks(processor: BlockProcessor) -> frozenset[type]:
    """The kinds of blocks that the processor of `pymdownx.blocks` knows; none for any other processor.

    That module, which loads a reader of YAML, need not be loaded to ask.
    """
    return frozenset(getattr(processor, "blocks", {}).values())


def module_name(kind: type) -> str:
    """The name of the extension that a class of the host belongs to, or the class that it is made from."""
    written = next((one for one in kind.__mro__ if one.__module__ != _MADE), kind)
    return written.__module__.removeprefix(_BUNDLED)


def guests(extensions: Sequence[str | Extension], configs: Mapping[str, dict[str, Any]]) -> frozenset[str]:
    """The names of the extensions that these settings of the host load, bundles such as `extra` unfolded."""
    return loaded_guests(Markdown(extensions=list(extensions), extension_configs=dict(configs)))
