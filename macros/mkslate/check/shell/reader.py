"""The reader of shell samples: text becomes commands of words, each with its offsets.

It reads what documentation shows: prompts, placeholders, templates' tags, and output after the
commands. What is wrong with lines and quotes is found on the way, and reading goes on as the
author meant it.
"""

from __future__ import annotations

import re

from mkslate.check.code import Code
from mkslate.check.findings import Findings, short
from mkslate.check.shell import rules
from mkslate.check.shell.command import CLIENTS, Command, Word
from mkslate.check.shell.heredoc import OPENING, heredoc
from mkslate.check.shell.options import DATA
from mkslate.check.shell.quotes import Quotes
from mkslate.check.shell.substitution import Substitutions

_BLANKS = re.compile(r"[ \t]++")
_PROMPT = re.compile(r"[ \t]*(?:[\w.@~/:\-]*[$%][ \t]+(?=\S)|PS [^>\n]*>[ \t]+)")
_MORE_PROMPT = re.compile(r"[ \t]*>[ \t]+")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
_OUTPUT = re.compile(
    r"[ \t]*(?:\{[ \t]*(?:[\"}\n]|$)|\[[ \t]*[\"{\[\]\n\d]|<[?!a-zA-Z][^<>\n]*>[ \t]*\S|HTTP/\d)"
)
_CONTINUED = re.compile(r"(?:\\|\^|`)(?=[ \t]*\n)([ \t]*)\n")
_DANGLING = re.compile(r"\\\s*\Z")
_DOUBLED = re.compile(r"\\\\[ \t]*\n(?=[ \t]*\S)")
_GOES_ON = re.compile(r"[ \t]*(?:-{1,2}[A-Za-z]|[–—]-?[A-Za-z]|[\"']?https?://|[\"'][{\[])")
_EMPTY_LINES = re.compile(r"(?:[ \t]*\n)++")
_COMMENT_LINES = re.compile(r"(?:[ \t]*#[^\n]*\n)++")
_COMMENT_BEHIND = re.compile(r"\\[ \t]+#[^\n]*\n")
_REDIRECT = re.compile(r"\d?(?:>>|<<<|>&|<&|>|<)&?")
_SEPARATOR = re.compile(r"&&|\|\||[;|&()]")
_RUN = re.compile(r"[^ \t\n\\'\"$`&;|()<>{“”‘’]++")
# A word that is one such run: most are.
_PLAIN = re.compile(rf"(?![–—]){_RUN.pattern}(?=[ \t\n]|\Z)")
_HELD = re.compile(
    r"<%.{0,300}?%>|\{\{[^{}\n]{0,200}\}\}|\{[\w .:\-]{1,80}\}|<[^<>\n]{1,100}>|\$\{[^{}\n]{0,100}\}",
    re.DOTALL,
)
# What a redirection, a separator or a placeholder begins with.
_SIGNS = frozenset("<>&|;(){$0123456789")
_DASH = re.compile(r"[–—]-?(?=([A-Za-z]+))")
# A form as curl sends it, and what begins its next field.
_FORM = re.compile(r"[\w.\[\]-]+=[^=]*(?:&[\w.\[\]-]+=[^=]*)*")
_FIELD = re.compile(r"[\w.\[\]-]+=")
# The options that forms are given to.
_FORMS = frozenset({"-d", *(f"--{name}" for name in DATA - {"json"})})
# Where a comment ends no command.
_ABOVE = "put the comment above the command"


