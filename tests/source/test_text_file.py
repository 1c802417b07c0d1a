"""Bytes become text, or a problem says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkslate.errors import PortalError
from mkslate.place import Place
from mkslate.source.text_file import decode, line_reader, read_text


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), ("\ufeffé\n".encode(), "é\n"), ("a\ufeff".encode(), "a\ufeff"), (b"a\r\nb\tc", "a\r\nb\tc")],
)
def test_utf8_is_text_and_its_byte_order_mark_is_dropped(data: bytes, text: str) -> None:
    assert decode(data, "x.md") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a".encode("utf-16"), "x.md:1: encoding: is UTF-16 text (save it as UTF-8)"),
        ("a".encode("utf-32"), "x.md:1: encoding: is UTF-32 text (save it as UTF-8)"),
        (b"a\nb\xe9\n", "x.md:2: encoding: is not UTF-8 text: byte 0xE9 (save it as UTF-8)"),
        (
            b"a\n\nb\0",
            "x.md:3: encoding: is a binary file: it holds a NUL character (only text can be included)",
        ),
    ],
)
def test_anything_else_is_an_error_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(PortalError) as raised:
        decode(data, "x.md")

    assert str(raised.value) == message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PortalError, match=r"^x.md: unreadable: cannot be read: "):
        read_text(tmp_path / "x.md", "x.md")


def test_a_line_is_looked_up_by_its_place(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("a\nb\n", "utf-8")
    text = line_reader(tmp_path)

    assert [text(Place("x.md", line)) for line in (0, 1, 2, 3)] == ["", "a", "b", ""]
    assert text(Place("missing.md", 1)) == ""
