"""plainlang rules packs: the rulesets that installed packages bring."""

from __future__ import annotations

from collections.abc import Iterator

from plainlang.errors import ConfigError, PlainlangError
from plainlang.packs import GROUP, Pack, folder_of, installed_packs
from plainlang.reporters.layout import counted


def lines() -> Iterator[str]:
    """Each pack with its version, what is in it and where it is; then how to use one."""
    packs = installed_packs()
    wide = max((len(pack.name) for pack in packs), default=0)
    for pack in packs:
        yield f"{pack.name:<{wide}}    {pack.version}    {_content(pack)}"
        yield from (f"{'':<{wide}}    {line}" for line in _place(pack))
    if packs:
        yield f"\nTo use one, write “rulesets: [{packs[0].name}]” in plainlang.yaml, or add --ruleset {packs[0].name}."
    else:
        yield f"No package with rules is installed here. One says where its rules are under “{GROUP}”."


def _content(pack: Pack) -> str:
    """How much is in a pack, or that something is wrong with it."""
    from plainlang.rule_files import load_profiles, load_rulesets
    from plainlang.ruleset import read_theme

    try:
        folder = [str(folder_of(pack.name))]
        files, profiles = load_rulesets(folder), load_profiles(folder)
        rules = sum(len(read_theme(file)[1]) for file in files)
    except ConfigError as error:
        return f"{counted(len(error.faults), 'fault')}: see “plainlang rules test {pack.name}”"
    except PlainlangError as error:
        return str(error)
    more = f", {counted(len(profiles), 'profile')} ({', '.join(profiles)})" if profiles else ""
    return f"{counted(len(files), 'theme')}, {counted(rules, 'rule')}{more}"


def _place(pack: Pack) -> Iterator[str]:
    try:
        yield str(folder_of(pack.name))
    except PlainlangError:
        return
