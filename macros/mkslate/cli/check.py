"""`mkslate check`."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkslate.cli.arguments import FILE, NEW_FILE, PRESENT_FOLDER, ROOT
from mkslate.cli.end import end
from mkslate.cli.progress import counted, progress
from mkslate.cli.save import save
from mkslate.errors import PortalError, Severity

if TYPE_CHECKING:  # what a check imports is imported when it runs
    from mkslate.check import CheckSettings
    from mkslate.check.baseline import Baseline
    from mkslate.check.report import Outcome

FORMATS = ("text", "concise", "json", "junit", "sarif", "github")


@click.command()
@ROOT
@click.option("--site", type=PRESENT_FOLDER, help="Check the links of the site in this folder, alone.")
@click.option("--external", is_flag=True, help="Ask other servers for the links that lead there, too.")
@click.option("--fix", is_flag=True, help="Write the fixes that are sure into the sources, then check.")
@click.option(
    "--diff", is_flag=True, help="Show what --fix would change, and write nothing: with --fix, too."
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning")),
    default="warning",
    show_default=True,
    help="How bad a problem must be to exit with 1.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", type=NEW_FILE, help="Write the report into a file.")
@click.option("--baseline", type=FILE, help="A recorded baseline: only what is new is told.")
@click.option("--write-baseline", type=NEW_FILE, help="Record what stands now as the baseline.")
def check(
    path: Path,
    site: Path | None,
    external: bool,
    fix: bool,
    diff: bool,
    fail_on: str,
    form: str,
    output: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
) -> None:
    """Check examples and links; say where they are wrong."""
    if site and (fix or diff):
        raise click.UsageError("--site reads what was built; only the sources can be fixed")
    if site and external:
        raise click.UsageError("--site has the links within the site; --external goes with the sources")
    try:
        settings = _settings(path, baseline, alone=site is not None)
        if diff:
            raise SystemExit(_show(path, settings))
        if fix:
            _mend(path, settings)
        outcome = _built(site, settings) if site else _examined(path, settings, external)
    except PortalError as bad:
        end(bad)
    if write_baseline:
        _record(outcome, write_baseline)
        return
    _report(outcome, form, output)
    from mkslate.check import exit_code

    raise SystemExit(exit_code(outcome.problems, Severity(fail_on)))


def _settings(path: Path, baseline: Path | None, *, alone: bool) -> CheckSettings:
    """The portal's settings with the baseline. Raises PortalError if they are not as they must be.

    `alone` says that nothing else of the portal is read, so that what is wrong with mkdocs.yml is told here.
    """
    from mkslate.check import load_settings
    from mkslate.source import read_options

    options, wrong = read_options(path)
    settings, problems = load_settings(path, options.check)
    problems = (*wrong, *problems) if alone else problems
    if problems:
        raise PortalError(problems)
    return replace(settings, baseline=_known(baseline, path)) if baseline else settings


def _known(file: Path, path: Path) -> Baseline:
    """The baseline that a file holds; another file is a wrong call."""
    from mkslate.check import baseline
    from mkslate.source import line_reader, read_text

    try:
        found, unusable = baseline.read(read_text(file, str(file)), str(file), line_reader(path))
    except PortalError as bad:
        unusable = bad.problems
    if unusable:
        raise click.UsageError("\n".join(map(str, unusable)))
    return found


def _examined(path: Path, settings: CheckSettings, external: bool) -> Outcome:
    from mkslate.check import examine
    from mkslate.check.report import Outcome
    from mkslate.source import line_reader, read

    portal = read(path)
    others = None
    if external:
        if find_spec("aiohttp") is None:
            raise click.UsageError("--external needs aiohttp: pip install 'mkslate[external]'")
        from mkslate.check.external.find import check_external

        others = check_external(portal, settings, watch=lambda count: counted(count, "Asking"))
    units = examine(portal, settings, lambda pages: progress(pages, "Checking"), others)
    return Outcome(units, line_reader(path))


def _built(site: Path, settings: CheckSettings) -> Outcome:
    from mkslate.check.built import check_site
    from mkslate.check.report import Outcome
    from mkslate.source import line_reader

    return Outcome(check_site(site, settings, lambda pages: progress(pages, "Reading")), line_reader(site))


def _show(path: Path, settings: CheckSettings) -> int:
    """Print what fixes would change; 1 if there is something."""
    from mkslate.check.mend import fix_all

    files = fix_all(path, settings)
    for one in files:
        click.echo(one.diff, nl=False)
    click.echo(f"{_files(len(files))} would change", err=True)
    return 1 if files else 0


def _mend(path: Path, settings: CheckSettings) -> None:
    from mkslate.check.mend import fix_all, write

    files = fix_all(path, settings)
    write(path, files)
    changed = "".join(f"\n  {one.path}" for one in files)
    click.echo(f"{_files(len(files))} changed{':' if files else ''}{changed}", err=True)


def _record(outcome: Outcome, file: Path) -> None:
    from mkslate.check import baseline

    problems = outcome.problems
    save(file, baseline.write(problems, outcome.line_text))
    click.echo(f"{len(problems)} problems recorded in {file}")


def _report(outcome: Outcome, form: str, output: Path | None) -> None:
    from mkslate.check.report import FORMATS as WRITERS
    from mkslate.check.report import by_rule, full, summary

    if output:
        save(output, WRITERS[form](outcome))
    else:
        painted = form == "text"
        report = full(outcome, _paint) if painted else WRITERS[form](outcome)
        click.echo(report.rstrip("\n"), nl=bool(report), color=_colour() if painted else None)
    if output or form in {"text", "concise"}:
        click.echo(f"{by_rule(outcome.problems)}{summary(outcome.problems)}", err=True)


def _paint(text: str, colour: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)


def _colour() -> bool | None:
    """Whether there is colour: as the environment says (no-color.org, force-color.org), or on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
