"""Scripts at the end of a page: when they may wait, and when not."""

from __future__ import annotations

import pytest

from mkslate.publish.deferred import deferred

BUNDLE = '<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>'
WAITING = BUNDLE.replace("<script", "<script defer")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (f"{BUNDLE}</body>", f"{WAITING}</body>"),
        (f'{BUNDLE}<script src="own.js"></script>', f'{WAITING}<script defer src="own.js"></script>'),
        (f'{BUNDLE}<script src="a.js" async></script>', f'{WAITING}<script src="a.js" async></script>'),
        (f'{BUNDLE}<script type="module">a()</script>', f'{WAITING}<script type="module">a()</script>'),
        (f'{BUNDLE}<script type="application/json">1</script>',) * 2,
    ],
)
def test_scripts_wait_in_their_order(end: str, expected: str) -> None:
    page = '<p>text</p><script>early()</script><script src="early.js"></script>'

    assert deferred(page + end) == page + expected.replace(BUNDLE, WAITING)


@pytest.mark.parametrize(
    "end",
    [
        f"{BUNDLE}<script>document$.subscribe(own)</script>",
        f"{BUNDLE}<SCRIPT id=own TYPE='text/javascript'>own()</SCRIPT>",
        f'{BUNDLE}<script src="a.js"></script><script>own()</script>',
        '<script src="another.js"></script>',
        "",
    ],
)
def test_scripts_stay_where_one_in_the_page_may_count_on_them(end: str) -> None:
    assert deferred(f"<p>text</p>{end}") == f"<p>text</p>{end}"
