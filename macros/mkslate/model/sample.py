"""Samples: code as the code column shows it, in tab sets (D12.4)."""

from __future__ import annotations

from dataclasses import dataclass

from mkslate.markup.blocks import Fence


@dataclass(frozen=True, slots=True)
class SampleGroup:
    """Neighbouring samples of one thing: one tab set, each sample in a language of `language_tabs`."""

    samples: tuple[Fence, ...]
