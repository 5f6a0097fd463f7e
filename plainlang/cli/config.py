"""plainlang config: what is in force, and where it comes from."""

from __future__ import annotations

from pathlib import Path

import click

from plainlang.errors import UseError


@click.group(name="config")
def command() -> None:
    """Show the configuration in force."""


@command.command(name="show")
@click.argument("path", default=".")
@click.option("--origin", is_flag=True, help="Say where each value comes from.")
def show(path: str, origin: bool) -> int:
    """Show the configuration for a file or folder."""
    import json

    from plainlang.config import find_config, values

    place = Path(path)
    if not place.exists():
        raise UseError(f"There is no file or folder “{path}”.")
    config = find_config(place if place.is_dir() else place.parent)
    click.echo(f"# {config.path or 'no plainlang.yaml or [tool.plainlang] found; these are the defaults'}")
    for key, value, source in values(config):
        shown = value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)
        click.echo(f"{key}: {shown}" + (f"    # {source}" if origin else ""))
    return 0
