"""plainlang config: what is in force, and where it comes from."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.config import Config


@click.group(name="config")
def command() -> None:
    """Show the configuration in force."""


@command.command(name="show")
@click.argument("path", default=".")
@click.option("--origin", is_flag=True, help="Say where each value comes from.")
def show(path: str, origin: bool) -> int:
    """Show the configuration for a file or folder."""
    import json

    from plainlang.config import find_config

    place = Path(path)
    if not place.exists():
        raise UseError(f"There is no file or folder “{path}”.")
    config = find_config(place if place.is_dir() else place.parent)
    click.echo(f"# {config.path or 'no plainlang.yaml or [tool.plainlang] found; these are the defaults'}")
    for key, value, source in values(config):
        shown = value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)
        click.echo(f"{key}: {shown}" + (f"    # {source}" if origin else ""))
    return 0


def values(config: Config) -> list[tuple[str, Any, str]]:
    """Each key, its value, and where it comes from."""
    import yaml

    from plainlang.config import Choices
    from plainlang.trends.portfolio import to_dict
    from plainlang.typed import Form

    form = Form(config.path, config.text)
    given = form.pairs(form.root(), "The configuration")
    keys = {f.metadata.get("key", f.name): getattr(config.choices, f.name) for f in fields(Choices)}
    keys |= {"vocabulary": asdict(config.choices.vocabulary), "history": to_dict(config.choices.history)}
    keys["score"] = asdict(config.choices.score)
    keys["rules"] = yaml.safe_load(config.text)["rules"] if "rules" in given else {}
    return [(key, value, config.path if key in given else "default") for key, value in keys.items()]
