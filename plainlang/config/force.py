"""The rules that a configuration puts in force; what is wrong with them is said at its place in the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plainlang.config.choices import Override
from plainlang.config.file import Config
from plainlang.errors import ConfigError, UseError
from plainlang.formula import check_shares
from plainlang.profile import RuleSet, assemble
from plainlang.rule_files import load_profiles, load_rulesets
from plainlang.ruleset import File


def rules_of(
    config: Config, profile: str = "", select: Sequence[str] | None = None, ignore: Sequence[str] | None = None,
    files: tuple[Sequence[File], Mapping[str, File]] | None = None,
) -> RuleSet:  # fmt: skip
    """The rules of a configuration, with a call's choices in the place of its own. `files`: rulesets and profiles.

    Raises `UseError` for a name that does not exist and `ConfigError` for faults in a file.
    """
    named = config.ruleset_paths() if files is None else []
    extra, own = files or (load_rulesets(named), load_profiles(named))
    select = config.select if select is None else select
    ignore = config.ignore if ignore is None else ignore
    changes, severities = config.overrides(), config.choices.severities
    try:
        names = [name for override in config.choices.overrides for name in _names(override)]
        rules = assemble(profile or config.profile, select, ignore, extra, changes, own, severities, names)
        check_shares(config.choices.score, rules.known)
    except (UseError, ConfigError) as error:
        raise config.blamed(error) from None
    return rules


def _names(override: Override) -> Iterator[str]:
    """The rules, themes and pillars that an override names."""
    for names in (override.select or (), override.ignore, override.severities, override.rules):
        yield from names
