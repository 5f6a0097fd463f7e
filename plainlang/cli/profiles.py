"""plainlang profiles: whose guidance there is to choose from, what each sets, and how they differ."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from plainlang.cli.offers import offer, profile_names
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.profile import RuleSet
    from plainlang.rule import Rule

Line = tuple[str, str]
"""A line with its source, which stands below it."""
_WIDEST = 100
_SHORT = 20


@click.command(name="profiles")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=offer(profile_names))
@click.option("--ruleset", "packs", metavar="PACK", multiple=True, help="A package or folder with more profiles.")
def command(names: tuple[str, ...], packs: tuple[str, ...]) -> int:
    """List the profiles; what one of them sets; or how several differ.

    \b
    plainlang profiles             all of them
    plainlang profiles va          what va sets, beside us-federal, and who says so
    plainlang profiles va govuk    how they differ
    """
    from plainlang.cli.own_rules import assembled

    rulesets = list(assembled(list(dict.fromkeys(names)), packs))
    if not names:
        _list(rulesets)
    elif len(rulesets) == 1:
        _one(rulesets[0])
    else:
        _compare(rulesets)
    return 0


def _list(rulesets: Sequence[RuleSet]) -> None:
    """Every profile with its size."""
    from plainlang.comparison import limit_of

    for ruleset in rulesets:
        limits = {rule.id: limit_of(rule) for rule in ruleset.rules}
        words = limits.get("sentences/long", "")
        rules, themes = counted(len(ruleset.rules), "rule"), counted(len({r.theme for r in ruleset.rules}), "theme")
        click.echo(f"{click.style(f'{ruleset.profile:<11}', bold=True)} {ruleset.head.title}")
        _say(f"{rules} in {themes}; {f'{words} words a sentence' if words else 'no limit for a sentence'}", 12)
    click.echo("\n“plainlang profiles NAME” shows what one sets, “plainlang profiles NAME NAME” how two differ.")
    click.echo("To use one, write “profile: NAME” in plainlang.yaml.")


def _one(ruleset: RuleSet) -> None:
    """What a profile is, and what it sets otherwise than the default one, with who says so."""
    from plainlang.shipped import DEFAULT_PROFILE

    head = ruleset.head
    click.echo(click.style(f"{head.title} ({head.profile})", bold=True))
    _say(head.why)
    _say(f"Source: {head.citation.title}")
    if head.citation.url:
        click.echo(head.citation.url)
    themes, default = len({rule.theme for rule in ruleset.rules}), ruleset.profile == DEFAULT_PROFILE
    click.echo(
        f"\n{counted(len(ruleset.rules), 'rule')} in {counted(themes, 'theme')}.{' This is the default.' * default}"
    )
    if default:
        _limits(ruleset)
    else:
        _beside_default(ruleset)


def _limits(ruleset: RuleSet) -> None:
    """Every limit of the default profile, with who says so."""
    from plainlang.comparison import limit_of

    limited = [(rule, limit_of(rule)) for rule in ruleset.rules if limit_of(rule)]
    _section("Its limits", [(f"{rule.id}: {limit}", rule.citation.title) for rule, limit in limited])


def _beside_default(ruleset: RuleSet) -> None:
    """What a profile sets otherwise than the default one, and where it has a source of its own for the same."""
    from plainlang.comparison import differences
    from plainlang.profile import assemble
    from plainlang.shipped import DEFAULT_PROFILE

    own, base = ruleset.by_id, assemble(DEFAULT_PROFILE).by_id
    changed, on, off = list[Line](), list[Line](), list[str]()
    found = dict(differences([base, own]))
    for name, (there, here) in found.items():
        source = _source(ruleset, own.get(name), name)
        if here == "off":
            off.append(name)
        elif there == "off":
            on.append((name if here == "on" else f"{name}: {here}", source))
        else:
            changed.append((f"{name}: {here}" + f" ({DEFAULT_PROFILE}: {there})" * (there != "on"), source))
    same = [rule for name, rule in own.items() if name in base and name not in found]
    _section(f"Not as in {DEFAULT_PROFILE}", changed)
    _section("Also on", on)
    _section(f"As in {DEFAULT_PROFILE}", _confirmed([rule for rule in same if rule.citation != base[rule.id].citation]))
    _section("Off", [(", ".join(off), "")] if off else [])


def _source(ruleset: RuleSet, rule: Rule | None, name: str) -> str:
    """Who says so; of a whole theme, what it is about."""
    if rule:
        return rule.citation.title
    return ruleset.themes[name].title.removesuffix(" (opt-in)") if name in ruleset.themes else ""


def _confirmed(rules: Iterable[Rule]) -> Iterable[Line]:
    """Rules that stay as they are, those with one source together."""
    from plainlang.comparison import limit_of

    by_source: dict[str, list[str]] = {}
    for rule in rules:
        shown = f"{rule.id}: {limit_of(rule)}" if limit_of(rule) else rule.id
        by_source.setdefault(rule.citation.title, []).append(shown)
    return [(", ".join(names), source) for source, names in by_source.items()]


def _section(title: str, lines: Iterable[Line]) -> None:
    """A heading with its lines, each with its source below it; nothing without lines."""
    for i, (line, source) in enumerate(lines):
        if not i:
            click.echo(f"\n{click.style(title, bold=True)}")
        _say(line, 2, 4)
        _say(source, 4)


def _compare(rulesets: Sequence[RuleSet]) -> None:
    """The themes and rules that are not the same in all of these profiles."""
    from plainlang.comparison import differences

    found = list(differences([ruleset.by_id for ruleset in rulesets]))
    names = [ruleset.profile for ruleset in rulesets]
    for rule, values in found:
        click.echo(click.style(rule, bold=True))
        shown = [f"{name}: {value}" for name, value in zip(names, values, strict=True)]
        if all(len(value) < _SHORT for value in values):
            _say("; ".join(shown), 2, 6)
        else:
            for line in shown:
                _say(line, 2, 6)
    click.echo(f"\n{counted(len(found), 'difference')} between {', '.join(names[:-1])} and {names[-1]}.")


def _say(text: str, indent: int = 0, more: int | None = None) -> None:
    """A text no wider than the terminal."""
    room = max(30, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))
    after = indent if more is None else more
    for line in textwrap.wrap(
        text, room, break_on_hyphens=False, initial_indent=" " * indent, subsequent_indent=" " * after
    ):
        click.echo(line)
