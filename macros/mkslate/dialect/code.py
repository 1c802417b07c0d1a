"""Code: a fence -> highlighted HTML, by the host's own configuration where it has one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from pygments import format as format_tokens
from pygments.filter import Filter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Text, Whitespace, _TokenType
from pygments.util import ClassNotFound
from pymdownx.highlight import BlockHtmlFormatter, Highlight, HighlightExtension
from pymdownx.inlinehilite import InlineHilitePattern
from pymdownx.superfences import SuperFencesBlockPreprocessor, SuperFencesException

from mkslate.dialect.languages import language_name, lexer_options, pygments_name
from mkslate.markup.blocks import Fence

_Token = tuple[_TokenType, str]
_TICKS = re.compile("`+")
_LINE_RANGE = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
_LINE_NUMBERS = re.compile(r"([0-9]{1,9})(?:[ \t]+([0-9]{1,9}))?(?:[ \t]+([0-9]{1,9}))?")
# Settings that the highlighter's constructor does not take, or that are not for authors.
_NOT_FOR_HIGHLIGHT = frozenset({"css_class", "_enabled"})


class _Highlighter(Highlight):  # type: ignore[misc]  # the host's class has no types
    """The host's highlighter, with Slate's names of languages.

    It makes each lexer once, and one formatter for all code that asks for nothing special: the
    host makes both anew for each block, which takes longer than highlighting a short sample.
    """

    def __init__(self, md: Markdown, css_class: str, **settings: Any) -> None:
        super().__init__(md, **settings)
        self._lexers: dict[tuple[str, bool, bool], Lexer | None] = {}
        self._css_class = css_class
        special = (self.linenums, self.auto_title, self.line_spans, self.line_anchors, self.noclasses)
        self._always_special = not (self.use_pygments and css_class) or any(special)

    @cached_property
    def _formatter(self) -> BlockHtmlFormatter:
        return BlockHtmlFormatter(cssclass=self._css_class, style=self.pygments_style, wrapcode=True)

    def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Lexer, str]:
        if not language and not self.guess_lang:
            language = self.default_lang or "text"
        if language and language.lower() not in self.extend_pygments_lang:
            options = lexer_options(language, src)
            key = (language, bool(options), stripnl)
            if key not in self._lexers:
                self._lexers[key] = _lexer(language, {"stripnl": stripnl, **options})
            if (lexer := self._lexers[key]) is not None:
                return lexer, pygments_name(language)
        found: tuple[Lexer, str] = super().get_lexer(src, language, inline, stripnl)
        return found

    def html(self, code: str, language: str, css_class: str, **options: Any) -> str:
        """What the host's `highlight` gives for the same arguments."""
        special = options["title"] or options["hl_lines"] or options["linestart"] > 0
        if self._always_special or special:
            found: str = self.highlight(code, language, css_class, **options)
            return found
        lexer, name = self.get_lexer(code, language or self.default_lang, False, self.stripnl)
        html = format_tokens(lexer.get_tokens(code), self._formatter).strip()
        names = [self.language_prefix + name] if self.pygments_lang_class else []
        names += [*options["classes"], css_class]
        id_value = f' id="{options["id_value"]}"' if options["id_value"] else ""
        return f'<div{id_value} class="{" ".join(names)}">{html[html.index(">") + 1 :]}'


class _PlainSpace(Filter):
    """Leaves space unmarked: no theme colours it, and a page of samples has thousands of elements less."""

    def filter(self, _: Lexer | None, stream: Iterable[_Token]) -> Iterator[_Token]:
        for kind, value in stream:
            yield (Text if kind is Whitespace else kind), value


def _lexer(language: str, options: Mapping[str, bool]) -> Lexer | None:
    try:
        return get_lexer_by_name(pygments_name(language), filters=[_PlainSpace()], **options)
    except ClassNotFound:
        return None


