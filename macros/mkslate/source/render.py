"""Rendering: a woven template run in the sandbox, its mistakes gathered, its pieces brought back."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, UndefinedError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from mkslate.errors import Problem, error
from mkslate.place import Place
from mkslate.source.budget import Meter, OverBudgetError
from mkslate.source.filters import METER, meter_of
from mkslate.source.macro import MacroError
from mkslate.source.pieces import Text, joined, pieces_of, put
from mkslate.source.sandbox import Sandbox
from mkslate.source.tag_length import TOO_LONG
from mkslate.source.weave import weave, woven_filters

_PROBLEMS = "mkslate problems"  # no name that a template can write
_MOST_MENDS = 20  # statements that are left out, one after the other, to find what else is wrong


class MistakeError(Exception):
    """An author's mistake that a template's run meets. `problem` is None where it is reported already."""

    def __init__(self, problem: Problem | None) -> None:
        """Carry the problem to whoever gathers them."""
        self.problem = problem
        super().__init__(str(problem))


# What a template, a filter or a helper raises for what an author wrote.
_MISTAKES = (
    MistakeError,
    MacroError,
    TemplateError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RecursionError,
)


class Renderer(Sandbox):
    """The sandbox with what woven trees call."""

    def __init__(self) -> None:
        """The environment; it holds nothing of any one rendering."""
        super().__init__()
        self.filters.update(woven_filters())

    @staticmethod
    @pass_context
    def attempt(context: Context, line: int, within: bool, *, caller: Callable[[], str]) -> Text:
        """What `caller` puts out at `line`; nothing, and a problem, where that is a mistake."""
        place = Place(context.name or "", line)
        try:
            text = caller()
            meter_of(context).step(len(pieces_of(text)))
            return put(text, place, within)
        except _MISTAKES as mistake:
            problem = problem_of(mistake, place, context)
            if problem is not None:
                context[_PROBLEMS].append(problem)
            return Text()


def compiled(
    env: Renderer,
    build: Callable[[], nodes.Template],
    path: str,
    lines: list[str],
    skip: frozenset[int] = frozenset(),
    *,
    authored: bool = True,
) -> tuple[Template | None, tuple[Problem, ...]]:
    """The template that `build` gives, woven and compiled; None if it cannot be."""
    try:
        tree = build()
        _refuse_endless(tree)
        problem = _too_deep(tree, path)
        if problem is not None:
            return None, (problem,)
        problems = weave(tree, env, path, lines, skip, authored=authored)
        code = env.compile(tree, name=path, filename=path)
        return Template.from_code(env, code, env.globals), problems
    except MistakeError as mistake:
        return None, (mistake.problem,) if mistake.problem else ()
    except TemplateSyntaxError as bad:
        if bad.message == TOO_LONG:
            return None, (too_deep(Place(path, bad.lineno)),)
        message = bad.message or "this is no template"
        return None, (error("jinja-syntax", Place(path, bad.lineno), message, _syntax_hint(message)),)
    except (RecursionError, MemoryError, SyntaxError):
        return None, (too_deep(Place(path)),)


def _refuse_endless(tree: nodes.Template) -> None:
    """Raise for a number such as `1e999`, which is infinite to Python and a name to Jinja's compiler."""
    for number in tree.find_all(nodes.Const):
        if isinstance(number.value, float) and not math.isfinite(number.value):
            raise TemplateSyntaxError("the number is too large", number.lineno)


