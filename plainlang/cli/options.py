"""Options that several commands share, and what they make of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from plainlang.cli.offers import grammar_names, offer, profile_names, rule_names
from plainlang.cli.terminal import colored, linked
from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.config import Config
    from plainlang.linter import Linter
    from plainlang.nearest import Linters
    from plainlang.reporters import Look

F = TypeVar("F", bound=Callable[..., Any])
_RULES = offer(rule_names, several=True)


def rule_options(function: F) -> F:
    """--profile, --select, --ignore, --ruleset, --grammar and --config."""
    for option in (
        click.option("--config", "config_path", metavar="FILE", help="The configuration to use, not the nearest one."),
        click.option(
            "--grammar",
            metavar="NAME",
            shell_complete=offer(grammar_names),
            help="Who tells verbs from nouns: builtin, spacy, spacy:PIPELINE (builtin).",
        ),
        click.option(
            "--ruleset", "rulesets", metavar="FILE", multiple=True, help="A rule file of your own, or a folder of them."
        ),
        click.option(
            "--ignore",
            metavar="NAMES",
            multiple=True,
            shell_complete=_RULES,
            help="Leave out these rules, themes or pillars.",
        ),
        click.option(
            "--select",
            metavar="NAMES",
            multiple=True,
            shell_complete=_RULES,
            help="Only these rules, themes or pillars (commas between).",
        ),
        click.option(
            "--profile",
            metavar="NAME",
            shell_complete=offer(profile_names),
            help="Whose guidance to follow (us-federal); “plainlang profiles” lists them.",
        ),
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

    if config_path is not None and not (config_path and Path(config_path).exists()):
        raise UseError(f"There is no configuration file “{config_path}”.")
    return None if config_path is None else read_config(Path(config_path))


def _changed(
    profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...], mode: str | None, names: str | None,
    grammar: str | None, config: Config,
) -> Config:  # fmt: skip
    choices = config.choices
    if profile is not None:
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


def look_of(color: str, to_file: bool = False, brief: bool = False) -> Look:
    """How output should look where it goes: its width, colour, links."""
    from plainlang.reporters import Look

    on = colored(to_file=to_file) if color == "auto" else color == "always"
    width = shutil.get_terminal_size((100, 24)).columns
    return Look(width=width, color=on, links=linked(to_file=to_file) and color != "never", brief=brief)
