"""When a page of many samples obeys its reader, on a processor four times slower.

    python bench/interactive.py [--samples 100] [--slower 4] [--runs 5]

Builds a portal of one page, whose sections have samples in three languages; opens it in Chromium with a
slowed processor. Prints, as medians in seconds after the request, when the page had loaded, with its tabs,
and when its last long task was over: the later of both is when it is interactive. Then how long a change of
the language took, and when the same text is interactive with Material alone, opened in turn with it:
processors keep no one speed. Exits with 1 where the page took a second or more.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, sync_playwright

from served import FLAGS, served
from tab import tab

GOAL = 1.0  # seconds
PLAIN = """\
site_name: Large API
theme: {name: material, font: false, features: [content.code.copy]}
markdown_extensions: [tables, pymdownx.highlight, pymdownx.superfences, {toc: {permalink: true}}]
"""
HEAD = "---\ntitle: Large API\nlanguage_tabs: [shell, python, javascript]\nincludes: [large]\n---\n# Start\n"
SECTION = """
## Get thing {number}

```shell
curl "https://large.example/api/things/{number}?page=1&limit=20" \\
  -H "Authorization: Bearer secret"
```

```python
import requests

answer = requests.get("https://large.example/api/things/{number}", params={{"page": 1, "limit": 20}})
print(answer.json()["name"])
```

```javascript
const answer = await fetch("https://large.example/api/things/{number}?page=1&limit=20");
console.log((await answer.json()).name);
```

Gives thing {number}, with everything that belongs to it.

`GET /api/things/{number}`

Parameter | Default | Meaning
--------- | ------- | -------
page | 1 | Which page of its parts
limit | 20 | How many parts a page has
"""
_REST = 2  # seconds without a question: whoever asks the page meanwhile keeps it busy
_TRIES = 10
# Long tasks are those of 50 ms and more; the browser keeps their times.
_TIMES = """new Promise((tell) => {
  let over = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) over = Math.max(over, one.startTime + one.duration);
  }).observe({ type: 'longtask', buffered: true });
  const ready = [...document.querySelectorAll('.mkslate-samples')].every((set) => 'ready' in set.dataset);
  const { loadEventEnd } = performance.getEntriesByType('navigation')[0];
  setTimeout(() => tell([ready ? loadEventEnd : 0, over, performance.now()]), 100);
})"""
_SWITCH = """new Promise((tell) => {
  const began = performance.now();
  document.querySelector('.mkslate-languages [data-tab=javascript]')?.click();
  requestAnimationFrame(() => setTimeout(() => tell(performance.now() - began)));
})"""


def text(samples: int) -> str:
    """The page's Markdown."""
    sections = "".join(SECTION.format(number=number + 1) for number in range(-(-samples // 3)))
    return f"# Things\n{sections}"


def build(root: Path, samples: int) -> Path:
    """Write and build the portal; gives the folder of its site."""
    (root / "source/includes").mkdir(parents=True)
    (root / "source/index.html.md").write_text(HEAD, "utf-8")
    (root / "source/includes/_large.md").write_text(text(samples), "utf-8")
    command = [str(Path(sys.executable).with_name("mkslate")), "build", str(root)]
    subprocess.run(command, check=True, capture_output=True)
    return root / "site"


def build_plain(root: Path, samples: int) -> Path:
    """The same with Material alone."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(PLAIN, "utf-8")
    (root / "docs/index.md").write_text("# Start\n", "utf-8")
    (root / "docs/large.md").write_text(text(samples), "utf-8")
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--quiet"]
    subprocess.run(command, check=True, capture_output=True, cwd=root)
    return root / "site"


def measured(browser: CDPSession, url: str, slower: float) -> tuple[float, float, float]:
    """When the page had loaded and the last long task was over, and how long a change took: in seconds."""
    with tab(browser, 1440, 900) as page:
        page.send("Emulation.setCPUThrottlingRate", rate=slower)
        page.send("Page.navigate", url=url)
        for _ in range(_TRIES):
            time.sleep(_REST)
            loaded, last, now = page.evaluate(_TIMES)
            if loaded and now > max(loaded, last) + 1000:
                return loaded / 1000, last / 1000, page.evaluate(_SWITCH) / 1000
    sys.exit(f"{url}: not at rest after {_TRIES * _REST} s")


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=int, default=100)
    parser.add_argument("--slower", type=float, default=4)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as root, sync_playwright() as playwright:
        sites = [build(Path(root, "ours"), given.samples), build_plain(Path(root, "plain"), given.samples)]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS])
        session = browser.new_browser_cdp_session()
        with served(sites[0]) as ours, served(sites[1]) as plain:
            pairs = [
                [measured(session, f"{url}large/", given.slower) for url in (ours, plain)]
                for _ in range(given.runs)
            ]
        browser.close()
    runs, plainly = zip(*pairs, strict=True)
    loaded, last, change = (median(times) for times in zip(*runs, strict=True))
    interactive, alone = (median(max(run[:2]) for run in each) for each in (runs, plainly))
    print(f"{given.samples} samples, processor {given.slower:g} times slower, median of {given.runs}")
    print(f"loaded, with its tabs, {loaded:.2f} s; last long task over {last:.2f} s")
    print(f"interactive {interactive:.2f} s; change of the language {change:.2f} s")
    print(f"Material alone: interactive {alone:.2f} s; ours takes {interactive / alone:.2f} of that")
    sys.exit(interactive >= GOAL)


if __name__ == "__main__":
    main()
