"""Options that several commands share, and what they make of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

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


class Asked(NamedTuple):
    """What the options of a command say about rules and about counting; None or () where they say nothing."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rulesets: tuple[str, ...] = ()
    grammar: str | None = None
    config_path: str | None = None
    mode: str | None = None
    names: str | None = None

    @property
    def is_partial(self) -> bool:
        """Do they say which rules run?"""
        return bool(self.profile or self.select or self.ignore)


NOTHING_ASKED: Final = Asked()
_RULES: Final = offer(rule_names, several=True)
_RULE_OPTIONS: Final = (
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
)


def rule_options(function: Callable[..., int]) -> Callable[..., int]:
    """--profile, --select, --ignore, --ruleset, --grammar and --config, all of which come as `asked`."""

    @wraps(function)
    def with_asked(**given: Any) -> int:
        asked = Asked(**{name: given.pop(name) for name in Asked._fields if name in given})
        return function(**given, asked=asked)

    for option in _RULE_OPTIONS:
        option(with_asked)
    return with_asked


def count_options(function: F) -> F:
    """--mode and --names, which come as part of `asked`; below `rule_options`."""
    for option in (
        click.option("--names", type=click.Choice(["keep", "leave-out"]), help="Count names in the grade? (keep)."),
        click.option("--mode", type=click.Choice(["blocks", "prose"]), help="The text that the grade counts (blocks)."),
    ):
        function = option(function)
    return function


def config_of(asked: Asked = NOTHING_ASKED, start: Path | None = None) -> Config:
    """The configuration in force, with the options of the command line over it."""
    from plainlang.config import find_config

    return _changed(asked, _given(asked.config_path) or find_config(start or Path.cwd()))


def linters_of(asked: Asked) -> Linters:
    """For each file the linter of its nearest configuration, with the options of the command line over it."""
    from plainlang.nearest import Linters

    return Linters(_given(asked.config_path), partial(_changed, asked), asked.rulesets)


def _given(config_path: str | None) -> Config | None:
    from plainlang.config import read_config

    if config_path is not None and not (config_path and Path(config_path).exists()):
        raise UseError(f"There is no configuration file “{config_path}”.")
    return None if config_path is None else read_config(Path(config_path))


def _changed(asked: Asked, config: Config) -> Config:
    choices = config.choices
    if asked.profile is not None:
        choices = replace(choices, profile=asked.profile)
    if asked.select:
        choices = replace(choices, select=split(asked.select))
    if asked.ignore:
        choices = replace(choices, ignore=(*choices.ignore, *split(asked.ignore)))
    given = (("mode", asked.mode), ("names", asked.names), ("grammar", asked.grammar))
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
