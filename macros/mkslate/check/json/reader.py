"""The reader of JSON samples: one pass over a text that strict JSON refuses, which goes on after a mistake.

It is longer than other modules, because it is one state machine: what each word means where.
"""

from __future__ import annotations

import re

from mkslate.check.code import Code
from mkslate.check.findings import Findings, short
from mkslate.check.json import rules
from mkslate.check.json.brackets import PARTNER, Brackets
from mkslate.check.json.frame import Frame, Wants
from mkslate.check.json.lexer import Kind, Lexer, Token
from mkslate.check.json.members import member
from mkslate.check.json.strings import Strings
from mkslate.check.json.words import FOREIGN, Meaning, meaning
from mkslate.errors import Problem

_QUOTED = frozenset({Kind.STRING, Kind.OPEN, Kind.SINGLE, Kind.SMART, Kind.HEADLESS})
_HEAD = re.compile(r"HTTP/\d|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\S|[1-5]\d\d\s+[A-Z]|-{3,}|={3,}")
_OPENER = re.compile(r"[{\[]")
_LINE_END = re.compile(r"[ \t]*\n")
_COMMENT = re.compile(r"//|/\*|#")
# Names that people write comments under.
_REMARKS = frozenset({'"_comment"', '"//"', '"#"'})
# How many pairs of brackets are looked at to guess which one is missing.
_LOOKED_BACK = 1000
# A name that its author can only have meant as it stands: no character of HTML's or of another language's.
_PLAIN = re.compile(r"[\w$@.\-/]+")
# A string that says that something is left out: `"..."`, `"... more scopes"`.
_ELIDED = re.compile(r'"(?:\.{3,}|…)[^"]*"')


