"""The end of a command that cannot go on."""

from __future__ import annotations

from typing import NoReturn

import click

from mkslate.errors import PortalError


def end(bad: PortalError) -> NoReturn:
    """Say everything that is wrong, and exit with 1."""
    for problem in bad.problems:
        click.echo(str(problem), err=True)
    raise SystemExit(1) from bad
