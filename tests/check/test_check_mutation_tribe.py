"""The Tribe reference: every broken curl command of a real source is found and mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mutation_truth import bash_ok, curl_words

from mkslate.check import check
from mkslate.check.mend import fix_all, write
from mkslate.check.sample import samples
from mkslate.source import read

pytestmark = pytest.mark.slow

# Of its 109 curl commands, one is in order, and one stands in a comment that nobody reads.
BROKEN = 107


def commands(root: Path) -> list[str]:
    """The text of every sample of the portal that calls curl."""
    portal = read(root)
    texts = (sample.code.text for tree in portal.trees for page in tree.pages for sample in samples(page))
    return [text[text.index("curl ") :] for text in texts if "curl " in text]


def whole(text: str) -> bool:
    """Whether a sample is one command to its last line: every line but the last is continued."""
    lines = text.split("\n")
    words = curl_words(text)
    return words is not None and all(line.split()[0] in words for line in lines[1:] if line.split())


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_every_broken_command_is_found_and_mended(shared: Path, tmp_path: Path) -> None:
    root = tmp_path / "portal"
    shutil.copytree(shared / "corpus" / "triberians+api-documentation", root)
    before = commands(root)
    assert sum(not whole(text) for text in before) == BROKEN

    found = check(read(root))
    assert (
        len({one.place.path + str(one.place.line) for one in found if one.rule.startswith("shell-")})
        >= BROKEN
    )
    write(root, fix_all(root))

    after = commands(root)
    assert len(after) == len(before)
    assert [text for text in after if not (whole(text) and bash_ok(text))] == []
    assert [one for one in check(read(root)) if one.fix or one.rule.startswith("shell-")] == []
    assert fix_all(root) == []
