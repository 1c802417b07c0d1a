"""The real Redcarpet, asked through one process of Ruby."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

from mkslate.markup.settings import Settings

SCRIPT = Path(__file__).parent / "redcarpet.rb"
_CODE = re.compile(r"(<pre data-name.*?</pre>)", re.DOTALL)
_BLOCK_TAG = re.compile(
    r" ?(</?(?:p|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|hr|h[1-6]|div|aside|pre)\b[^>]*>) ?"
)


def missing() -> str:
    """Why Redcarpet cannot be asked here; empty if it can."""
    ruby = shutil.which("ruby")
    if ruby is None:
        return "no Ruby here to run the real Redcarpet with"
    answer = subprocess.run([ruby, str(SCRIPT), "--version"], capture_output=True, text=True, check=False)
    if answer.returncode:
        return "Ruby has no redcarpet and activesupport here"
    # What Slate's sources were written for; 3.6 closes fences otherwise (D5.6).
    return "" if answer.stdout.startswith("3.5.") else f"this is Redcarpet {answer.stdout.strip()}, not 3.5"


class Redcarpet:
    """A running process; it answers one text at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["ruby", str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def html(self, text: str, settings: Settings) -> str:
        job = {
            "text": text,
            "ids": settings.heading_ids,
            "smartypants": settings.smartypants,
            "strikethrough": settings.strikethrough,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer: str = json.loads(self._process.stdout.readline())
        return answer.rstrip("\0")  # its SmartyPants reads one byte too far

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def comparable(html: str) -> str:
    """HTML without the white space that no reader sees; code is exact."""
    parts = []
    for part in _CODE.split(html):
        if not part.startswith("<pre data-name"):
            part = _BLOCK_TAG.sub(r"\1", re.sub(r"\s+", " ", part)).strip(" ")
        parts.append(part)
    return "".join(parts)
