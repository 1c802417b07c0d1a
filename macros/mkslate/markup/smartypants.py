"""SmartyPants: typographic quotes, dashes and dots in finished HTML, as Redcarpet makes them (D9).

Only Slate 1 has it on (D0.2). Offsets only move forward, so the time is linear in the text.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping

_ACTIVE = re.compile(r"""[<&"'\-.(`\\13]""")
_BOUNDARIES = frozenset(string.punctuation + string.whitespace)
_SINGLE = re.compile("'|&#39;|&#x27;|&apos;")
_VERBATIM = re.compile(r"<(pre|code|var|samp|kbd|math|script|style)[\s>]")
_DOTS = re.compile(r"\.\.\.|\. \. \.")
_SIGNS = re.compile(r"\((c|r|tm)\)", re.IGNORECASE)
_SIGN_NAMES = {"c": "&copy;", "r": "&reg;", "tm": "&trade;"}
_FRACTION = re.compile(r"(?:(1)/(2)|(1)/(4)(?=th)|(3)/(4)(?=ths)|([13])/(4))", re.IGNORECASE)
_CONTRACTION = re.compile(r"[stmd]|re|ll|ve", re.IGNORECASE)
_ESCAPABLE = frozenset("\\\"'.-`")


def smartypants(html: str) -> str:
    """The HTML of one file with its text made typographic; tags and code stay as they are (D9.1)."""
    return _Smartypants(html).run()


def _boundary(character: str) -> bool:
    """Whether a character (or nothing) is the edge of a word, to a C library that knows only ASCII."""
    return not character or character in _BOUNDARIES


class _Smartypants:
    """One run: the two flags say whether a quotation of each kind is open (D9.6)."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._double_open = False
        self._single_open = False
        # Each gives what stands for the text at an offset, and the offset behind it.
        self._handlers: Mapping[str, Callable[[int], tuple[str, int]]] = {
            "<": self._tag,
            "&": self._reference,
            '"': self._double,
            "'": self._single,
            "-": self._dash,
            ".": self._dots,
            "(": self._sign,
            "`": self._backtick,
            "\\": self._escape,
            "1": self._fraction,
            "3": self._fraction,
        }

    def run(self) -> str:
        parts: list[str] = []
        done = 0
        while match := _ACTIVE.search(self._html, done):
            start = match.start()
            replacement, end = self._handlers[match[0]](start)
            parts += (self._html[done:start], replacement)
            done = end
        parts.append(self._html[done:])
        return "".join(parts)

    def _at(self, offset: int) -> str:
        return self._html[offset : offset + 1] if offset >= 0 else ""

    def _tag(self, start: int) -> tuple[str, int]:
        html = self._html
        end = html.find(">", start)
        verbatim = _VERBATIM.match(html, start)
        if verbatim and end >= 0:
            closer = re.compile(rf"</{verbatim[1]}[\s>]").search(html, end)
            end = html.find(">", closer.start()) if closer else -1
        end = end + 1 if end >= 0 else len(html)
        tag = html[start:end]
        if tag == "</a>" and html.startswith("&#39;", end):  # D9.7
            return "</a>&rsquo;", end + len("&#39;")
        return tag, end

    def _reference(self, start: int) -> tuple[str, int]:
        html = self._html
        if html.startswith("&quot;", start):
            return self._quote_or("&quot;", start, start + 6, start + 6)
        if match := _SINGLE.match(html, start):
            return self._single_quote(start, match.end())
        return ("", start + 4) if html.startswith("&#0;", start) else ("&", start + 1)

    def _double(self, start: int) -> tuple[str, int]:
        return self._quote_or("&quot;", start, start + 1, start + 1)

    def _single(self, start: int) -> tuple[str, int]:
        return self._single_quote(start, start + 1)

    def _backtick(self, start: int) -> tuple[str, int]:
        if self._at(start + 1) == "`":
            return self._quote_or("`", start, start + 2, start + 1)
        return "`", start + 1

    def _quote_or(self, other: str, start: int, end: int, other_end: int) -> tuple[str, int]:
        """A double quote, if it can be one, else `other`."""
        if not self._turns(self._double_open, start, end):
            return other, other_end
        self._double_open = not self._double_open
        return "&ldquo;" if self._double_open else "&rdquo;", end

    def _turns(self, is_open: bool, start: int, end: int) -> bool:
        return _boundary(self._at(end) if is_open else self._at(start - 1))

    def _single_quote(self, start: int, end: int) -> tuple[str, int]:
        second = _SINGLE.match(self._html, end)
        if second and self._turns(self._double_open, start, second.end()):
            self._double_open = not self._double_open
            return "&ldquo;" if self._double_open else "&rdquo;", second.end()
        if self._turns(self._single_open, start, end):
            self._single_open = not self._single_open
            return "&lsquo;" if self._single_open else "&rsquo;", end
        contraction = _CONTRACTION.match(self._html, end)
        if _boundary(self._at(end)) or (contraction and _boundary(self._at(contraction.end()))):
            return "&rsquo;", end
        return self._html[start:end], end

    def _dash(self, start: int) -> tuple[str, int]:
        if self._html.startswith("---", start):
            return "&mdash;", start + 3
        return ("&ndash;", start + 2) if self._at(start + 1) == "-" else ("-", start + 1)

    def _dots(self, start: int) -> tuple[str, int]:
        match = _DOTS.match(self._html, start)
        return ("&hellip;", match.end()) if match else (".", start + 1)

    def _sign(self, start: int) -> tuple[str, int]:
        match = _SIGNS.match(self._html, start)
        return (_SIGN_NAMES[match[1].lower()], match.end()) if match else ("(", start + 1)

    def _fraction(self, start: int) -> tuple[str, int]:
        match = _FRACTION.match(self._html, start)
        before = self._at(start - 1)
        if match is None or before == "/" or not _boundary(before):
            return self._at(start), start + 1
        after = self._at(match.end())
        ordinal = match[3] or match[5]
        if not ordinal and (after == "/" or not _boundary(after)):
            return self._at(start), start + 1
        above, below = (group for group in match.groups() if group)
        return f"&frac{above}{below};", match.end()

    def _escape(self, start: int) -> tuple[str, int]:
        following = self._at(start + 1)
        if following in _ESCAPABLE and following:
            return following, start + 2
        return "\\", start + 1
