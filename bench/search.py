"""How well the search of the portal ranks what its readers look for.

    python bench/search.py [SITE] [--misses]

The queries are those of tests/search_queries.yml. Material's own worker answers them, in Chromium. A query
is worth one divided by the place at which a right section is listed; sections that Material folds away below
their page count too, and lines that only name the page of a section do not.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, sync_playwright

from served import FLAGS, served

QUERIES = Path(__file__).parents[1] / "tests" / "search_queries.yml"
# Material's messages to its worker: 0 sets it up, 2 asks; every answer comes in order.
_ASK = """
async ([worker, index, queries]) => {
  const search = new Worker(worker);
  const answer = (message) => new Promise((resolve) => {
    search.onmessage = (event) => resolve(event.data);
    search.postMessage(message);
  });
  const read = await fetch(index);
  await answer({ type: 0, data: { ...(await read.json()), options: { suggest: false } } });
  const found = [];
  for (const query of queries) {
    const { data } = await answer({ type: 2, data: query });
    found.push(data.items.flat().filter((item) => item.score > 0).map((item) => item.location));
  }
  search.terminate();
  return found;
}
"""


def queries() -> list[dict[str, Any]]:
    """The queries: each with what is typed (`find`) and where it may lead (`at`)."""
    read: list[dict[str, Any]] = yaml.safe_load(QUERIES.read_text("utf-8"))
    return read


def listed(browser: Browser, url: str, typed: Sequence[str]) -> list[list[str]]:
    """For each query the locations that a served site's search lists, in order."""
    page = browser.new_page()
    page.goto(url)
    config = json.loads(page.locator("#__config").text_content() or "{}")
    found: list[list[str]] = page.evaluate(
        _ASK, [url + config["search"], f"{url}search/search_index.json", list(typed)]
    )
    page.close()
    return found


def ranks(browser: Browser, url: str) -> Iterator[tuple[dict[str, Any], int]]:
    """Each query with the place of its first right section, 0 where none is listed."""
    wanted = queries()
    for query, found in zip(wanted, listed(browser, url, [one["find"] for one in wanted]), strict=True):
        yield query, next((place for place, at in enumerate(found, 1) if at in query["at"]), 0)


def mean_reciprocal_rank(places: Sequence[int]) -> float:
    """1 if every query's section is listed first, 0 if none is listed at all."""
    return sum(1 / place for place in places if place) / len(places)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("--misses", action="store_true", help="list the queries whose section is not first")
    given = parser.parse_args()
    with served(given.site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS])
        found = list(ranks(browser, url))
        browser.close()
    if given.misses:
        for query, place in found:
            if place != 1:
                print(f"{place:4}  {query['find']}")
    places = [place for _, place in found]
    first = sum(place == 1 for place in places)
    print(f"{len(places)} queries, {first} first, mean reciprocal rank {mean_reciprocal_rank(places):.3f}")


if __name__ == "__main__":
    main()
