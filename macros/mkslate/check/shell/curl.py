"""curl's command lines: whether curl would do what the sample is there to show."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from mkslate.check.findings import Findings, short
from mkslate.check.shell import rules
from mkslate.check.shell.command import Command, Word
from mkslate.check.shell.options import LONG, LONG_WITH_VALUE, SHORT_WITH_VALUE, VERBATIM
from mkslate.check.suggest import Names

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_SHORT_NAMES = {"X": "request", "H": "header", "d": "data", "G": "get", "g": "globoff", "F": "form"}
_ELISION = re.compile(r"\[?(?:\.{2,}|…)\]?|\[[\w .-]+\]|<[^<>]*>")
# What looks like an address and is a value's type, or a slash in place of a backslash.
_NO_ADDRESS = re.compile(r"(?:application|audio|image|multipart|text|video)/|/\Z")
_ADDRESS = re.compile(
    r"\{\{?[\w $.:-]+\}|[<$%]|\w*://|localhost\b|/|:\w|\d+\.\d+|[\w-]+(?:\.[\w-]+)+(?:[:/?]|$)|\w+/|\w+:\d+(?:/|$)"
)
# What is an option and no value, although it stands where a value should.
_OPTION = re.compile(r"-[XHduFGki]|--(?:header|request|data|data-raw|url|user|location|form)")
# Options that do without their value.
_OPTIONAL = frozenset({"h", "help"})
_RANGE = re.compile(r"\[(?!\]|\d+-\d+(?::\d+)?\]|[A-Za-z]-[A-Za-z](?::\d+)?\])[^\]\s]*\]")
# A parameter of a query that is a list or an object; other brackets may be the author's notation.
_ARRAY = re.compile(r"(?<=[?&])[^?&=\[\]\s]+(?:\[[^\[\]&=?\s]*\])+=")
_TEMPLATE = re.compile(r"<%.{0,300}?%>", re.DOTALL)
_HEADER = re.compile(r"[A-Za-z][\w-]*:\s*\S")
# A header that stands where an address should, and is no host with a port.
_NAME_AND_VALUE = re.compile(r"[A-Za-z][\w-]*:\s*[A-Za-z*]")
_BODY = re.compile(r"\s*[{\[]|[\w.\[\]-]+=")
# What a short option in the wrong case was meant to be, and what its value then looks like.
_MEANT = {
    "x": ("X", re.compile(r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)", re.IGNORECASE)),
    "h": ("H", _HEADER),
    "D": ("d", _BODY),
    "f": ("F", re.compile(r"[\w.\[\]-]+=")),
}
# An address that ends within JSON.
_PARTED = re.compile(r"://[^{\[]*[=/](?:\{(?:[^{}]*[:,])?|\[(?:[^\[\]]*,)?)\Z")
# What the values of options look like that have swallowed the address of their command.
_WITH_ADDRESS = {
    "request": re.compile(r".*://"),
    "header": re.compile(r"[\w-]+:\s*\S.*\s[a-z]+://", re.DOTALL),
}


@dataclass(slots=True)
class Option:
    """An option of a command line: its long name (a short one's letter if we know none), and its value."""

    name: str
    word: Word
    value: Word | None = None
    # The offset in `value.text` at which the value begins: past `-X` in `-XPOST`.
    start: int = 0

    @property
    def text(self) -> str:
        """The value."""
        return self.value.text[self.start :] if self.value else ""

    def has_address(self) -> bool:
        """Whether its value takes in the address of the command: a quote that is not closed does that."""
        found = _WITH_ADDRESS.get(self.name)
        return found is not None and found.match(self.text) is not None


@dataclass(slots=True)
class CommandLine:
    """What curl is asked: its options and its addresses, in order."""

    options: list[Option] = field(default_factory=list)
    arguments: list[Word] = field(default_factory=list)

    def values(self, *names: str) -> list[Option]:
        """The options of some names."""
        return [option for option in self.options if option.name in names]


class Curl:
    """Judges one curl command."""

    def __init__(self, command: Command, findings: Findings, *, certain: bool) -> None:
        """Keep the command; `certain` says that its words are sure to be what the author meant."""
        self._command = command
        self._findings = findings
        self._certain = certain and not any(map(spills, command.words[1:]))
        self._words = command.words[1:]
        self._line = CommandLine()

    def judge(self) -> CommandLine:
        """Read the options, tell what is wrong with them, and give what was read."""
        for word in filter(spills, self._words):
            self._findings.add(
                rules.BODY, word.start, "no quotes stand around the body", "put it in single quotes"
            )
            break
        index = 0
        while index < len(self._words):
            index = self._take(index)
        self._judge_method()
        self._judge_arguments()
        self._take_input()
        return self._line

    def _take_input(self) -> None:
        """Put what the command reads in place of `@-`."""
        for option in self._line.values(*VERBATIM - {"data-raw"}):
            if option.text == "@-" and self._command.input:
                option.value, option.start = self._command.input, 0

    def _take(self, index: int) -> int:
        """Read one word and the value after it; gives the index to read on from."""
        word = self._words[index]
        text = word.text
        if word.text.startswith("--") and len(text) > 2:
            return self._long(index, word, text[2:])
        if text.startswith("-") and text[1:] in LONG and not (word.quoted or word.expands):
            message = f"`{text}` has one dash: curl reads its letters as options"
            fix = (word.start, word.start, "-")
            self._findings.add(rules.ONE_DASH, word.start, message, f"write `-{text}`", fix)
            return self._long(index, word, text[1:])
        if text.startswith("-") and len(text) > 1 and not word.expands:
            return self._short(index, word)
        self._line.arguments.append(word)
        return index + 1

    def _long(self, index: int, word: Word, name: str) -> int:
        if name not in LONG and name.lower() in LONG:
            fix = (word.start, word.end, word.text.lower()) if not word.quoted else None
            message = f"`{word.text}` is `{word.text.lower()}` in curl's manual"
            self._findings.add(rules.LONG_OPTION_CASE, word.start, message, fix=fix)
            name = name.lower()
        known = _whole_name(name)
        if known is None:
            known = self._unknown(word, name)
        option = Option(known, word)
        self._line.options.append(option)
        return self._value(option, index) if known in LONG_WITH_VALUE else index + 1

    def _value(self, option: Option, index: int) -> int:
        """Take the word after an option as its value, unless it is an option itself."""
        following = self._words[index + 1] if index + 1 < len(self._words) else None
        if following is None or (not following.quoted and _OPTION.fullmatch(following.text)):
            if self._certain and option.name not in _OPTIONAL:
                message = f"`{option.word.text}` lacks its value"
                self._findings.add(rules.MISSING_VALUE, option.word.start, message)
            return index + 1
        option.value = following
        return index + 2

    def _unknown(self, word: Word, name: str) -> str:
        """Tell that an option does not exist; gives the one that was probably meant, or the name itself."""
        plain = name.partition("=")[0]
        if word.expands or not re.fullmatch(r"[\w.-]+", plain):
            return name
        near = _long_names().nearest(plain)
        hint = f"did you mean `--{near}`?" if near else ""
        if plain in LONG:
            hint = "put a blank in place of `=`"
        self._findings.add(rules.UNKNOWN_OPTION, word.start, f"curl has no option `{short(word.text)}`", hint)
        return near or name if plain == name else name

    def _short(self, index: int, word: Word) -> int:
        """One letter after another, until one takes a value."""
        text = word.text
        for at in range(1, len(text)):
            letter = text[at]
            following = self._words[index + 1] if index + 1 < len(self._words) else None
            meant = self._meant(letter, text[at + 1 :], following)
            if meant:
                offset = word.origin(at)
                message = f"`-{letter}` is not `-{meant}`: {_SAYS[letter]}"
                self._findings.add(rules.OPTION_CASE, word.start, message, fix=(offset, offset + 1, meant))
                letter = meant
            option = Option(_SHORT_NAMES.get(letter, letter), word)
            self._line.options.append(option)
            if letter in SHORT_WITH_VALUE:
                if at + 1 < len(text):
                    option.value, option.start = word, at + 1
                    return index + 1
                return self._value(option, index)
        return index + 1

    @staticmethod
    def _meant(letter: str, rest: str, following: Word | None) -> str:
        """The other case of a letter, if its value shows that this was meant."""
        if letter not in _MEANT:
            return ""
        other, value = _MEANT[letter]
        text = rest or (following.text if following else "")
        found = value.fullmatch(text) if letter == "x" else value.match(text)
        return other if found else ""

    def _judge_method(self) -> None:
        for option in self._line.values("request"):
            method = option.text
            if method.upper() in METHODS and method != method.upper() and option.value:
                start = option.value.origin(option.start)
                fix = (start, start + len(method), method.upper())
                self._findings.add(
                    rules.METHOD_CASE, start, f"curl sends `{method}` as it is written", fix=fix
                )

    def _judge_arguments(self) -> None:
        elided = any(_ELISION.fullmatch(word.text) for word in self._words)
        named = [option.value for option in self._line.values("url") if option.value]
        addresses = list(named)
        strays: list[Word] = []
        for word in self._line.arguments:
            is_address = word.expands or (_ADDRESS.match(word.text) and not _NO_ADDRESS.match(word.text))
            (addresses if is_address else strays).append(word)
        if parted := next(
            (word for word in addresses if _PARTED.search(word.text) and begins_bare(word)), None
        ):
            message = "the shell parts the address at its blanks and takes its quotes away"
            self._findings.add(
                rules.UNQUOTED, parted.start, message, "put the whole address in single quotes"
            )
            return
        for word in strays:
            if self._certain and not _ELISION.fullmatch(word.text):
                self._stray(word, bool(addresses))
        no_need = self._line.values("K", "config", "help", "h", "V", "version")
        others = [
            word
            for word in self._line.arguments
            if word.text.upper() not in METHODS and not _NO_ADDRESS.match(word.text)
        ]
        if self._certain and not (others or named or elided or no_need):
            taken = [option for option in self._line.options if option.has_address()]
            hint = f"`{taken[0].word.text}` takes the address for its value" if taken else ""
            self._findings.add(rules.NO_URL, self._command.words[0].start, "the command has no address", hint)
        for word in addresses:
            self._judge_address(word)

    def _stray(self, word: Word, has_address: bool) -> None:
        text = word.text
        plain = text.upper() in METHODS or text.startswith(("{", "[")) or _NAME_AND_VALUE.match(text)
        if not (has_address or plain):
            return
        hint, fix = "", None
        if text.upper() in METHODS and not self._line.values("request"):
            hint, fix = f"write `-X {text.upper()}`", (word.start, word.end, f"-X {text.upper()}")
        elif _NAME_AND_VALUE.match(text):
            hint = "put `-H` before it"
        elif _NO_ADDRESS.match(text) and text != "/":
            hint = "write a header's name and value between one pair of quotes"
        elif _BODY.match(text):
            hint = "put `-d` before it"
        elif text == "curl":
            hint = "the line before ends in a backslash"
        message = f"curl takes `{short(text)}` for an address"
        self._findings.add(rules.STRAY_ARGUMENT, word.start, message, hint, fix)

    def _judge_address(self, word: Word) -> None:
        text = _TEMPLATE.sub(lambda match: "x" * len(match.group()), word.text)
        found = _RANGE.search(text)
        if found is None or self._line.values("globoff") or _ELISION.fullmatch(word.text):
            return
        end = self._command.words[0].end
        fix = None if _RANGE.search(_ARRAY.sub("", text)) else (end, end, " -g")
        message = f"curl takes `{found.group()}` in the address for a range"
        hint = "call curl with `-g`" if fix else "call curl with `-g`, or leave the brackets out"
        self._findings.add(rules.URL_BRACKETS, word.origin(found.start()), message, hint, fix)


_SAYS = {
    "x": "curl takes the method for a proxy",
    "h": "curl shows its help",
    "D": "curl writes the answer's headers to a file of that name",
    "f": "curl takes the value for an address",
}


@cache
def _long_names() -> Names:
    return Names(LONG)


def begins_bare(word: Word) -> bool:
    """Whether no quote stands before a word."""
    return bool(word.origins) and word.origins[0][1] == word.start


def spills(word: Word) -> bool:
    """Whether a word is the beginning of JSON that no quotes hold together."""
    text = word.text
    return (
        begins_bare(word)
        and text.startswith(("{", "["))
        and text.count(text[0]) > text.count("}]"["{[".index(text[0])])
    )


def _whole_name(name: str) -> str | None:
    """The option that a long name means: curl takes `--no-…` and unmistakable beginnings."""
    if name in LONG:
        return name
    if name.startswith("no-") and name[3:] in LONG:
        return name
    longer = [one for one in LONG if one.startswith(name)] if len(name) > 2 else []
    return min(longer, key=len) if longer else None
