"""Options that several commands share, and what they make of them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.config import Config
    from plainlang.linter import Linter
    from plainlang.nearest import Linters
    from plainlang.reporters import Look

F = TypeVar("F", bound=Callable[..., Any])


def rule_options(function: F) -> F:
    """--profile, --select, --ignore, --ruleset, --grammar and --config."""
    for option in (
        click.option("--config", "config_path", metavar="FILE", help="This configuration, not the nearest one."),
        click.option("--grammar", metavar="NAME", help="Parts of speech by: builtin, spacy, spacy:PIPELINE (builtin)."),
        click.option(
            "--ruleset", "rulesets", metavar="FILE", multiple=True, help="A rule file of your own, or a folder of them."
        ),
        click.option("--ignore", metavar="NAMES", multiple=True, help="Not these rules, themes or pillars."),
        click.option(
            "--select", metavar="NAMES", multiple=True, help="Only these rules, themes or pillars (commas between)."
        ),
        click.option("--profile", metavar="NAME", help="The profile; “plainlang profiles” lists them (us-federal)."),
    ):
        function = option(function)
    return function


def count_options(function: F) -> F:
    """--mode and --names."""
    for option in (
        click.option("--names", type=click.Choice(["keep", "leave-out"]), help="Count names in the grade? (keep)."),
        click.option("--mode", type=click.Choice(["blocks", "prose"]), help="The text that the grade counts (blocks)."),
    ):
        function = option(function)
    return function


def config_of(
    config_path: str | None,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    start: Path | None = None,
    grammar: str | None = None,
) -> Config:
    """The configuration in force, with the options of the command line over it."""
    from plainlang.config import find_config

    config = _given(config_path) or find_config(start or Path.cwd())
    return _changed(profile, select, ignore, None, None, grammar, config)


def linters_of(
    config_path: str | None, profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], mode: str | None = None, names: str | None = None, grammar: str | None = None,
) -> Linters:  # fmt: skip
    """For each file the linter of its nearest configuration, with the options of the command line over it."""
    from plainlang.nearest import Linters

    return Linters(_given(config_path), partial(_changed, profile, select, ignore, mode, names, grammar), rulesets)


def _given(config_path: str | None) -> Config | None:
    from plainlang.config import read_config

    if config_path is not None and not Path(config_path).exists():
        raise UseError(f"There is no configuration file “{config_path}”.")
    return None if config_path is None else read_config(Path(config_path))


def _changed(
    profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...], mode: str | None, names: str | None,
    grammar: str | None, config: Config,
) -> Config:  # fmt: skip
    choices = config.choices
    if profile:
        choices = replace(choices, profile=profile)
    if select:
        choices = replace(choices, select=split(select))
    if ignore:
        choices = replace(choices, ignore=(*choices.ignore, *split(ignore)))
    given = (("mode", mode), ("names", names), ("grammar", grammar))
    changes = {key: value for key, value in given if value is not None}
    return replace(config, choices=replace(choices, **changes))  # type: ignore[arg-type]


def linter_of(config: Config, rulesets: tuple[str, ...] = ()) -> Linter:
    """The linter for a configuration and the rule files of the command line."""
    from plainlang.linter import Linter

    return Linter(config.profile, config.select, config.ignore, rulesets, config)


def split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one or with commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def in_color(to_file: bool = False) -> bool:
    """May output be coloured where it goes? NO_COLOR beats FORCE_COLOR, and a file gets no colour."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and not to_file and os.environ.get("TERM") != "dumb"


def look_of(color: str, to_file: bool = False, brief: bool = False) -> Look:
    """How output should look where it goes: its width, colour, links."""
    from plainlang.reporters import Look

    on = in_color(to_file) if color == "auto" else color == "always"
    width = shutil.get_terminal_size((100, 24)).columns
    return Look(width=width, color=on, links=on and sys.stdout.isatty() and not to_file, brief=brief)
