"""What a build costs: wall time, CPU time and peak memory, beside plain MkDocs with Material.

    python bench/build.py [SOURCE ...]

Each SOURCE (this repository, if none is given) is built with mkslate, and the Markdown of its pages
with Material alone, in one run on one machine. Compare the ratios, not the seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mkslate.errors import PortalError
from mkslate.source import read

_BIN = Path(sys.executable).parent
_PLAIN = """\
site_name: plain
theme: {name: material, font: false}
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc: {permalink: true}
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""
# Runs a command and reports what it and its children took, as JSON on the last line.
_MEASURE = """\
import json, resource, subprocess, sys, time
begin = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = time.perf_counter() - begin
print(json.dumps([code, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds, CPU seconds, and MiB at its peak."""

    wall: float
    cpu: float
    memory: float


def measured(*command: str | Path) -> Cost:
    """The cost of a command that must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *map(str, command)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    code, wall, cpu, memory = json.loads(done.stdout)
    if code:
        raise SystemExit(f"{' '.join(map(str, command))} failed with {code}")
    return Cost(wall, cpu, memory)


def write_plain(source: Path, root: Path) -> int:
    """Write the Markdown of a portal's pages as a plain MkDocs site; gives the number of pages."""
    (root / "mkdocs.yml").write_text(_PLAIN, "utf-8")
    pages = [page for tree in read(source).trees for page in tree.pages]
    for page in pages:
        file = root / "docs" / f"{page.name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        texts = ("\n".join(line.text for line in document.lines) for document in page.documents)
        file.write_text("\n\n".join(texts) + "\n", "utf-8")
    return len(pages)


def main() -> None:
    """Measure each source and print a table."""
    sources = [Path(argument) for argument in sys.argv[1:]] or [Path(__file__).parent.parent]
    print("| source | pages | built with | wall | CPU | peak memory |")
    print("| --- | ---: | --- | ---: | ---: | ---: |")
    for source in sources:
        with tempfile.TemporaryDirectory() as scratch:
            root = Path(scratch)
            try:
                pages = write_plain(source, root)
            except PortalError as bad:
                raise SystemExit(f"{source}: {bad}") from bad
            ours = measured(_BIN / "mkslate", "build", source, "-d", root / "ours")
            plain = measured(_BIN / "mkdocs", "build", "-f", root / "mkdocs.yml", "-d", root / "plain")
        name = source.resolve().name
        for tool, cost in (("mkslate", ours), ("MkDocs + Material", plain)):
            seconds = f"{cost.wall:.2f} s | {cost.cpu:.2f} s"
            print(f"| {name} | {pages} | {tool} | {seconds} | {cost.memory:.0f} MiB |")
        ratios = (ours.wall / plain.wall, ours.cpu / plain.cpu, ours.memory / plain.memory)
        print(f"| {name} | {pages} | ratio | {ratios[0]:.2f} | {ratios[1]:.2f} | {ratios[2]:.2f} |")


if __name__ == "__main__":
    main()
