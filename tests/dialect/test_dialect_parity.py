"""The page says what the model says: headings, samples, links and images, over real sources."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hand import page

from mkslate.dialect.address import autolink_address, image_address, link_address
from mkslate.markup import parse
from mkslate.markup.blocks import Blocks, Fence, Heading, Html, List, contents, walk
from mkslate.markup.inlines import Image, Inlines, Link, RawTag
from mkslate.markup.inlines import walk as walk_inlines
from mkslate.markup.settings import Settings
from mkslate.markup.tags import tags
from mkslate.place import split_lines

_CODE = re.compile(r"<pre[^>]*><span></span><code>(.*?)</code></pre>", re.DOTALL)
_HEADING = re.compile(r"h[1-6]")


def facts_of_tags(html: str) -> list[str]:
    """What the tags of some HTML tell."""
    found = []
    for tag in tags(html):
        values = {one.name: unescape(one.value) for one in tag.attributes}
        if tag.closing:
            continue
        if _HEADING.fullmatch(tag.name) and values.get("id"):
            found.append(f"{tag.name}#{values['id']}")
        elif tag.name == "a" and "href" in values:
            found.append(f"to {values['href']}")
        elif tag.name == "img" and "src" in values:
            found.append(f"image {values['src']}")
    return found


def facts_of_text(content: Inlines) -> list[str]:
    found = []
    for inline in walk_inlines(content):
        if isinstance(inline, Link):
            write = autolink_address if inline.kind == "autolink" else link_address
            found.append(f"to {write(inline.target, None)}")
        elif isinstance(inline, Image):
            found.append(f"image {image_address(inline.target, None)}")
        elif isinstance(inline, RawTag):
            found += facts_of_tags(inline.text)
    return found


def facts_of_blocks(blocks: Blocks) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                found += facts_of_text(item.content)
                found += facts_of_blocks(item.blocks)
            continue
        if isinstance(block, Heading) and block.id:
            found.append(f"h{block.level}#{block.id}")
        elif isinstance(block, Html):
            found += facts_of_tags(block.text)
        for content in contents(block):
            found += facts_of_text(content)
        found += facts_of_blocks(getattr(block, "blocks", ()))
    return found


def sources(shared: Path) -> list[Path]:
    """Every tenth Markdown file of the corpus: the same ones every time."""
    return sorted((shared / "corpus").glob("**/source/**/*.md"))[::10]


@pytest.mark.slow
def test_headings_samples_links_and_images_are_the_models(shared: Path) -> None:
    unequal, seen = [], 0
    for path in sources(shared):
        text = path.read_text("utf-8", "replace").replace("\x02", "").replace("\x03", "")
        blocks = parse(split_lines(text, path.name), Settings(), path.name).blocks
        html = page(*blocks)
        code = [unescape(re.sub(r"<[^>]*>", "", one)) for one in _CODE.findall(html)]
        samples = [block.code or "\n" for block in walk(blocks) if isinstance(block, Fence)]
        # A raw tag that is never closed hides what follows it, in the page as in a scan of it.
        facts, expected = facts_of_tags(_CODE.sub("", html)), facts_of_blocks(blocks)
        seen += len(samples) + len(expected)
        if code != samples or facts != expected:
            unequal.append(str(path))

    assert unequal == []
    assert seen > 1000
