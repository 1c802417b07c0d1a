"""What does not agree within the sections of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkslate.check.sample import Sample
from mkslate.check.section import request
from mkslate.check.section.scope import scopes
from mkslate.check.section.sent import SHELLS
from mkslate.errors import Problem
from mkslate.model.page import Page


def find(page: Page, samples: Iterable[Sample]) -> Iterator[Problem]:
    """The problems of a page's sections; `samples` are those of the page that may be read."""
    by_fence = {id(sample.fence): sample for sample in samples if sample.language in SHELLS}
    if not by_fence:
        return
    for scope in scopes(page.blocks, by_fence):
        yield from request.judge(scope)
