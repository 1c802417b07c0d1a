"""Places of a long line are found without reading the line again for each."""

from __future__ import annotations

from mkslate.markup import parse
from mkslate.markup.settings import Settings
from mkslate.place import Line, Place


class Watched(str):
    """A text that counts how often it is looked through."""

    __slots__ = ("looks",)
    looks: int

    def __contains__(self, part: object) -> bool:
        self.looks = getattr(self, "looks", 0) + 1
        return super().__contains__(part)


def test_a_line_is_looked_through_once_however_many_tags_it_has() -> None:
    looks = []
    for tags in (10, 1_000):
        text = Watched("a <b>" * tags)
        parse((Line(text, Place("a.md", 1, 1)),), Settings(), "a.md")
        looks.append(text.looks)

    assert looks[0] == looks[1]
