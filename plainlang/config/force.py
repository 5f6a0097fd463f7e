"""The rules that a configuration puts in force; what is wrong with them is said at its place in the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plainlang.config.choices import Override
from plainlang.config.file import Config
from plainlang.errors import ConfigError, UnknownNameError, UseError
from plainlang.formula import check_shares
from plainlang.packs import profile_hint
from plainlang.profile import RuleSet, assemble
from plainlang.rule_files import load_profiles, load_rulesets
from plainlang.ruleset import File
from plainlang.shipped import profile_names


def rules_of(
    config: Config, profile: str = "", select: Sequence[str] | None = None, ignore: Sequence[str] | None = None,
    files: tuple[Sequence[File], Mapping[str, File]] | None = None,
) -> RuleSet:  # fmt: skip
    """The rules of a configuration, with a call's choices in the place of its own. `files`: rulesets and profiles.

    Raises `UseError` for a name that does not exist and `ConfigError` for faults in a file.
    """
    places = config.ruleset_paths() if files is None else []
    extra, own = files or (load_rulesets(places), load_profiles(places))
    select = config.select if select is None else select
    ignore = config.ignore if ignore is None else ignore
    named, profiles = profile or config.profile, [*profile_names(), *own]
    changes, severities = config.overrides(), config.choices.severities
    try:
        if named not in profiles:
            raise UnknownNameError("profile", named, (), profile_hint(named, profiles))
        names = [name for override in config.choices.overrides for name in _names(override)]
        rules = assemble(named, select, ignore, extra, changes, own, severities, names)
        check_shares(config.choices.score, rules.known)
    except (UseError, ConfigError) as error:
        raise config.blamed(error) from None
    return rules


def _names(override: Override) -> Iterator[str]:
    """The rules, themes and pillars that an override names."""
    for names in (override.select or (), override.ignore, override.severities, override.rules):
        yield from names
