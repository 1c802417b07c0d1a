"""What text costs that makes careless parsers slow, at two sizes.

    python bench/shapes.py [--build] [--size BYTES] [SHAPE ...]

Each shape of `tests/markup/shapes.py` (or those that are named) is rendered by the dialect at a
quarter of the size (1 MB, unless another is given) and at the size, or, with `--build`, published as
a page by `mkslate build`, less what an empty page takes. Four times the text should take about four
times the CPU time. Ends with status 1 if a shape takes more than six times.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import markdown

_SHAPES = Path(__file__).parents[1] / "tests" / "markup" / "shapes.py"
_MOST = 6.0
_SHORT = 0.1  # CPU seconds: less says nothing of a ratio
_HEAD = "---\ntitle: Shapes\nlanguage_tabs: [shell]\n---\n\n# A page\n\n"

Shapes = dict[str, Callable[[int], str]]


def shapes() -> Shapes:
    """The shapes of the tests, by name."""
    spec = importlib.util.spec_from_file_location("shapes", _SHAPES)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{_SHAPES} is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Shapes = module.SHAPES
    return found


def rendered(text: str) -> float:
    """The CPU seconds that the dialect takes for a text."""
    begin = time.process_time()
    markdown.markdown(text, extensions=["mkslate"])
    return time.process_time() - begin


def published(text: str) -> float:
    """The CPU seconds that `mkslate build` takes for a Slate source of one page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "source" / "index.html.md"
        page.parent.mkdir()
        page.write_text(_HEAD + text, "utf-8")
        begin = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [str(Path(sys.executable).parent / "mkslate"), "build", folder]
        subprocess.run(command, check=True, capture_output=True)
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time the shapes that make careless parsers slow.")
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("shape", nargs="*")
    options = parser.parse_args()
    known = shapes()
    if unknown := set(options.shape) - set(known):
        parser.error(f"no shape is called {', '.join(sorted(unknown))}")
    measure = published if options.build else rendered
    measure("")  # what is loaded once counts for no shape
    empty = measure("")
    slow = []
    for name in options.shape or known:
        small, great = (
            max(measure(known[name](size)) - empty, 0.0) for size in (options.size // 4, options.size)
        )
        ratio = great / max(small, _SHORT)
        print(f"{name:32} {small:7.2f} s {great:7.2f} s  {ratio:4.1f}", flush=True)
        if ratio > _MOST:
            slow.append(name)
    if slow:
        print(f"more than {_MOST:.0f} times: {', '.join(slow)}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
