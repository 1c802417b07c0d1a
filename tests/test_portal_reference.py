"""The list of endpoints, held against the reference that it was written from, where that is there."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkslate.source import read
from own_portal import pages
from portal_list import SHAPES, endpoints, lacking

_REQUEST_LINE = re.compile(r'<code class="request">(\w+) ([^<]+)</code>')
_STRING_OR_DOTS = re.compile(r'"(?:[^"\\]|\\.)*"|(:\s*)?\.\.\.')


@dataclass(frozen=True, slots=True)
class Reference:
    """A section of the reference: its request lines, and the responses that can be read."""

    title: str
    requests: tuple[tuple[str, str], ...]
    responses: tuple[Any, ...]


def reference(folder: Path) -> list[Reference]:
    """The sections of the reference, without what is commented out."""
    found = []
    for file in sorted(folder.glob("includes/*.md")):
        shown = re.sub(r"<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL)
        for section in re.split(r"^## ", shown, flags=re.MULTILINE)[1:]:
            lines = _REQUEST_LINE.findall(section)
            requests = tuple((method, path_in_braces(path)) for method, path in lines)
            samples = re.findall(r"```json\n(.*?)```", section, re.DOTALL)
            responses = tuple(
                json.loads(without_dots(one)) for one in samples if one.strip() not in ("", "...")
            )
            found.append(Reference(section.split("\n")[0], requests, responses))
    return found


def path_in_braces(path: str) -> str:
    """A path with its parameters as `{id}`, whichever way they are written."""
    return re.sub(r":(\w+)", r"{\1}", path.strip()).rstrip("/")


def without_dots(sample: str) -> str:
    """JSON without the dots that stand for what its author left out."""
    text = _STRING_OR_DOTS.sub(
        lambda one: ": null" if one[1] else one[0].replace("...", "") * (one[0][0] == '"'), sample
    )
    return re.sub(r",(?=\s*(?:,|[}\]]))", "", text)


def test_the_list_has_every_request_line_of_the_reference(shared: Path) -> None:
    lines = {request for section in reference(shared / "tribe") for request in section.requests}

    assert len(lines) > 100
    assert lines - {(one.method, one.path) for one in endpoints()} == set()


def test_the_list_has_every_field_of_the_reference_with_its_type(shared: Path) -> None:
    listed = {(one.method, one.path): one for one in endpoints()}
    responses = [
        (one.title, one.requests[0], response)
        for one in reference(shared / "tribe")
        for response in one.responses
    ]

    assert len(responses) > 50
    for title, request, response in responses:
        assert list(beyond(response, listed[request].response, title)) == []


def test_links_to_the_sections_of_the_reference_still_lead_somewhere(shared: Path, tmp_path: Path) -> None:
    shutil.copytree(shared / "tribe", tmp_path / "source")
    (tree,) = read(tmp_path).trees
    old = {section.id for page in tree.pages for section in page.sections if 1 <= section.level <= 2}

    assert len(old) > 100
    assert old - {anchor for page in pages() for anchor in page.anchors} == set()


def beyond(value: Any, shape: Any, where: str) -> Iterator[str]:
    """What a value of the reference holds that a shape does not know."""
    while isinstance(shape, str) and shape.startswith("@"):
        shape = SHAPES[shape[1:]]
    if value is None or shape in ("array", "object"):
        return
    if isinstance(value, list):
        for item in value:
            yield from beyond(item, shape[0] if isinstance(shape, list) else shape, f"{where}[]")
    elif isinstance(value, dict):
        fields = (
            {} if isinstance(shape, str | list) else {name.rstrip("?"): one for name, one in shape.items()}
        )
        for name, inner in value.items():
            known = fields.get(name, fields.get("*"))
            yield from [f"{where}.{name}"] if known is None else beyond(inner, known, f"{where}.{name}")
    else:
        yield from lacking([value], shape, where)