def rendered(
    env: Renderer,
    build: Callable[[], nodes.Template],
    path: str,
    lines: list[str],
    variables: Callable[[dict[str, Any]], dict[str, Any]],
    meter: Meter,
    *,
    authored: bool = True,
    known: frozenset[str] = frozenset(),
) -> tuple[Text, tuple[Problem, ...]]:
    """What the template that `build` gives makes, and everything wrong with it.

    `variables` gives what it may name, from the variables that every template of a rendering shares.
    `known` are names that the tree depends on, beside the text: with them it is compiled once only.
    A statement that fails ends a run: it is left out of the next one, which finds what is wrong after it.
    """
    found: dict[Problem, None] = {}
    skip: frozenset[int] = frozenset()
    text = Text()
    for _ in range(_MOST_MENDS):
        key = (path, tuple(lines), known, skip)
        if key not in meter.compiled:
            meter.compiled[key] = compiled(env, build, path, lines, skip, authored=authored)
        template, problems = meter.compiled[key]
        found.update(dict.fromkeys(problems))
        if template is None:
            break
        gathered: list[Problem] = []
        context = template.new_context(variables({METER: meter, _PROBLEMS: gathered}), shared=True)
        try:
            text = put(joined(template.root_render_func(context)), Place(path), within=False)
            failed = 0
        except (OverBudgetError, *_MISTAKES) as mistake:
            problem = problem_of(mistake, Place(path), context)
            if problem is not None:
                gathered.append(problem)
            failed = next((line for name, line in _frames(mistake) if name == path), 0)
            if isinstance(mistake, OverBudgetError):
                failed = 0
        found.update(dict.fromkeys(gathered))
        if not failed or failed in skip:
            break
        skip |= {failed}
    return text, tuple(found)


def problem_of(mistake: BaseException, place: Place, context: Context) -> Problem | None:
    """The problem that an exception in a template tells of, at the line where it happened."""
    if isinstance(mistake, MistakeError):
        return mistake.problem
    frames = _frames(mistake)
    hint = ""
    if frames and (not place.line or frames[-1][0] != place.path or len(frames) > 1):
        name, line = frames[-1]
        caller = next((Place(*frame) for frame in reversed(frames) if frame[0] != name), None)
        hint = f"called from {caller}" if caller else ""
        place = Place(name, line)
    rule, message, advice = _explained(mistake, context)
    return error(rule, place, message, "; ".join(part for part in (advice, hint) if part))


def _explained(mistake: BaseException, context: Context) -> tuple[str, str, str]:
    message = str(mistake)
    if isinstance(mistake, OverBudgetError):
        return "template-budget", message, ""
    if isinstance(mistake, MacroError):
        return "macro", mistake.message, mistake.hint
    if isinstance(mistake, RecursionError):
        return "template-budget", "calls nested too deeply", ""
    if isinstance(mistake, SecurityError):
        return "jinja-forbidden", message, ""
    if isinstance(mistake, UndefinedError):
        name = re.match(r"'(\w+)' is undefined", message)
        names = [name for name in context.get_all() if " " not in name]
        near = difflib.get_close_matches(name[1], names, 1) if name else []
        return "jinja-name", message, f"did you mean `{near[0]}`?" if near else ""
    return "jinja-value", message, ""


def _frames(mistake: BaseException) -> list[tuple[str, int]]:
    """The lines of templates that a mistake was made in, the innermost last, with those that called them."""
    trace = mistake.__traceback__
    found = []
    frame = trace.tb_frame.f_back if trace else None
    while frame is not None:
        found.append((frame.f_globals, frame.f_lineno))
        frame = frame.f_back
    found.reverse()
    while trace is not None:
        found.append((trace.tb_frame.f_globals, trace.tb_lineno))
        trace = trace.tb_next
    templates = [(names.get("__jinja_template__"), line) for names, line in found]
    return [
        (template.name or "", template.get_corresponding_lineno(line))
        for template, line in templates
        if isinstance(template, Template)
    ]


def too_deep(place: Place) -> Problem:
    """The problem of a template that is nested too deeply to be compiled."""
    message = "brackets, operators or blocks are nested too deeply"
    return error("template-budget", place, message, "write it in several steps")


def _too_deep(tree: nodes.Template, path: str) -> Problem | None:
    """The problem of a tree that the compiler, or a reader, could not follow."""
    limit = Meter().budget.nesting
    rest: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while rest:
        node, depth = rest.pop()
        if depth > limit:
            return too_deep(Place(path, node.lineno))
        rest.extend((inner, depth + 1) for inner in node.iter_child_nodes())
    return None


def _syntax_hint(message: str) -> str:
    hints = {
        "Encountered unknown tag": "`{% raw %}` … `{% endraw %}` goes around text that shows `{%`",
        "Unexpected end of template": "a tag is opened here or above, and never closed",
        "unexpected char": "`{% raw %}` … `{% endraw %}` goes around text that shows `{{`",
    }
    return next((hint for start, hint in hints.items() if start in message), "")
