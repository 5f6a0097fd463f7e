"""Options that several commands share, and what they make of them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from plainlang.config import Config, find_config, read_config
from plainlang.errors import UseError
from plainlang.reporters import Look

F = TypeVar("F", bound=Callable[..., Any])


def rule_options(function: F) -> F:
    """--profile, --select, --ignore, --ruleset and --config."""
    for option in (
        click.option("--profile", metavar="NAME", help="The profile: us-federal, va, govuk, nhs."),
        click.option(
            "--select", metavar="NAMES", multiple=True, help="Only these rules, themes or pillars (commas between)."
        ),
        click.option("--ignore", metavar="NAMES", multiple=True, help="Not these rules, themes or pillars."),
        click.option(
            "--ruleset", "rulesets", metavar="FILE", multiple=True, help="A rule file of your own, or a folder of them."
        ),
        click.option("--config", "config_path", metavar="FILE", help="This configuration, not the nearest one."),
    ):
        function = option(function)
    return function


def config_of(
    config_path: str | None,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    start: Path | None = None,
) -> Config:
    """The configuration in force, with the options of the command line over it."""
    if config_path is not None:
        if not Path(config_path).is_file():
            raise UseError(f"There is no configuration file “{config_path}”.")
        config = read_config(Path(config_path))
    else:
        config = find_config(start or Path.cwd())
    choices = config.choices
    if profile:
        choices = replace(choices, profile=profile)
    if select:
        choices = replace(choices, select=split(select))
    if ignore:
        choices = replace(choices, ignore=(*choices.ignore, *split(ignore)))
    return replace(config, choices=choices)


def split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one or with commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def look_of(color: str, to_file: bool) -> Look:
    """How output should look where it goes: NO_COLOR beats FORCE_COLOR, a file gets no colour."""
    if color == "auto":
        forced = bool(os.environ.get("FORCE_COLOR"))
        on = not os.environ.get("NO_COLOR") and (forced or (sys.stdout.isatty() and not to_file))
    else:
        on = color == "always"
    return Look(width=shutil.get_terminal_size((100, 24)).columns, color=on)
