"""What reading and rendering Markdown costs: CPU time and peak memory, beside Python-Markdown.

    python bench/markup.py [FOLDER]

Every Markdown file below FOLDER (the portal's `docs`, if none is given) is rendered by mkslate's
dialect and by Python-Markdown with `extra` and `pymdownx.superfences`, highlighting off on both
sides, in turns, each in a process of its own. Before that the same for one document: the longest file, and
2 MB of the longest files in a row; then the memory of each of the ten longest files by itself, and the
worst ratio of those. Compare the ratios, not the seconds.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import markdown

from mkslate.markup import parse
from mkslate.markup.settings import Settings
from mkslate.place import split_lines

LENGTH = 2_000_000
SINGLE = 10
_PLAIN_CODE = {"pymdownx.highlight": {"use_pygments": False}}


def grammar(text: str) -> None:
    """Read a text, render nothing."""
    parse(split_lines(text, ""), Settings(), "")


def dialect(text: str) -> None:
    """Read and render a text by the dialect."""
    markdown.markdown(text, extensions=["mkslate", "pymdownx.highlight"], extension_configs=_PLAIN_CODE)


def plain(text: str) -> None:
    """Read and render a text by Python-Markdown."""
    extensions = ["extra", "pymdownx.highlight", "pymdownx.superfences"]
    markdown.markdown(text, extensions=extensions, extension_configs=_PLAIN_CODE)


ENGINES: dict[str, Callable[[str], None]] = {"plain": plain, "dialect": dialect, "grammar": grammar}


def measure(name: str, paths: list[Path], *, one: bool) -> tuple[float, float]:
    """The CPU seconds and the peak memory, in MB, that an engine takes for files, or for them as one text."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in paths]
    if one:
        texts = ["\n\n".join(texts)]
    render = ENGINES[name]
    render("# warm up\n\n    x\n")
    begin = time.process_time()
    for text in texts:
        render(text)
    return time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare(title: str, paths: list[Path], *, one: bool) -> dict[str, tuple[float, float]]:
    """Measure every engine, and print a line for each.

    This process holds no text: a child's peak memory begins at what its parent has.
    """
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{title}: {len(paths)} files, {size:.1f} MB")
    found: dict[str, tuple[float, float]] = {}
    context = multiprocessing.get_context("spawn")
    for name in ENGINES:
        with context.Pool(1) as pool:
            found[name] = pool.apply(measure, (name, paths), {"one": one})
    base = found["plain"]
    for name, (seconds, memory) in found.items():
        print(
            f"{name:8} {seconds:8.2f} s CPU {memory:7.0f} MB   {seconds / base[0]:.3f} of plain's CPU,"
            f" {memory / base[1]:.2f} of its memory"
        )
    return found


def single(paths: list[Path]) -> float:
    """The worst of the ratios of memory, of files each rendered alone."""
    worst = 0.0
    context = multiprocessing.get_context("spawn")
    for path in paths:
        memory = {}
        for name in ("plain", "dialect"):
            with context.Pool(1) as pool:
                memory[name] = pool.apply(measure, (name, [path]), {"one": True})[1]
        ratio = memory["dialect"] / memory["plain"]
        print(
            f"{ratio:.2f} of plain's {memory['plain']:.0f} MB for {path.stat().st_size / 1e6:.2f} MB: {path}"
        )
        worst = max(worst, ratio)
    print(f"the worst of {len(paths)} single files: {worst:.2f}")
    return worst


def longest(paths: list[Path]) -> list[Path]:
    """The longest files, of about LENGTH bytes together."""
    rest = LENGTH
    found = []
    for path in sorted(paths, key=lambda path: path.stat().st_size, reverse=True):
        if path.stat().st_size <= rest:
            found.append(path)
            rest -= path.stat().st_size
    return found


def main() -> None:
    """Print the tables, and the same as JSON on the last line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs"
    paths = sorted(path for path in folder.rglob("*.md*") if path.is_file())
    row = longest(paths)
    found = {
        "longest": compare("the longest file", row[:1], one=True),
        "row": compare("the longest files as one text", row, one=True),
        "single": single(sorted(paths, key=lambda path: -path.stat().st_size)[:SINGLE]),
        "all": compare("all files, one by one", paths, one=False),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
