"""Lighthouse over a built site, on its mobile setting, served with gzip as GitHub Pages does.

    python bench/lighthouse.py [SITE] [--runs 5] [PAGE …]

Prints a table: for each page the median of the runs. Without pages named: the home page, the largest
page and the one in the middle. Exits with 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from served import FLAGS, served

HERE = Path(__file__).parent
TOOL = HERE / "node_modules" / ".bin" / "lighthouse"
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
SHOWN = {"first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-blocking-time": "TBT"}
_FLAGS = " ".join(("--headless=new", *FLAGS))


def chosen_pages(site: Path) -> list[str]:
    """The home page, the largest page, and the one in the middle."""
    pages = sorted(site.rglob("index.html"), key=lambda page: page.stat().st_size)
    chosen = [site / "index.html", pages[-1], pages[len(pages) // 2]]
    return [f"{page.parent.relative_to(site).as_posix()}/".removeprefix("./") for page in chosen]


def measured(address: str, runs: int) -> dict[str, float]:
    """The medians of a page's scores (0 to 100) and times (seconds)."""
    reports = [_report(address) for _ in range(runs)]
    found = {name: median(100 * one["categories"][name]["score"] for one in reports) for name in GOALS}
    times = {
        label: median(one["audits"][audit]["numericValue"] / 1000 for one in reports)
        for audit, label in SHOWN.items()
    }
    shift = median(one["audits"]["cumulative-layout-shift"]["numericValue"] for one in reports)
    return {**found, **times, "CLS": shift}


def _report(address: str) -> dict[str, Any]:
    command = [str(TOOL), address, "--quiet", "--output=json", f"--chrome-flags={_FLAGS}"]
    chromium = shutil.which("chromium") or sys.exit("no chromium on this machine")
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(
        [*command, f"--only-categories={','.join(GOALS)}"],
        capture_output=True,
        check=True,
        env=environment,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def main() -> None:
    """Measure, print the table, and say what misses its goal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    names = [*GOALS, *SHOWN.values(), "CLS"]
    print(f"| page | {' | '.join(names)} |\n|{' --- |' * (len(names) + 1)}")
    missed = False
    with served(given.site) as url:
        for page in given.pages or chosen_pages(given.site):
            found = measured(url + page, given.runs)
            missed = missed or any(found[name] < goal for name, goal in GOALS.items())
            cells = [f"{found[name]:.0f}" if name in GOALS else f"{found[name]:.2f}" for name in names]
            print(f"| /{page} | {' | '.join(cells)} |", flush=True)
    sys.exit(missed)


if __name__ == "__main__":
    main()
