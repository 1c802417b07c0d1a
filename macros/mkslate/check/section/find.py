"""What does not agree within the sections of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkslate.check.sample import Sample
from mkslate.check.section import request
from mkslate.check.section.answers import Answers
from mkslate.check.section.readers import sends
from mkslate.check.section.scope import scopes
from mkslate.errors import Problem
from mkslate.markup.blocks import Fence, Heading
from mkslate.model.page import Page


def find(page: Page, samples: Iterable[Sample]) -> Iterator[Problem]:
    """The problems of a page's sections; `samples` are those of the page that may be read."""
    sending: dict[int, Sample] = {}
    data: dict[int, Sample] = {}
    for sample in samples:
        if sample.language == "json":
            data[id(sample.fence)] = sample
        elif sends(sample):
            sending[id(sample.fence)] = sample
    if sending:
        for scope in scopes(page.blocks, sending):
            yield from request.judge(scope)
            yield from request.judge_parameters(scope)
    if len(data) > 1:
        for chapter in _chapters(page, data):
            yield from Answers().judge(chapter)


def _chapters(page: Page, samples: Mapping[int, Sample]) -> Iterator[list[Sample]]:
    """The JSON samples of each H1, where there are several."""
    chapters: list[list[Sample]] = [[]]
    for block in page.blocks:
        if isinstance(block, Heading):
            if block.level == 1:
                chapters.append([])
        elif isinstance(block, Fence) and (sample := samples.get(id(block))):
            chapters[-1].append(sample)
    return (chapter for chapter in chapters if len(chapter) > 1)
