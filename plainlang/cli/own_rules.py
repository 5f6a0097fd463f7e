"""A repository's own rules: the files and packs that its configuration names, and the profiles in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plainlang.errors import ConfigError, Fault, UseError

if TYPE_CHECKING:
    from plainlang.profile import RuleSet


def configured_paths() -> list[str]:
    """The rule files and packs that the nearest configuration names. Raises `UseError` when it names none."""
    from plainlang.config import find_config

    config = find_config(Path.cwd())
    if not config.choices.rulesets:
        where = config.path or "There is no plainlang.yaml, so it"
        raise UseError(f"{where} names no rules of your own. Write, for example: rulesets: [style/our-words.yaml]")
    return config.ruleset_paths()


def check_together(names: Sequence[str], configured: bool) -> None:
    """Rules that are right one by one may still clash, and profiles name rules: raises `ConfigError` with every fault.

    `configured`: what the configuration says about the rules, too.
    """
    from plainlang.linter import Linter
    from plainlang.profile import assemble
    from plainlang.rule_files import load_profiles, load_rulesets
    from plainlang.shipped import DEFAULT_PROFILE

    if not names:
        return
    files, profiles, faults = load_rulesets(names), load_profiles(names), list[Fault]()
    for profile in profiles or [DEFAULT_PROFILE]:
        try:
            assemble(profile, extra=files, profiles=profiles)
        except ConfigError as error:
            faults += error.faults
    if faults:
        raise ConfigError(list(dict.fromkeys(faults)))
    if configured:
        from plainlang.config import find_config

        Linter(config=find_config(Path.cwd()))


def assembled(names: Sequence[str], packs: Sequence[str]) -> Iterator[RuleSet]:
    """These profiles, or all: shipped ones, and those of the packs that the configuration or the call names."""
    from plainlang.config import find_config
    from plainlang.profile import assemble
    from plainlang.rule_files import load_profiles, load_rulesets
    from plainlang.shipped import profile_names

    named = [*find_config(Path.cwd()).ruleset_paths(), *packs]
    files, own = load_rulesets(named), load_profiles(named)
    for name in names or (*profile_names(), *own):
        yield assemble(name, extra=files if name in own else (), profiles=own)
