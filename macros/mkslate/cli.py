"""The command line: `mkslate build`, `serve`, `check`, `render`, `model` and `new`.

Each command imports what it needs when it runs: a check loads neither MkDocs nor Markdown.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from mkslate import __version__
from mkslate.errors import PortalError, Severity

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
FORMATS = ("text", "json", "github")
ROOT = click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkslate")
def main() -> None:
    """Publish an API developer portal from Slate's Markdown."""


@main.command()
@ROOT
@click.option("-d", "--site-dir", type=FOLDER, help="Where the site goes; `site` unless mkdocs.yml says so.")
@click.option("-s", "--strict", is_flag=True, help="Publish nothing on warnings, too.")
@click.option("--keep-going", is_flag=True, help="Publish the rest; each error is shown in its place.")
def build(path: Path, site_dir: Path | None, strict: bool, keep_going: bool) -> None:
    """Build the site of any Slate repository, or of a portal with an mkdocs.yml."""
    from mkslate import plugin

    plugin.log_to_stderr()
    try:
        target = plugin.build(path, site_dir, strict=strict, keep_going=keep_going)
    except PortalError as bad:
        _end(bad)
    except click.ClickException as bad:  # MkDocs's own, which it would print on standard output
        click.echo(bad.format_message(), err=True)
        raise SystemExit(1) from bad
    click.echo(f"Published in {target}")


@main.command()
@ROOT
@click.option(
    "-a",
    "--dev-addr",
    metavar="HOST:PORT",
    default="127.0.0.1:8000",
    show_default=True,
    help="Where to serve.",
)
def serve(path: Path, dev_addr: str) -> None:
    """Preview the site, built anew at every change."""
    host, _, port = dev_addr.rpartition(":")
    if not host or not port.isdigit():
        raise click.BadParameter(f"'{dev_addr}' is not HOST:PORT", param_hint="--dev-addr")
    from mkslate import plugin

    plugin.log_to_stderr()
    try:
        plugin.serve(path, host, int(port))
    except OSError as bad:
        raise click.ClickException(f"cannot serve on {dev_addr}: {bad.strerror}") from bad


@main.command()
@ROOT
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning")),
    default="warning",
    show_default=True,
    help="How bad a problem must be to exit with 1.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--baseline", type=FILE, help="A recorded baseline: only what is new is told.")
@click.option("--write-baseline", type=NEW_FILE, help="Record what stands now as the baseline.")
def check(path: Path, fail_on: str, form: str, baseline: Path | None, write_baseline: Path | None) -> None:
    """Check examples and links; say where they are wrong."""
    from mkslate import check as checks
    from mkslate.check import baseline as known
    from mkslate.check import report as reports
    from mkslate.source import line_reader, read, read_options

    try:
        options, _ = read_options(path)
        settings, problems = checks.load_settings(path, options.check)
        portal = read(path)
    except PortalError as bad:
        _end(bad)
    line_text = line_reader(path)
    if baseline:
        found, more = known.read(baseline.read_text("utf-8"), str(baseline), line_text)
        settings, problems = replace(settings, baseline=found), (*problems, *more)
    problems = (*problems, *checks.check(portal, settings))
    if write_baseline:
        write_baseline.write_text(known.write(problems, line_text), "utf-8")
        click.echo(f"{len(problems)} problems recorded in {write_baseline}")
        return
    report = reports.FORMATS[form](problems)
    if report:
        click.echo(report.rstrip("\n"))
    if form == "text":
        click.echo(reports.summary(problems), err=True)
    raise SystemExit(checks.exit_code(problems, Severity(fail_on)))


@main.command()
@click.argument("file", type=FILE)
def render(file: Path) -> None:
    """Print the HTML of one Markdown file, and nothing around it."""
    from mkslate.dialect import render as to_html
    from mkslate.markup.settings import Settings
    from mkslate.source import read_text

    try:
        click.echo(to_html(read_text(file, str(file)), Settings()))
    except PortalError as bad:
        _end(bad)


@main.command()
@ROOT
def model(path: Path) -> None:
    """Print the portal's model as JSON."""
    from mkslate.publish.model_json import portal_json
    from mkslate.source import read

    try:
        click.echo(json.dumps(portal_json(read(path)), indent=2, ensure_ascii=False))
    except PortalError as bad:
        _end(bad)


@main.command()
@click.argument("path", type=FOLDER, default=".")
def new(path: Path) -> None:
    """Begin a portal; beside a Slate source, write the mkdocs.yml for it."""
    from mkslate.source.starter import begin

    try:
        for written in begin(path):
            click.echo(f"Wrote {written}")
    except PortalError as bad:
        _end(bad)


def _end(bad: PortalError) -> NoReturn:
    """Say everything that is wrong, and exit with 1."""
    for problem in bad.problems:
        click.echo(str(problem), err=True)
    raise SystemExit(1) from bad
