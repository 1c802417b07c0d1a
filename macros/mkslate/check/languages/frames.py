"""Frames: what documentation leaves out around a piece of a program, so that the piece can be read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkslate.check.languages.grammars import Grammar

# What comes before and after a sample, by grammar.
Frame = tuple[str, str]

WHOLE: Frame = ("", "")
_CALL: Frame = ("_(", "\n)")
_CHAIN: Frame = ("_", "")
_CLASS: Frame = ("class _ { ", "\n}")
_SCRIPT: tuple[Frame, ...] = (("_ = {", "\n}"), _CALL, _CLASS, _CHAIN, ("async function* _() {", "\n}"))
_C: tuple[Frame, ...] = (("void _() { ", "\n}"), ("struct _ { ", "\n};"), ("int _ = ", "\n;"))
FRAMES: Mapping[str, tuple[Frame, ...]] = {
    "javascript": _SCRIPT,
    "typescript": (*_SCRIPT, ("interface _ {", "\n}"), ("type _ = ", "")),
    "tsx": (*_SCRIPT, ("interface _ {", "\n}")),
    "ruby": (_CALL, ("_({", "\n})"), ("def _\n", "\nend"), ("class A\n", "\nend"), _CHAIN),
    "php": (_CLASS, ("_([", "\n]);"), ("function _() { ", "\n}"), ("$_ = ", "\n;"), ("$_", "")),
    "go": (
        ("var _ = ", ""),
        ("func _() { ", "\n}"),
        ("type _ struct { ", "\n}"),
        ("type _ interface { ", "\n}"),
        ("var _ = T{", "\n}"),
        ("_(", "\n)"),
    ),
    "java": (
        _CLASS,
        ("class _ { void _() { ", "\n}}"),
        ("interface _ { ", "\n}"),
        ("class _ { Object _ = ", "\n;}"),
        ("class _ { void _() { _", "\n}}"),
    ),
    "csharp": (
        _CLASS,
        ("class _ { async Task _() { ", "\n}}"),
        ("interface _ { ", "\n}"),
        ("var _ = ", "\n;"),
        ("_(", "\n);"),
        _CHAIN,
    ),
    "swift": (_CLASS, ("func _() { ", "\n}"), ("protocol _ { ", "\n}"), ("let _ = ", ""), _CALL, _CHAIN),
    "kotlin": (_CLASS, ("fun _() { ", "\n}"), ("val _ = ", ""), _CALL, _CHAIN),
    "objective-c": (
        ("@implementation A ", "\n@end"),
        ("@interface A ", "\n@end"),
        ("@implementation A - (void)a { ", "\n} @end"),
        *_C,
    ),
    "c": _C,
    "cpp": (*_C, ("class _ { public: ", "\n};"), ("auto _ = ", "\n;")),
    "rust": (("fn _() { ", "\n}"), ("impl A { ", "\n}"), ("struct A { ", "\n}"), ("const _: A = ", "\n;")),
    "scala": (("object A { ", "\n}"), ("val a = ", ""), _CALL),
    "elixir": (("[", "\n]"), ("_ = ", ""), ("defmodule A do\n", "\nend")),
    "perl": (("(", "\n);"), ("sub a { ", "\n}"), ("my $a = ", "\n;")),
    "html": (),
    "css": (("a { ", "\n}"),),
}
# A frame's last word, and the first of a text: side by side, they would be one.
_LAST_WORD = re.compile(r"\w\Z")
_FIRST_WORD = re.compile(r"\s*\w")


def frames_of(grammar: Grammar, text: str) -> tuple[Frame, ...]:
    """The frames that a text may be a piece of."""
    frames = FRAMES[grammar.id]
    if _FIRST_WORD.match(text):
        return tuple(frame for frame in frames if not _LAST_WORD.search(frame[0]))
    return frames