class CodeWriter:
    """Writes fences as HTML.

    `pymdownx.highlight`'s settings count where that extension is loaded, `pymdownx.superfences`'s
    custom fences (mermaid) where that one is; without them Pygments is used as it comes.
    """

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._counter = next(
            (one for one in md.registeredExtensions if isinstance(one, HighlightExtension)), None
        )
        chosen = self._counter is not None and self._counter.enabled
        settings: dict[str, Any] = (self._counter or HighlightExtension()).getConfigs()
        if not chosen:
            # Nobody has chosen; in Slate empty lines at the start and end of code are part of it.
            settings["stripnl"] = False
        self._css_class: str = settings["css_class"]
        taken = {name: value for name, value in settings.items() if name not in _NOT_FOR_HIGHLIGHT}
        self._highlighter = _Highlighter(md, self._css_class, **taken)
        entries = _custom_fences(md)
        self._custom = tuple((one["test"], one["validator"], one["formatter"]) for one in entries)
        self.drawn = frozenset(one["name"] for one in entries) - {"*"}
        """The languages that custom fences make something of their own from."""

    def html(self, fence: Fence) -> str:
        """A fence's HTML: that of a custom fence, or `<div class="highlight"><pre data-lang=…>…`."""
        language = language_name(fence)
        options = dict(fence.options)
        custom = self._customised(language, fence.code, options)
        if custom is not None:
            return custom
        html = self._highlighted(language, fence.code, options)
        # In the two columns of numbered lines the code is in the last `<pre>`.
        at = html.rfind("<pre", 0, html.find("<code")) + len("<pre")
        return f"{html[:at]}{_data(fence)}{html[at:]}"

    def _highlighted(self, language: str, code: str, options: Mapping[str, str]) -> str:
        count = len(code.splitlines())
        start, step, special = _line_numbers(options.get("linenums", ""))
        if self._counter is not None:
            self._counter.pygments_code_block += 1

        def highlight(language: str) -> str:
            return self._highlighter.html(
                code if self._highlighter.use_pygments else code.removesuffix("\n"),
                language,
                self._css_class,
                hl_lines=_highlighted_lines(options.get("hl_lines", ""), count),
                linestart=start,
                linestep=step,
                linespecial=special,
                classes=options.get("class", "").split(),
                id_value=escape(options.get("id", "")),
                title=options.get("title"),
                code_block_count=getattr(self._counter, "pygments_code_block", 0),
            )

        try:
            return highlight(language)
        except Exception:  # noqa: BLE001 - a lexer is anybody's plug-in; what it cannot read is shown plainly
            return highlight("text")

    def _customised(self, language: str, code: str, options: Mapping[str, str]) -> str | None:
        """What a custom fence makes of the code; None if none is meant for the language."""
        for accepts, validate, form in self._custom:
            if not accepts(language):
                continue
            kept: dict[str, Any] = {}
            attributes: dict[str, Any] = {}
            classes, id_value = options.get("class", "").split(), options.get("id", "")
            inputs = {name: value for name, value in options.items() if name not in ("class", "id")}
            try:
                if not validate(language, inputs, kept, attributes, self._md):
                    continue
                html = form(
                    src=code.removesuffix("\n"),
                    language=language,
                    md=self._md,
                    options=kept,
                    classes=classes,
                    id_value=id_value,
                    attrs=attributes if "attr_list" in self._md.treeprocessors else {},
                )
            except SuperFencesException:
                raise
            except Exception:  # noqa: BLE001, S112 - superfences' rule: a fence that fails is code
                continue
            if html is not None:
                return str(html)
        return None


def inline_code(md: Markdown) -> Callable[[str], Element | str | None] | None:
    """What writes a code span that may name its language (`#!python x`), where inlinehilite is loaded.

    It gives None for a span that inlinehilite does not take for one, such as an empty one.
    """
    pattern = md.inlinePatterns["backtick"] if "backtick" in md.inlinePatterns else None  # noqa: SIM401 - no get
    if not isinstance(pattern, InlineHilitePattern):
        return None

    def write(code: str) -> Element | str | None:
        longest = max(map(len, _TICKS.findall(code)), default=0)
        ticks = "`" * (longest + 1)
        pad = " " if code.startswith("`") or code.endswith("`") else ""
        written = f"{ticks}{pad}{code}{pad}{ticks}"
        node: Element | str | None = pattern.handleMatch(pattern.getCompiledRegExp().match(written), written)[
            0
        ]
        return node

    return write


def _custom_fences(md: Markdown) -> list[dict[str, Any]]:
    """The fences that the site's configuration of superfences adds, in the order they are asked."""
    name = "fenced_code_block"
    fences = md.preprocessors[name] if name in md.preprocessors else None  # noqa: SIM401 - a registry has no get
    if not isinstance(fences, SuperFencesBlockPreprocessor):
        return []
    return [one for one in reversed(fences.extension.superfences) if one["name"] != "superfences"]


def _data(fence: Fence) -> str:
    """The attributes that tell scripts and tools the language, and the tab where that is another name."""
    if not fence.language:
        return ""
    tab = f' data-tab="{escape(fence.name)}"' if fence.name != fence.language else ""
    return f' data-lang="{escape(fence.language)}"{tab}'


def _highlighted_lines(written: str, count: int) -> list[int]:
    """`1 3-5` -> [1, 3, 4, 5], within the `count` lines that there are."""
    lines: list[int] = []
    for match in map(_LINE_RANGE.fullmatch, written.replace(",", " ").split()):
        if match:
            first = int(match[1])
            lines += range(max(first, 1), min(int(match[2] or first), count) + 1)
    return lines


def _line_numbers(written: str) -> tuple[int, int, int]:
    """`start [step [special]]`; -1 for each that is not given."""
    match = _LINE_NUMBERS.fullmatch(written.strip())
    if match is None:
        return -1, -1, -1
    start, step, special = (int(group) if group else -1 for group in match.groups())
    return start, step if step > 1 else -1, special