class ShellReader:
    """Reads one sample; what the commands print is passed over."""

    def __init__(self, code: Code, findings: Findings) -> None:
        """Keep the text, and where findings go."""
        self.commands: list[Command] = []
        self._text = code.text
        self._findings = findings
        self._quotes = Quotes(code.text, findings)
        self.substitutions = Substitutions(code.text, findings)
        self._command = Command()
        self._heredocs: list[tuple[re.Match[str], Command]] = []
        self._comment = -1
        self._skipping = False
        self._prompted = False

    def read(self) -> list[Command]:
        """The commands, in order."""
        position = 0
        while position < len(self._text) and not self._findings.enough:
            position = self._line(position) if not self._command.words else position
            position = self._step(position) if position < len(self._text) else position
        self._end_command()
        return self.commands

    # Lines

    def _line(self, position: int) -> int:
        """The beginning of a command: past empty lines, output and the prompt."""
        while position < len(self._text) and self._begins_line(position):
            if match := _EMPTY_LINES.match(self._text, position):
                position = match.end()
            if prompt := _PROMPT.match(self._text, position):
                self._prompted = True
                return prompt.end()
            if not self._prompted:
                return len(self._text) if _OUTPUT.match(self._text, position) else position
            position = self._text.find("\n", position) + 1 or len(self._text)
        return position

    def _begins_line(self, position: int) -> bool:
        return position == 0 or self._text[position - 1] == "\n"

    def _newline(self, position: int) -> int:
        """The end of a line that no backslash continues."""
        after = position + 1
        comment, self._comment = self._comment, -1
        if self._heredocs:
            return self._past_heredocs(position)
        if self._command.name.lower() in CLIENTS and _GOES_ON.match(self._text, after):
            if comment >= 0:
                # A backslash would be part of the comment.
                message = "a comment ends the command"
                self._findings.add(rules.MISSING_CONTINUATION, comment, message, _ABOVE)
                return after
            end = position
            while self._text[end - 1] in " \t":
                end -= 1
            message = "the command goes on in the next line, but no backslash says so"
            fix = (end, position, " \\")
            if self._text[end - 2 : end] == " /":
                # A slash in place of the backslash: it is no word.
                self._command.words.pop()
                fix = (end - 1, position, "\\")
            self._findings.add(rules.MISSING_CONTINUATION, end - 1, message, fix=fix)
            return after
        self._end_command()
        return after

    def _past_heredocs(self, position: int) -> int:
        """Give the lines behind a line's end to the commands that read them; gives the offset past them."""
        for opening, command in self._heredocs:
            command.heredoc, position = heredoc(self._text, opening, position)
        self._heredocs.clear()
        self._end_command()
        return position

    def _continued(self, match: re.Match[str]) -> int:
        """A backslash at the end of a line; gives where to read on."""
        start = match.start()
        if not self._text[match.end() :].strip():
            return self._dangling(start)
        if match.group(1) and self._text[start] == "\\":
            fix = (start + 1, match.end() - 1, "")
            message = "a blank after the backslash: it does not continue the line"
            self._findings.add(rules.BLANK_AFTER_BACKSLASH, start, message, fix=fix)
        after = match.end()
        if (empty := _EMPTY_LINES.match(self._text, after)) and _GOES_ON.match(self._text, empty.end()):
            message = "an empty line ends the command"
            self._findings.add(
                rules.MISSING_CONTINUATION, after, message, fix=(after - 1, empty.end() - 1, "")
            )
            return empty.end()
        if (comment := _COMMENT_LINES.match(self._text, after)) and _GOES_ON.match(self._text, comment.end()):
            message = "a comment ends the command"
            self._findings.add(rules.MISSING_CONTINUATION, after, message, _ABOVE)
            return comment.end()
        more = _MORE_PROMPT.match(self._text, after)
        return more.end() if more else after

    def _dangling(self, start: int) -> int:
        end = start
        while end > 0 and self._text[end - 1] in " \t":
            end -= 1
        message = "nothing follows that the backslash could continue"
        self._findings.add(rules.DANGLING_BACKSLASH, start, message, fix=(end, start + 1, ""))
        return len(self._text)

    # Words

    def _step(self, position: int) -> int:
        """Read one thing at a position; gives where to read on."""
        text = self._text
        if blanks := _BLANKS.match(text, position):
            position = blanks.end()
            if position == len(text):
                return position
        char = text[position]
        if char == "\n":
            return self._newline(position)
        if (next_line := self._line_break(position)) is not None:
            return next_line
        if char == "#":
            self._comment = position
            end = text.find("\n", position)
            return len(text) if end < 0 else end
        if char not in _SIGNS:
            return self._word(position)
        if opening := OPENING.match(text, position):
            self._heredocs.append((opening, self._command))
            return opening.end()
        if not _HELD.match(text, position):
            if redirect := _REDIRECT.match(text, position):
                self._skipping = True
                return redirect.end()
            if separator := _SEPARATOR.match(text, position):
                before = self._command
                self._end_command()
                if separator.group() == "|":
                    self._command.piped = before
                return separator.end()
        return self._word(position)

    def _line_break(self, position: int) -> int | None:
        """Past a backslash that ends a line; None if there is none here."""
        if self._text[position] not in "\\^`":
            return None
        if match := _CONTINUED.match(self._text, position):
            return self._continued(match)
        if doubled := _DOUBLED.match(self._text, position):
            fix = (position, position + 1, "")
            message = "two backslashes: the first takes the second's meaning away"
            self._findings.add(rules.DOUBLE_BACKSLASH, position, message, fix=fix)
            return doubled.end()
        behind = _COMMENT_BEHIND.match(self._text, position)
        if behind and _GOES_ON.match(self._text, behind.end()):
            message = "a comment after the backslash: it does not continue the line"
            self._findings.add(rules.BLANK_AFTER_BACKSLASH, position, message, _ABOVE)
            return behind.end()
        if _DANGLING.match(self._text, position):
            return self._dangling(position)
        return None

    def _word(self, position: int) -> int:
        text = self._text
        if plain := _PLAIN.match(text, position):
            self._take(Word(position, plain.end(), [plain.group()], [(0, position)], plain.end() - position))
            return plain.end()
        word = Word(position)
        if text[position] in "–—" and self._command.words and (dash := _DASH.match(text, position)):
            straight = "--" if len(dash.group()) > 1 or len(dash[1]) > 1 else "-"
            self._findings.add(
                rules.SMART_QUOTES,
                position,
                "a typographic dash before an option",
                fix=(*dash.span(), straight),
            )
            word.add(straight, position)
            position = dash.end()
        unquoted = -1
        while position < len(text) and text[position] not in " \t\n":
            if self._line_break_in_word(position):
                break
            end = self._part(word, position)
            if end == position:
                if not self._is_meant(word, position):
                    break
                unquoted = position if unquoted < 0 else unquoted
                word.add(text[position], position)
                end += 1
            position = end
        word.end = max(position, word.start + 1)
        if not word.length and not word.quoted:
            return word.end
        if unquoted >= 0:
            self._report_unquoted(word, unquoted)
        self._take(word)
        return word.end

    def _line_break_in_word(self, position: int) -> bool:
        return self._text[position] in "\\^`" and any(
            pattern.match(self._text, position) for pattern in (_CONTINUED, _DOUBLED, _DANGLING)
        )

    def _part(self, word: Word, position: int) -> int:
        """Add one part of a word; gives its end, or the position itself where the shell's own signs stand."""
        text = self._text
        char = text[position]
        if char in "<{$" and (held := _HELD.match(text, position)):
            word.add(held.group(), position)
            word.expands = True
            return held.end()
        if run := _RUN.match(text, position):
            word.add(run.group(), position)
            return run.end()
        if char in "'\"“”‘’":
            end = self._quotes.read(word, position)
            if char == text[end - 1] == '"':
                self.substitutions.within(position + 1, end - 1)
            return end
        if char == "\\" and position + 1 < len(text):
            word.add(text[position + 1], position + 1)
            return position + 2
        if char in "$`":
            return self._expansion(word, position)
        if char == "{":
            word.add(char, position)
            return position + 1
        return position

    def _expansion(self, word: Word, position: int) -> int:
        text = self._text
        if text.startswith("$'", position):
            return self._quotes.read(word, position)
        word.expands = True
        end = self.substitutions.end(position)
        word.add(text[position:end], position)
        return end

    def _is_meant(self, word: Word, position: int) -> bool:
        """Whether a sign of the shell's stands within an address, or a form, that lacks its quotes."""
        follows = self._text[position + 1 : position + 2]
        if self._text.startswith(("&&", "||"), position):
            return False
        if self._text[position] == "&" and self._command.words and _FORM.fullmatch(word.text):
            return (
                self._command.words[-1].text in _FORMS and _FIELD.match(self._text, position + 1) is not None
            )
        return (
            self._text[position] in "&;|()"
            and ("://" in word.text or "?" in word.text)
            and (bool(follows.strip()) or self._text[position] == ")")
        )

    def _report_unquoted(self, word: Word, at: int) -> None:
        written = self._text[word.start : word.end]
        fix = None
        if "'" not in written and '"' not in written:
            quote = '"' if "$" in written else "'"
            fix = (word.start, word.end, f"{quote}{written}{quote}")
        message = f"the shell takes `{self._text[at]}` for itself: no quotes stand around {short(written)}"
        self._findings.add(rules.UNQUOTED, at, message, fix=fix)

    def _take(self, word: Word) -> None:
        if self._skipping:
            self._skipping = False
        elif self._command.words or not _ASSIGNMENT.match(self._text, word.start):
            self._command.words.append(word)

    def _end_command(self) -> None:
        if self._command.words:
            self.commands.append(self._command)
        # A line may end behind the sign of a pipe.
        self._command = Command(piped=None if self._command.words else self._command.piped)
        self._skipping = False