class Reader:
    """Reads one sample's text, once."""

    def __init__(self, code: Code) -> None:
        """Keep the code; nothing of it is read yet."""
        self._findings = Findings(code)
        self._text = code.text
        self._lexer = Lexer(code.text)
        self._strings = Strings(code.text, self._findings)
        self._frames = [Frame("", 0)]
        self._pairs: list[tuple[int, int]] = []
        self._brackets: Brackets | None = None
        self._elided = False
        self._quiet = 0
        self._last = Token(Kind.END, "", 0, 0)

    def read(self) -> list[Problem]:
        """Everything that is wrong."""
        position = self._members(0)
        while (token := self._lexer.token(position)).kind is not Kind.END:
            position = self._step(token)
            self._last = token if position <= token.end else token._replace(end=position)
            if self._findings.enough:
                return self._findings.problems
            position = self._members(position)
        self._finish()
        return self._findings.problems

    def _members(self, position: int) -> int:
        """Take the plain members that stand here: what the single words would do, in one step each."""
        frame = self._frames[-1]
        while frame.kind == "{" and frame.wants is Wants.ITEM:
            found = member(self._text, position)
            if found is None or found["name"] in frame.keys:
                break
            frame.key = found["name"]
            frame.keys.add(frame.key)
            frame.loose = False
            self._quiet = 0
            end = position = found.end()
            self._last = Token(Kind.MARK, self._text[end - 1], end - 1, end)
            if found["comma"]:
                frame.comma = end - 1
            else:
                frame.comma, frame.wants = -1, Wants.COMMA
                frame = Frame(self._text[end - 1], end - 1)
                self._frames.append(frame)
        return position

    def _step(self, token: Token) -> int:
        """Take one word; gives the offset to read on from."""
        if token.kind in _QUOTED:
            frame = self._frames[-1]
            string = self._strings.read(token, frame)
            elided = _ELIDED.fullmatch(string.text) is not None and frame.wants not in (
                Wants.VALUE,
                Wants.COLON,
            )
            if elided and self._next(string).text != ":":
                self._left_out()
            else:
                self._string(string)
            return string.end
        if token.kind is Kind.WIDE:
            token = self._narrow(token)
        if token.kind is Kind.MARK:
            {":": self._colon, ",": self._comma}.get(token.text, self._bracket)(token)
        elif token.kind is Kind.HOLE:
            self._hole(token)
        elif token.kind is Kind.BARE:
            return self._word(token)
        else:
            self._left_out()
            self._elided = self._elided or len(self._frames) == 1
        return token.end

    def _narrow(self, token: Token) -> Token:
        """The mark that one of full width stands for; outside of brackets it is a word's."""
        frame = self._frames[-1]
        if not frame.kind:
            return token._replace(kind=Kind.BARE)
        rule, mark, name = {
            "：": (rules.MISSING_COLON, ":", "colon"),
            "，": (rules.MISSING_COMMA, ",", "comma"),
        }[token.text]
        message = f"`{token.text}` in place of a {name}"
        self._findings.add(rule, token.start, message, fix=(token.start, token.end, mark))
        return token._replace(kind=Kind.MARK, text=mark)

    # Values

    def _string(self, token: Token) -> None:
        if self._begins_member(token):
            frame = self._frames.pop()
            self._unclosed(frame.opener)
            self._frames[-1].loose = True  # the comma stands behind the bracket that is missing
        frame = self._frames[-1]
        if frame.wants is Wants.COMMA:
            if frame.kind == "{" and self._next(token).text != ":" and not frame.loose:
                self._findings.add(
                    rules.MISSING_COMMA, self._last.end - 1, f"no comma before {short(token.text)}"
                )
                return
            self._missing_comma(frame, token)
        if frame.wants is Wants.COLON and self._next(token).text == ":":
            self._missing_colon(frame)
            frame.wants = Wants.ITEM
        if frame.wants is Wants.ITEM and (
            frame.kind == "{" or (not frame.kind and self._next(token).text == ":")
        ):
            self._key(frame, token)
        else:
            self._value(frame)

    def _begins_member(self, token: Token) -> bool:
        """Whether a string in a list is a name of the object around it: the list lacks its bracket."""
        frame = self._frames[-1]
        return (
            frame.kind == "["
            and (frame.wants is Wants.COMMA or frame.comma >= 0)
            and self._frames[-2].kind == "{"
            and self._next(token).text == ":"
            and self._counted().begins_line(token.start)
            and self._counted().closing(token.start) < len(self._frames) - 1
        )

    def _key(self, frame: Frame, token: Token) -> None:
        if frame.kind and token.text in frame.keys and token.text not in _REMARKS:
            self._findings.add(
                rules.DUPLICATE_KEY, token.start, f"{short(token.text)} stands twice in one object"
            )
        frame.keys.add(token.text)
        frame.key = token.text
        frame.comma = -1
        frame.wants = Wants.COLON

    def _value(self, frame: Frame) -> None:
        if frame.wants is Wants.COLON:
            self._missing_colon(frame)
        frame.comma = -1
        frame.loose = False
        frame.wants = Wants.COMMA

    def _hole(self, token: Token) -> None:
        """A placeholder: a value where one is wanted, else a remark."""
        frame = self._frames[-1]
        if frame.wants is Wants.ITEM and frame.kind == "{" and self._next(token).text == ":":
            frame.wants = Wants.COLON
            frame.comma = -1
        elif frame.wants is Wants.VALUE or (frame.wants is Wants.ITEM and frame.kind == "["):
            self._value(frame)
        else:
            self._left_out()

    def _left_out(self) -> None:
        """Something is left out here, or a template writes it: commas beside it may be missing."""
        frame = self._frames[-1]
        frame.wants = Wants.COMMA
        frame.comma = -1
        frame.loose = True

    def _word(self, token: Token) -> int:
        frame = self._frames[-1]
        if token.start < self._quiet:
            if frame.wants is Wants.VALUE:
                self._value(frame)
            return token.end
        if token.text == ";" and frame.wants is Wants.COMMA and (frame.kind or frame.key):
            self._semicolon(frame, token)
            return token.end
        if not frame.kind:
            return self._word_outside(frame, token)
        following = self._next(token)
        names = following.text == ":" or following.text.startswith("=")
        if frame.kind == "{" and names and frame.wants in (Wants.ITEM, Wants.COMMA):
            self._missing_comma(frame, token)
            fix = (token.start, token.end, f'"{token.text}"') if _PLAIN.fullmatch(token.text) else None
            hint = 'code is shown as it stands: write `"`' if "&quot;" in token.text else ""
            message = f"the name `{short(token.text)}` is not in quotes"
            self._findings.add(rules.UNQUOTED_KEY, token.start, message, hint, fix)
            self._key(frame, token)
        elif frame.wants is Wants.COLON and token.text in ("=", "=>", ";"):
            fix = (token.start, token.end, ":")
            self._findings.add(
                rules.MISSING_COLON, token.start, f"`{token.text}` in place of a colon", fix=fix
            )
            frame.wants = Wants.VALUE
        elif frame.wants is Wants.COMMA:
            self._word_after_value(frame, token)
        else:
            self._word_as_value(frame, token)
        return token.end

    def _word_outside(self, frame: Frame, token: Token) -> int:
        """A word outside of all brackets: a lone value, a header, an HTTP head, or prose."""
        line_end = self._lexer.line_end(token.start)
        if frame.wants is Wants.VALUE:
            if frame.lenient:
                frame.wants = Wants.COMMA
                return line_end
            self._word_as_value(frame, token)
            return token.end
        if self._next(token).text == ":":
            frame.lenient = True
            self._key(frame, token)
            return token.end
        if _HEAD.match(self._text, token.start):
            return line_end
        if meaning(token.text) is not Meaning.WORD:
            self._word_as_value(frame, token)
            return token.end
        bracket = _OPENER.search(self._text, token.end, line_end)
        end = bracket.start() if bracket else line_end
        frame.wants, frame.key = Wants.ITEM, ""
        if not frame.told and any(char.isalnum() for char in self._text[token.start : end]):
            frame.told = True
            shown = short(self._text[token.start : end].strip())
            self._findings.add(
                rules.PROSE,
                token.start,
                f"`{shown}` is no JSON",
                "write it above the sample, or as a comment",
            )
        return end

    def _word_as_value(self, frame: Frame, token: Token) -> None:
        """A bare word where a value (or a name) is wanted."""
        match meaning(token.text):
            case Meaning.VALUE | Meaning.NUMBER if self._splits_number(frame, token):
                self._findings.add(rules.BAD_NUMBER, token.start, "a comma within a number")
            case Meaning.FOREIGN:
                self._foreign(token)
            case Meaning.NUMBER:
                self._findings.add(
                    rules.BAD_NUMBER, token.start, f"`{short(token.text)}` is no number of JSON's"
                )
            case Meaning.WORD if not self._beside_hole(token):
                self._bare(token)
            case Meaning.VALUE if frame.kind == "{" and frame.wants is Wants.ITEM and not frame.told:
                frame.told = True
                self._findings.add(rules.MISSING_KEY, token.start, f"`{token.text}` has no name")
        self._value(frame)

    def _foreign(self, token: Token) -> None:
        if word := FOREIGN[token.text]:
            message, hint, fix = f"`{token.text}` is `{word}` in JSON", "", (token.start, token.end, word)
        else:  # what was meant, its author knows
            message, hint, fix = f"JSON has no `{token.text}`", "write `null`, or leave the field out", None
        self._findings.add(rules.FOREIGN_LITERAL, token.start, message, hint, fix)

    def _splits_number(self, frame: Frame, token: Token) -> bool:
        """Whether the comma before a word was meant to part a number's digits: `1,000`."""
        comma = self._last.text == "," and self._last.end == token.start
        return comma and frame.kind == "{" and frame.wants is Wants.ITEM and token.text.isdigit()

    def _word_after_value(self, frame: Frame, token: Token) -> None:
        """A bare word after a whole value: the next one, without a comma, or one too many."""
        if self._last.kind in (Kind.HOLE, Kind.ELISION) and self._last.end == token.start:
            return
        if meaning(token.text) in (Meaning.VALUE, Meaning.NUMBER, Meaning.FOREIGN) and frame.kind == "[":
            self._missing_comma(frame, token)
            self._word_as_value(frame, token)
        elif not frame.loose:
            self._bare(token)

    def _beside_hole(self, token: Token) -> bool:
        following = self._next(token)
        return following.kind in (Kind.HOLE, Kind.ELISION, Kind.DIRECTIVE) and following.start == token.end

    def _bare(self, token: Token) -> None:
        message = f"`{short(token.text)}` is neither in quotes nor a word of JSON's"
        self._findings.add(rules.BARE_WORD, token.start, message)
        self._quiet = self._lexer.line_end(token.start)

    # Marks

    def _comma(self, token: Token) -> None:
        frame = self._frames[-1]
        self._quiet = 0
        nothing_before = frame.wants is Wants.ITEM and bool(frame.kind)
        if nothing_before:
            if frame.comma >= 0:
                fix = (token.start, token.end, "")
                self._findings.add(rules.DOUBLE_COMMA, token.start, "a second comma", fix=fix)
            else:
                self._findings.add(rules.MISSING_VALUE, token.start, "nothing stands before the comma")
        self._end_member(frame, token)
        if not nothing_before:
            frame.comma = -1 if frame.loose else token.start
        frame.loose = False
        frame.wants = Wants.ITEM

    def _semicolon(self, frame: Frame, token: Token) -> None:
        """A `;` after a value: it was meant to be a comma, or is one sign too many."""
        following = self._next(token)
        told = not frame.loose and not frame.lenient and following.kind is not Kind.END
        if told and following.text in ("}", "]", ","):
            fix = (token.start, token.end, "")
            rule = rules.DOUBLE_COMMA if following.text == "," else rules.TRAILING_COMMA
            self._findings.add(rule, token.start, f"a `;` before `{following.text}`", fix=fix)
            return
        if told:
            fix = (token.start, token.end, ",")
            self._findings.add(rules.MISSING_COMMA, token.start, "`;` in place of a comma", fix=fix)
        frame.wants, frame.loose = Wants.ITEM, False

    def _end_member(self, frame: Frame, token: Token) -> None:
        if frame.wants is Wants.VALUE:
            if not _COMMENT.search(self._text, self._last.end, token.start):
                at = self._last.start if self._last.text == ":" else token.start
                self._findings.add(rules.MISSING_VALUE, at, f"{short(frame.key)} has no value")
        elif frame.wants is Wants.COLON and frame.kind:
            self._findings.add(
                rules.MISSING_COLON, self._last.start, f"{short(frame.key)} has neither colon nor value"
            )

    def _colon(self, token: Token) -> None:
        frame = self._frames[-1]
        if frame.wants is Wants.VALUE:
            # Ruby's symbols, `code: :missing`, are bare words; they are told as such.
            if self._last.end == token.start or self._next(token).start > token.end:
                self._findings.add(
                    rules.EXTRA_COLON, token.start, "a second colon", fix=(token.start, token.end, "")
                )
            return
        if frame.wants is Wants.COMMA and not frame.loose and not frame.told and token.start >= self._quiet:
            frame.told = True
            where = "in a list" if frame.kind == "[" else "after a value"
            self._findings.add(rules.EXTRA_COLON, token.start, f"a colon {where}", "names stand in `{}` only")
        elif frame.wants is Wants.ITEM and frame.kind and not frame.told:
            frame.told = True
            self._findings.add(rules.MISSING_KEY, token.start, "no name stands before the colon")
        if token.start >= self._quiet or frame.wants is Wants.COLON:
            frame.wants = Wants.VALUE

    def _bracket(self, token: Token) -> None:
        self._quiet = 0
        frame = self._frames[-1]
        if token.text in "}]":
            self._close(frame, token)
            return
        if frame.wants is Wants.COMMA and frame.kind:
            self._missing_comma(frame, token)
        if frame.kind == "{" and frame.wants is Wants.ITEM and not frame.told:
            frame.told = True
            self._findings.add(rules.MISSING_KEY, token.start, f"`{token.text}` has no name before it")
        self._value(frame)
        frame.told = frame.told and bool(frame.kind)
        self._frames.append(Frame(token.text, token.start))

    def _close(self, frame: Frame, token: Token) -> None:
        depth = len(self._frames) - 1
        if not depth:
            if not self._elided:
                self._findings.add(rules.EXTRA_BRACKET, token.start, f"`{token.text}` closes nothing")
            return
        if self._ends_too_early(depth, token):
            self._findings.add(
                rules.EXTRA_BRACKET, token.start, f"`{token.text}` closes more than was opened"
            )
            return
        if PARTNER[token.text] != frame.kind and not self._close_other(depth, token):
            return
        frame = self._frames.pop()
        self._pairs.append((frame.opener, token.start))
        if frame.wants is Wants.ITEM and frame.comma >= 0:
            fix = (frame.comma, frame.comma + 1, "")
            self._findings.add(rules.TRAILING_COMMA, frame.comma, f"a comma before `{token.text}`", fix=fix)
        else:
            self._end_member(frame, token)
        # `{...}` is an elision as a whole.
        self._frames[-1].loose = frame.loose and not frame.keys

    def _close_other(self, depth: int, token: Token) -> bool:
        """A bracket that does not fit: too many, of the wrong kind, or one before it is missing."""
        closing = self._counted().closing(token.start)
        fitting = [frame.kind for frame in self._frames[1:-1]]
        if closing > depth:
            self._findings.add(rules.EXTRA_BRACKET, token.start, f"`{token.text}` closes nothing")
            return False
        if closing < depth and PARTNER[token.text] in fitting:
            while self._frames[-1].kind != PARTNER[token.text]:
                self._unclosed(self._suspect(self._frames.pop().opener))
            return True
        right = PARTNER[self._frames[-1].kind]
        message = f"`{token.text}` in place of `{right}`"
        # Where their numbers differ, it may be another bracket that is wrong.
        fix = (token.start, token.end, right) if self._counted().closing(0) == 0 else None
        self._findings.add(rules.MISMATCHED_BRACKET, token.start, message, fix=fix)
        return True

    def _ends_too_early(self, depth: int, token: Token) -> bool:
        """Whether a closing bracket is one too many, although it fits: more of what it holds follows.

        Where more brackets close than are open, it is the one that ends the outermost bracket before
        the text's end, or that ends a bracket over several lines without beginning a line itself.
        """
        if depth == 1:
            following = self._next(token)
            return (
                following.text == ","
                and self._next(following).kind is Kind.STRING
                and self._counted().closing(token.start) > 1
            )
        opener = self._frames[-1].opener
        return (
            self._last.end == token.start
            and self._last.text in ("}", "]")
            and _LINE_END.match(self._text, opener + 1) is not None
            and self._counted().closing(token.start) > depth
        )

    # The end

    def _finish(self) -> None:
        open_frames = self._frames[1:]
        if not open_frames or self._last.kind is Kind.ELISION:
            frame = self._frames[0]
            if frame.wants is Wants.VALUE and not open_frames:
                self._findings.add(rules.MISSING_VALUE, self._last.start, f"{short(frame.key)} has no value")
            return
        self._unclosed(self._suspect(open_frames[0].opener))

    def _suspect(self, outermost: int) -> int:
        """The bracket that lacks its partner, as far as indentation tells: else the outermost one."""
        brackets = self._counted()
        found = outermost
        for opener, closer in reversed(self._pairs[-_LOOKED_BACK:]):
            if opener < outermost:
                break
            if self._text[opener] != self._text[outermost]:
                continue
            if brackets.begins_line(closer) and brackets.indent(opener) > brackets.indent(closer):
                found = opener
        return found

    def _unclosed(self, opener: int) -> None:
        self._findings.add(rules.UNCLOSED_BRACKET, opener, f"`{self._text[opener]}` is never closed")

    # Words on the way

    def _missing_comma(self, frame: Frame, token: Token) -> None:
        if frame.wants is not Wants.COMMA:
            return
        frame.wants = Wants.ITEM
        # The string without its end has taken the comma, if there was one; so has a bare word's line.
        if self._last.kind is Kind.OPEN or token.start < self._quiet:
            return
        gap = self._text[self._last.end : token.start]
        if frame.loose or (not frame.kind and (not frame.key or frame.lenient or gap.count("\n") > 1)):
            frame.loose = False
            return
        # A string that runs into another word, and is no name, has lost something else.
        runs_on = not gap and (
            self._last.kind is Kind.STRING or (token.kind is Kind.STRING and self._next(token).text != ":")
        )
        # Of a number that ends in a point, it may be the point that was meant to be the comma.
        unsure = runs_on or self._text[self._last.end - 1] == "."
        fix = None if unsure else (self._last.end, self._last.end, ",")
        self._findings.add(
            rules.MISSING_COMMA, self._last.end - 1, f"no comma before {short(token.text)}", fix=fix
        )

    def _missing_colon(self, frame: Frame) -> None:
        fix = (self._last.end, self._last.end, ":")
        if self._last.text.endswith(':"'):
            # The colon stands before the quote, not behind it.
            fix = (self._last.end - 2, self._last.end, '":')
        self._findings.add(
            rules.MISSING_COLON, self._last.start, f"no colon after {short(frame.key)}", fix=fix
        )

    def _next(self, token: Token) -> Token:
        return self._lexer.token(token.end)

    def _counted(self) -> Brackets:
        if self._brackets is None:
            self._brackets = Brackets(self._text)
        return self._brackets
