"""Files that a command is asked to write."""

from __future__ import annotations

from pathlib import Path

import click


def save(file: Path, text: str) -> None:
    """Write a file, and the folders that it lacks; one that cannot be written is a wrong call."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    except OSError as bad:
        click.echo(f"{file}: cannot be written: {bad.strerror}", err=True)
        raise SystemExit(2) from bad
