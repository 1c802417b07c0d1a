"""The command line: `mkslate build`, `serve`, `check`, `render`, `model` and `new`.

Each command imports what it needs when it runs: a check loads neither MkDocs nor Markdown.
"""

from __future__ import annotations

import atexit
import gc
import json
import shlex
from pathlib import Path

import click

from mkslate import __version__
from mkslate.cli.arguments import FILE, FOLDER, ROOT
from mkslate.cli.check import check
from mkslate.cli.end import end
from mkslate.errors import PortalError

_LAST_PORT = 65_535
_OBJECTS = 100_000  # made between two looks for cycles among the newest


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkslate")
def main() -> None:
    """Publish an API developer portal from Slate's Markdown."""
    # The blocks of a portal are many, hold no cycles, and stay: they need not be looked at again and again.
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)  # what is left at the end goes with the process
    try:
        Path.cwd()
    except FileNotFoundError as gone:
        raise click.ClickException("the folder that you are in is gone (change to another)") from gone


@main.command()
@ROOT
@click.option("-d", "--site-dir", type=FOLDER, help="Where the site goes; `site` unless mkdocs.yml says so.")
@click.option("-s", "--strict", is_flag=True, help="Publish nothing on warnings, too.")
@click.option("--keep-going", is_flag=True, help="Publish the rest; each error is shown in its place.")
def build(path: Path, site_dir: Path | None, strict: bool, keep_going: bool) -> None:
    """Build the site of a Slate repository or a portal."""
    from mkslate import plugin

    plugin.log_to_stderr()
    try:
        target = plugin.build(path, site_dir, strict=strict, keep_going=keep_going)
    except PortalError as bad:
        end(bad)
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
    if not host or not port.isdecimal() or int(port) > _LAST_PORT:
        hint = f"HOST:PORT, with a port up to {_LAST_PORT}"
        raise click.BadParameter(f"'{dev_addr}' is not {hint}", param_hint="--dev-addr")
    from mkslate import plugin

    plugin.log_to_stderr()
    try:
        plugin.serve(path, host.strip("[]"), int(port))
    except OSError as bad:
        raise click.ClickException(f"cannot serve on {dev_addr}: {bad.strerror}") from bad


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
        end(bad)


@main.command()
@ROOT
def model(path: Path) -> None:
    """Print the portal's model as JSON."""
    from mkslate.publish.model_json import portal_json
    from mkslate.source import read

    try:
        click.echo(json.dumps(portal_json(read(path)), indent=2, ensure_ascii=False))
    except PortalError as bad:
        end(bad)


@main.command()
@click.argument("path", type=FOLDER, default=".")
def new(path: Path) -> None:
    """Begin a portal; beside a Slate source, write the mkdocs.yml for it."""
    from mkslate.source.starter import begin

    try:
        for written in begin(path):
            click.echo(f"Wrote {written}")
    except PortalError as bad:
        end(bad)
    click.echo(f"Next: {shlex.join(['mkslate', 'serve', *([] if path == Path() else [str(path)])])}")


main.add_command(check)
