"""Commands and their words, as the shell hands them to a program."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

# Programs that send requests; their options make it sure that a line goes on.
CLIENTS = frozenset({"curl", "wget", "http", "https", "xh", "grpcurl"})


@dataclass(slots=True)
class Word:
    """One word: `text` is what the program gets, `start` and `end` are its offsets as written.

    `origins` leads back from the text to the code: pairs of an offset in the text and the one in
    the code that it comes from. `quoted` says that quotes stood around some of it, `expands` that
    the shell puts something in for a part of it, `loses` that it is meant to hold quotes which the
    shell takes away: then `text` is what its author meant.
    """

    start: int
    end: int = 0
    parts: list[str] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0
    quoted: bool = False
    expands: bool = False
    loses: bool = False

    def add(self, text: str, origin: int) -> None:
        """Add a stretch that stands in the code as it is."""
        self.origins.append((self.length, origin))
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        """What the program gets."""
        if len(self.parts) > 1:
            self.parts[:] = ["".join(self.parts)]
        return self.parts[0] if self.parts else ""

    def origin(self, offset: int) -> int:
        """Where a character of the text stands in the code."""
        if not self.origins:
            return self.start
        at, code = self.origins[max(bisect_right(self.origins, (offset, 1 << 60)) - 1, 0)]
        return code + offset - at


@dataclass(slots=True)
class Command:
    """One simple command: its words, without what stands before it (a prompt, `NAME=value`).

    `heredoc` are the lines behind it that it reads, `piped` is the command before it whose output it reads.
    """

    words: list[Word] = field(default_factory=list)
    heredoc: Word | None = None
    piped: Command | None = None

    @property
    def name(self) -> str:
        """The program's name; empty for no command."""
        return self.words[0].text if self.words else ""

    @property
    def input(self) -> Word | None:
        """What the command reads, where the sample shows it: a heredoc, or what `cat` or `echo` hands on."""
        before = self.piped
        if self.heredoc or before is None:
            return self.heredoc
        match [word.text for word in before.words]:
            case ["cat"]:
                return before.heredoc
            case ["echo", text] | ["echo", "-n", text] if "\\" not in text and not before.words[-1].expands:
                # Some shells' `echo` reads backslashes, others' does not.
                return before.words[-1]
        return None
