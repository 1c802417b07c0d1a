"""The model as JSON: what other programs can read of a portal."""

from __future__ import annotations

from typing import Any

from mkslate.errors import Problem
from mkslate.markup.blocks import Fence, walk
from mkslate.model.endpoint import Endpoint
from mkslate.model.link import Target
from mkslate.model.page import Page
from mkslate.model.portal import Portal, Tree
from mkslate.model.section import Section


def portal_json(portal: Portal) -> dict[str, Any]:
    """A portal as plain values: `trees` > `pages` > `sections` > `samples` and `endpoints`; `problems`."""
    return {
        "trees": [_tree(tree) for tree in portal.trees],
        "assets": sorted(portal.assets),
        "problems": [problem_json(problem) for problem in portal.problems],
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem as plain values; `path`, `line` and `column` are its place."""
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _tree(tree: Tree) -> dict[str, Any]:
    head = tree.front_matter
    return {
        "home": tree.home,
        "source": tree.source,
        "title": head.title,
        "language_tabs": [{"name": tab.name, "label": tab.label} for tab in head.language_tabs],
        "pages": [_page(page) for page in tree.pages],
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "name": page.name,
        "title": page.title,
        "source": page.source,
        "sections": [_section(section) for section in page.sections],
        "links": [_target(target) for target in page.targets],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "id": section.id,
        "level": section.level,
        "place": str(section.place),
        "endpoints": [_endpoint(endpoint) for endpoint in section.endpoints],
        "samples": [_sample(block) for block in walk(section.blocks) if isinstance(block, Fence)],
    }


def _endpoint(endpoint: Endpoint) -> dict[str, Any]:
    return {
        "method": endpoint.method,
        "path": endpoint.path,
        "place": str(endpoint.place),
        "parameters": [dict(parameter.cells) for parameter in endpoint.parameters],
    }


def _sample(fence: Fence) -> dict[str, Any]:
    return {"language": fence.language, "tab": fence.name, "place": str(fence.place), "code": fence.code}


def _target(target: Target) -> dict[str, Any]:
    return {"address": target.address, "kind": target.kind, "place": str(target.place)}
