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


def test_what_stands_behind_an_element_has_its_own_column() -> None:
    settings = Settings(guests=frozenset({"md_in_html"}))
    text = ("<p markdown>[x](y)</p> b [z](w)", "", "<div>a</div> t [c](d)")
    lines = tuple(Line(one, Place("a.md", number, 1)) for number, one in enumerate(text, 1))
    blocks = parse(lines, settings, "a.md").blocks

    links = [one.place for block in blocks for one in getattr(block, "content", ()) if hasattr(one, "target")]
    inner = [one.place for one in blocks[0].blocks[0].content if hasattr(one, "target")]  # type: ignore[union-attr]
    assert [str(place) for place in inner] == ["a.md:1:13"]
    assert [str(place) for place in links] == ["a.md:1:26", "a.md:3:16"]
