"""Quirks: results of Slate's that nobody wants. They are mended and noted, unless a site imitates them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quirk:
    """One of Slate's unwanted results.

    `rule` is its number in the dialect catalogue. `message` says at a mended place what Slate makes
    of it; `manual` is its line in the manual: what the author wrote, what Slate does, what we do.
    """

    name: str
    rule: str
    message: str
    manual: str


QUIRKS = (
    Quirk(
        "fence-under-text",
        "D13.2",
        "Slate shows this fence as text, because it stands directly under a line of text",
        "A fence directly under a line of text is text in Slate. Here it is a code block.",
    ),
    Quirk(
        "list-under-text",
        "D13.3",
        "Slate shows this list as text, because it stands directly under a line of text",
        "A list directly under a line of text is text in Slate. Here it is a list"
        " (a numbered one only if it begins with `1.`).",
    ),
    Quirk(
        "table-under-text",
        "D13.4",
        "Slate shows this table as text, because it stands directly under a line of text",
        "A table directly under a line of text is text in Slate. Here it is a table.",
    ),
    Quirk(
        "flat-sublist",
        "D13.5",
        "Slate puts this item one level higher, because its list is indented by two spaces a level",
        "Lists that are indented by two spaces a level stop nesting at the third in Slate. Here they nest.",
    ),
    Quirk(
        "quote-takes-fence",
        "D13.6",
        "Slate takes this fence into the blockquote above it",
        "A fence directly under a blockquote becomes part of it in Slate. Here it ends the quote.",
    ),
    Quirk(
        "heading-loses-hash",
        "D13.8",
        "Slate drops the `#` at the end of this heading",
        "A single `#` that sticks to the last word of a heading (`# C#`) is lost in Slate. Here it stays.",
    ),
    Quirk(
        "pipe-in-code",
        "D13.9",
        "Slate cuts this table cell at a pipe inside code",
        "A pipe in code, or after a backslash, cuts a table cell in Slate. Here it belongs to the cell.",
    ),
    Quirk(
        "indented-table",
        "D13.10",
        "Slate reads the indent before the pipe as a cell of its own",
        "A table whose pipes are indented is no table, or gets an empty cell, in Slate."
        " Here the indent does not count.",
    ),
    Quirk(
        "lone-pipe",
        "D6.1",
        "Slate takes this line and the next for an empty table, and shows neither",
        "A line that is a single pipe is an empty table in Slate, which takes the next line with it."
        " Here both are text.",
    ),
    Quirk(
        "visible-comment",
        "D13.11",
        "Slate shows this HTML comment to readers",
        "An HTML comment under a line of text, indented or with text after it is shown to readers in Slate."
        " Here it is hidden.",
    ),
    Quirk(
        "hr-tag",
        "D13.12",
        "Slate wraps this `<hr>` in a paragraph",
        "A line `<hr>` is wrapped in a paragraph in Slate. Here it is a rule by itself.",
    ),
    Quirk(
        "text-after-tag",
        "D13.13",
        "Slate reads on for another closing tag, because text follows this one on its line",
        "Text after a closing tag (`</aside> text`) makes Slate read on for a later tag of that name."
        " Here the block ends with its own closing tag.",
    ),
    Quirk(
        "one-line-fence",
        "D13.15",
        "Slate opens a fence here and takes what follows for code",
        "A line such as ```` ```code``` ```` opens a fence in Slate that takes what follows. Here it is code"
        " in a line of text.",
    ),
    Quirk(
        "fence-words",
        "D13.16",
        "Slate does not see this fence, because words follow its language",
        "A fence with words after its language is no fence in Slate. Here the first word is the language.",
    ),
    Quirk(
        "fence-attributes",
        "D13.17",
        "Slate does not know the language in these braces",
        "A fence with `{.ruby}` has no language in Slate. Here it has.",
    ),
    Quirk(
        "any-fence-closes",
        "D13.21",
        "Slate closes the fence above here, although this line has another character or fewer of them",
        "Slate before 2.13.1 closes a fence with any fence line. Here it must be of the same character and at"
        " least as long, as in Slate since then; a shorter one will do if there is none.",
    ),
    Quirk(
        "emphasis-ends-in-code",
        "D13.22",
        "Slate ends this emphasis inside the code span",
        "Emphasis may end inside a code span in Slate. Here it does not.",
    ),
    Quirk(
        "nesting-limit",
        "D13.24",
        "Slate loses this content, because it is nested too deeply",
        "Content that is nested too deeply (lists of more than five levels) is lost in Slate. Here it stays.",
    ),
    Quirk(
        "mixed-sublist",
        "D13.26",
        "Slate ends the list here, because a list of the other kind follows a blank line",
        "A sublist of the other kind (numbers under bullets) ends the list in Slate if a blank line"
        " stands before it. Here it is a sublist.",
    ),
    Quirk(
        "half-strong",
        "D13.27",
        "Slate reads half of these marks as emphasis",
        "Marks of strong text inside a word (`a**b**`) are half read in Slate. Here they stay as they are.",
    ),
)

BY_NAME = {quirk.name: quirk for quirk in QUIRKS}

ALL = frozenset(BY_NAME)
"""The names of all quirks: `quirks: true`."""
