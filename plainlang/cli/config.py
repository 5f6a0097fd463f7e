"""plainlang config: what is in force, and where it comes from."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.config import Config
    from plainlang.config.origins import Value

_NONE = "no plainlang.yaml or [tool.plainlang] found; these are the defaults"


@click.group(name="config")
def command() -> None:
    """Show the configuration in force."""


@command.command(name="show")
@click.argument("path", default=".")
@click.option("--origin", is_flag=True, help="Say where each value comes from.")
@click.option("--config", "config_path", metavar="FILE", help="The configuration to use, not the nearest one.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", help="The format (text).")
def show(path: str, origin: bool, config_path: str | None, output_format: str) -> int:
    """Show the configuration for a file or folder."""
    from plainlang.cli.options import Asked, linters_of

    place = Path(path)
    if not place.exists():
        raise UseError(f"There is no file or folder “{path}”.")
    linters = linters_of(Asked(config_path=config_path))
    config = linters.config(path) if place.is_dir() else linters.for_page(path)
    page = "" if place.is_dir() else path
    if output_format == "json":
        click.echo(json.dumps(_data(config, page), indent=2, ensure_ascii=False))
        return 0
    click.echo(f"# {_short(config.path) or _NONE}")
    for line in _with_origins(config, page) if origin else _plain(config, page):
        click.echo(line)
    return 0


@command.command(name="schema")
def schema() -> int:
    """Print the JSON Schema of the configuration, for editors."""
    from plainlang.config.schema import config_schema

    click.echo(json.dumps(config_schema(), indent=2))
    return 0


def rows(config: Config, page: str = "") -> list[Value]:
    """Each value and where it comes from; for a page, its owner and the overrides that hold, too."""
    from plainlang.config.origins import Value, origins, owner_place

    found = list(origins(config))
    if not page:
        return found
    overrides = [row for row in found if row.key == "overrides" and row.entry]
    left_out = [row for i, row in enumerate(overrides) if i not in config.applied]
    owner = config.owner(page)
    found = [row for row in found if not any(row is other for other in left_out)]
    return [*found, Value("owner", owner, owner_place(config, owner))] if owner else found


def _plain(config: Config, page: str) -> list[str]:
    from plainlang.config.origins import values_of

    values = values_of(config)
    if page:
        values["overrides"] = [values["overrides"][i] for i in config.applied]
        values["owner"] = config.owner(page)
    return [f"{key}: {_shown(value)}" for key, value in values.items()]


def _with_origins(config: Config, page: str) -> list[str]:
    lines = [(f"{row.key}: {_shown(row.value)}", row.place) for row in rows(config, page)]
    return [f"{line}    # {_short(place)}" for line, place in lines]


def _data(config: Config, page: str) -> dict[str, Any]:
    """As the text says it; “from” has the shape of the value: of an entry of a list or mapping, where it stands."""
    from plainlang.config.origins import values_of

    values, given = values_of(config), rows(config, page)
    if page:
        values |= {"overrides": [row.value for row in given if row.key == "overrides" and row.entry]}
        values["owner"] = config.owner(page)
    said = {key: {"value": value, "from": _from(key, given)} for key, value in values.items()}
    return {"config": config.path, "files": [layer.path for layer in config.layers], "page": page or None, **said}


def _from(key: str, given: list[Value]) -> Any:
    own = [row for row in given if row.key == key]
    inside = [(row.key.removeprefix(f"{key}."), row.place) for row in given if row.key.startswith(f"{key}.")]
    if inside and key == "vocabulary":
        return {name: [place for other, place in inside if other == name] for name, _ in inside}
    if inside:
        return dict(inside)
    return [row.place for row in own] if any(row.entry for row in own) else own[0].place if own else "default"


def _short(place: str) -> str:
    """A path from here, when it lies below."""
    here = os.path.join(os.getcwd(), "")
    return place.removeprefix(here)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)
