"""Addresses: how they are taken apart, and which of their segments can be the same."""

from __future__ import annotations

import pytest

from mkslate.check.section.path import address, same_segment, without_format


@pytest.mark.parametrize(
    ("text", "path", "query"),
    [
        ("https://api.example.com/kittens/5?page=2#top", "/kittens/5", "page=2"),
        ("'https://api.example.com:8080/kittens/'", "/kittens/", ""),
        ("https://<your host/name>/kittens", "/kittens", ""),
        ("https://{region}.example.com/kittens", "/kittens", ""),
        ("//api.example.com/kittens", "/kittens", ""),
        ("api.example.com/kittens", "/kittens", ""),
        ("localhost:3000/kittens", "/kittens", ""),
        ("$HOST/kittens", "/kittens", ""),
        ("{{base}}/kittens?{{query?}}", "/kittens", "{{query?}}"),
        ("/kittens/#{id}/toys", "/kittens/#{id}/toys", ""),
        ("/kittens/{id?}/toys", "/kittens/{id?}/toys", ""),
        ("/", "/", ""),
        ("", "/", ""),
        ("https://", "/", ""),
    ],
)
def test_an_address_is_taken_apart(text: str, path: str, query: str) -> None:
    found = address(text)

    assert (found.path, found.query) == (path, query)


@pytest.mark.parametrize(
    ("text", "rooted"),
    [
        ("https://api.example.com/kittens", True),
        ("/kittens", True),
        ("api.example.com/kittens", True),
        ("$HOST/kittens", False),
        ("{base}/kittens", False),
        ("kittens", False),
    ],
)
def test_a_path_is_whole_unless_something_stands_for_its_beginning(text: str, rooted: bool) -> None:
    assert address(text).rooted is rooted


@pytest.mark.parametrize(
    ("documented", "sent"),
    [
        ("kittens", "kittens"),
        (":id", "5"),
        ("{id}", "max"),
        ("{{id}}", "max"),
        ("<id>", "$ID"),
        ("[id]", "5"),
        ("*", "5"),
        ("#{id}", "%7Bid%7D"),
        ("kitten_id", "kitten_id"),
        ("KITTEN_ID", "max"),
        ("photo-{id}.png", "photo-5.png"),
        ("max", ":id"),
        ("5", "6"),
        ("2023-12-01", "2024-01-31"),
        ("max@example.com", "tom@example.com"),
    ],
)
def test_segments_that_can_be_the_same(documented: str, sent: str) -> None:
    assert same_segment(documented, sent)


@pytest.mark.parametrize(
    ("documented", "sent"),
    [
        ("kittens", "kitten"),
        ("kittens", "Kittens"),
        ("v1", "v2"),
        ("photo-{id}.png", "video-5.png"),
        ("kittens", "5"),
        ("toys", "all"),
    ],
)
def test_segments_that_differ(documented: str, sent: str) -> None:
    assert not same_segment(documented, sent)


def test_a_format_is_no_part_of_the_last_segment() -> None:
    assert without_format(("kittens.json", "5.json")) == ("kittens.json", "5")
    assert without_format(("kittens", "5.png")) == ("kittens", "5.png")
    assert without_format(()) == ()
