"""What a shell offers for the value of an option when somebody presses Tab: names of rules, themes and profiles.

A shell waits for this, so nothing is loaded before it is asked for, and names of shipped rules are taken from the text
of their files, which are not read as YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem[Any]]]

_RULE: Final = re.compile(r"^  ([a-z0-9][a-z0-9-]*):", re.M)


def rule_names() -> list[str]:
    """Pillars, themes and rules: the shipped ones, and those of the nearest configuration."""
    from plainlang.rule import PILLARS
    from plainlang.shipped import shipped_paths, theme_names

    names = list[str](PILLARS)
    for theme in theme_names():
        _, _, rules = shipped_paths()[theme].read_text(encoding="utf-8").partition("\nrules:")
        names += [theme, *(f"{theme}/{name}" for name in _RULE.findall(rules))]
    return [*names, *_own_names()]


def profile_names() -> list[str]:
    """The profiles that are shipped, and those of the nearest configuration."""
    from plainlang.shipped import profile_names as shipped

    return [*shipped(), *_own_profiles()]


def grammar_names() -> list[str]:
    """Who may tell the parts of speech."""
    return ["builtin", "spacy"]


def offer(names: Callable[[], Iterable[str]], *, several: bool = False) -> Offer:
    """Offers those names that begin as what is typed; of `several` with commas between, as the last one."""

    def offered(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem[Any]]:
        from click.shell_completion import CompletionItem

        given, comma, last = typed.rpartition(",") if several else ("", "", typed)
        return [CompletionItem(given + comma + name) for name in names() if name.startswith(last)]

    return offered


def _own_names() -> Iterator[str]:
    """Themes and rules of the nearest configuration; what is wrong in it is said at another time."""
    from plainlang.errors import PlainlangError

    try:
        if paths := _own_paths():
            from plainlang.rule_files import load_rulesets
            from plainlang.ruleset import read_theme

            for file in load_rulesets(paths):
                theme, rules = read_theme(file)
                yield from (theme.name, *(rule.id for rule in rules))
    except (PlainlangError, OSError):
        return


def _own_profiles() -> list[str]:
    from plainlang.errors import PlainlangError

    try:
        if paths := _own_paths():
            from plainlang.rule_files import load_profiles

            return list(load_profiles(paths))
    except (PlainlangError, OSError):
        pass
    return []


def _own_paths() -> list[str]:
    from pathlib import Path

    from plainlang.config import find_config

    return list(find_config(Path.cwd()).ruleset_paths())
