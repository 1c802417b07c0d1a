"""Questions that the tests ask of a page."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@dataclass(frozen=True)
class Measure:
    """Where an element is on the screen, in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


def at(width: int) -> dict[str, int]:
    """A screen of this width."""
    return {"width": width, "height": 900}


def measure(page: Page, selector: str) -> Measure:
    """Where the first element that matches is."""
    found = page.locator(selector).first.bounding_box()
    assert found is not None, f"{selector} is not on the page"
    return Measure(found["x"], found["y"], found["width"], found["height"])


def top(page: Page, selector: str) -> float:
    """How far below the top of the screen an element begins."""
    return measure(page, selector).top


def scroll_to(page: Page, selector: str, below: int) -> None:
    """Scroll until an element is this far below the top of the screen."""
    script = (
        "(e, below) => scrollTo({top: e.getBoundingClientRect().top + scrollY - below, behavior: 'instant'})"
    )
    page.locator(selector).evaluate(script, below)


def ground(page: Page, x: int, y: int) -> tuple[int, int, int]:
    """The colour of a pixel of the screen: red, green, blue."""
    png = page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    red, green, blue = zlib.decompress(data)[1:4]  # behind the byte that names the row's filter
    return red, green, blue
