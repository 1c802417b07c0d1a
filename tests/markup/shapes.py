"""Shapes of text that make careless parsers slow; each gives a text of about a length."""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]


def again(unit: str, head: str = "", tail: str = "") -> Shape:
    return lambda length: head + unit * (length // len(unit)) + tail


def halves(left: str, right: str) -> Shape:
    return lambda length: left * (length // 2 // len(left)) + right * (length // 2 // len(right))


def rising(length: int) -> str:
    """Runs of backticks, none as long as another."""
    return "".join("`" * size + " " for size in range(1, int((2 * length) ** 0.5)))


def stairs(step: str, height: int, line: str) -> Shape:
    flight = "".join(step * level + line for level in range(height))
    return lambda length: (flight * (length // len(flight) + 1))[:length]


SHAPES: dict[str, Shape] = {
    "brackets": again("["),
    "nested brackets": halves("[", "]"),
    "nested brackets, a reference": lambda length: halves("[", "]")(length) + "\n\n[x]: /u\n",
    "escaped brackets": lambda length: halves("\\\\[", " ")(length) + "]",
    "links": again("[a](b) "),
    "links without end": again("[a](b "),
    "links without a title's end": again('[a]( "'),
    "links with fallback": again("[a](<b> 'x' "),
    "references unknown": again("[x][y] ", tail="\n\n[z]: /u\n"),
    "images": again("!["),
    "stars": again("*"),
    "opened em": again("*a "),
    "opened strong": again("**a "),
    "opened both": again("***a "),
    "opened both, one closer": again("***a ", tail="x*"),
    "mixed marks": again("*a **b _c ~~d "),
    "nested em": halves("*a ", "b* "),
    "em over brackets": again("*a [b "),
    "em over links": again("*[a](b* "),
    "strong in words": again("a**b** "),
    "em over code": halves("*a ", "`b "),
    "backticks": again("`"),
    "backticks apart": again("`a "),
    "backticks, rising": rising,
    "less-than": again("<"),
    "open tags": again("<a "),
    "tags": again("<b>"),
    "open addresses": again("<ab:"),
    "open addresses, one escape": again("<ab:", tail="\\>"),
    "open addresses in emphasis": again("<ab:", head="*", tail="\\>*"),
    "open comments": again("<!-- \n\n"),
    "open comments under text": again("a\n<!-- \n"),
    "ampersands": again("&a"),
    "backslashes": again("\\"),
    "quotes": again(">"),
    "quote lines": again(">>>>>>>> a\n"),
    "quote, then lazy lines": again("b\n", head=">" * 20 + "a\n"),
    "quotes apart": again("> a\n\ntext\n\n"),
    "quotes, then open fences": again("> a\n```x\n\n"),
    "markers in a line": again("- "),
    "items": again("- a\n"),
    "loose items": again("- a\n\n"),
    "lazy lines in an item": again("b\n", head="- a\n"),
    "nested items": stairs("    ", 60, "- a\n"),
    "nested items, two spaces": stairs("  ", 30, "- a\n"),
    "items with open fences": again("- ```\n"),
    "open fences": again("```a\n"),
    "open fences under text": again("text\n```x\n\n"),
    "fences with the other end": again("```a\n\ntext\n~~~\n"),
    "fences of many lengths": stairs("`", 50, "```x\n\n"),
    "tables of one column": again("a|\n-|\n"),
    "one table": again("|a\n", head="a|\n-\n"),
    "one row": lambda length: again("a|")(length) + "\n" + again("-|")(length) + "\n",
    "pipes and backticks": again("`|", head="a|b\n-|-\n"),
    "pipes in text": again("a | b\n"),
    "deep HTML": again("<div>\n"),
    "deep HTML apart": again("<div>\n\n"),
    "deep HTML, one line": again("<div>"),
    "HTML with text after": halves("<div>\n\n", "</div> t\n\n"),
    "rules of HTML": again("<hrx\n\n"),
    "hashes": again("#"),
    "headings of one name": again("# a\n"),
    "a heading with spaces": again(" ", head="# a", tail="b"),
    "a heading with braces": again(" {a", head="# a"),
    "a heading with tags and braces": again("<b> {a ", head="# a "),
    "cells with braces": again("{:a ", head="a|b\n-|-\n", tail="|b"),
    "spaces": again(" ", head="a", tail="\nb"),
    "setext": again("a\n=\n"),
    "definitions": again("[x]: /u\n"),
    "definitions without address": again("[x]:\n"),
    "tabs": again("é\t"),
    "rules": again("* ", tail="x"),
    "admonitions": stairs("    ", 40, "!!! a\n"),
    "slashes": again("/// note\n\n"),
    "footnotes": again("text\n[^x]: a\nb\n"),
    "terms": again("a\n\n"),
    "terms and definitions": again("a\n: b\n"),
    "elements of Markdown in a line": again("<p markdown>a</p>"),
    "open Markdown in HTML": again('<div markdown="1">\n'),
    "raw elements in Markdown in HTML": again("<p>a</p> b\n- c\n<!-- d -->\n", "<div markdown>\n"),
    "raw elements in a line": again("<p>a</p>", "<div markdown>\n"),
    "comments in Markdown in HTML": again("a <!-- b --> <!--", "<div markdown>\n", "\n-->\n</div>"),
    "formulas": again("$$\n\n\\[a\n"),
    "tags over lines": again("<p\na\n", "<div markdown>\n"),
}
