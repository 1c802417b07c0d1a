"""Arguments that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
PRESENT_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class _Root(click.Path):
    """The folder of a portal; of a file in its place, it is told what to give."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if Path(value).is_file():
            self.fail(f"'{value}' is a file: give the folder of the portal that it belongs to", param, ctx)
        return super().convert(value, param, ctx)


ROOT = click.argument("path", type=_Root(exists=True, file_okay=False, path_type=Path), default=".")
