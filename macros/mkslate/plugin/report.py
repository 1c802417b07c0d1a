"""Reports: problems in MkDocs's log, and the end of a build that cannot be published."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from mkslate.errors import Problem, Severity

_LOG = logging.getLogger("mkdocs.plugins.mkslate")
_SHOWN_NOTES = 3  # of each rule: notes fail nothing, and must not hide what does
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}


def report(problems: Iterable[Problem]) -> None:
    """Log every error and warning on a line that an editor can open, and the first notes of each rule.

    Errors come first: what is missing because of one is told below it.
    """
    notes: Counter[str] = Counter()
    for problem in sorted(problems, key=lambda one: one.severity is not Severity.ERROR):
        if problem.severity is Severity.NOTE:
            notes[problem.rule] += 1
            if notes[problem.rule] > _SHOWN_NOTES:
                continue
        mark = "" if problem.severity is Severity.ERROR else f" [{problem.severity}]"
        _LOG.log(_LEVELS[problem.severity], "%s%s", problem, mark)
    for rule, count in notes.items():
        if count > _SHOWN_NOTES:
            more = count - _SHOWN_NOTES
            notes_left = f"{more} more note{'s' if more > 1 else ''}"
            _LOG.info("%s: %s (`mkslate check` lists %s)", rule, notes_left, "them" if more > 1 else "it")


def log_to_stderr() -> None:
    """Show warnings and errors of MkDocs on standard error, and everything that we say."""

    class Shown(logging.Filter):
        def filter(self, record: logging.LogRecord) -> bool:
            return record.levelno >= logging.WARNING or record.name == _LOG.name

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(Shown())
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)


def leave_links_to_us(config: MkDocsConfig) -> None:
    """Keep MkDocs from telling again, without a line, what our own checks of links have told."""
    links = config.validation.links
    links.not_found = links.anchors = links.unrecognized_links = links.absolute_links = logging.DEBUG


def judge(problems: Iterable[Problem], *, strict: bool, keep_going: bool) -> None:
    """Raise MkDocs's Abort if these problems must not be published.

    Errors must not, unless the author wants the rest (`keep_going`); with `strict` warnings must
    not either.
    """
    counts = {level: sum(problem.severity is level for problem in problems) for level in Severity}
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    if errors and not keep_going:
        raise Abort(f"Nothing was published: {_counted(errors, 'error')}.")
    if warnings and strict:
        raise Abort(f"Nothing was published: {_counted(warnings, 'warning')} in strict mode.")
    if told := [
        _counted(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number
    ]:
        _LOG.info("Found %s.", " and ".join(told))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
