"""plainlang profiles: whose guidance there is to choose from, what each sets, and how they differ."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.profile import RuleSet

_WIDEST = 100


@click.command(name="profiles")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def command(names: tuple[str, ...]) -> int:
    """List the profiles; what one of them sets; or how several differ.

    \b
    plainlang profiles             all of them
    plainlang profiles va          what va sets, beside us-federal
    plainlang profiles va govuk    how they differ
    """
    from plainlang.profile import assemble
    from plainlang.shipped import profile_names

    rulesets = [assemble(name) for name in names or profile_names()]
    if not names:
        _list(rulesets)
    elif len(names) == 1:
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
    """What a profile is, and each rule that it sets otherwise than the default one, with who says so."""
    from plainlang.comparison import differences
    from plainlang.profile import assemble
    from plainlang.shipped import DEFAULT_PROFILE

    head = ruleset.head
    click.echo(click.style(f"{head.title} ({head.profile})", bold=True))
    _say(head.why)
    _say(f"Source: {head.citation.title}")
    click.echo(head.citation.url)
    if ruleset.profile == DEFAULT_PROFILE:
        click.echo(f"\nThis is the default: {counted(len(ruleset.rules), 'rule')}.")
        return
    own, base = ruleset.by_id, assemble(DEFAULT_PROFILE).by_id
    click.echo(f"\nBeside {DEFAULT_PROFILE}:")
    for rule, (there, here) in differences([base, own]):
        click.echo(f"  {rule}: {here}" + (f" (there {there})" if there != "off" else ""))
        if rule in own:
            _say(own[rule].citation.title, 4)


def _compare(rulesets: Sequence[RuleSet]) -> None:
    """The rules that are not the same in all of these profiles."""
    from plainlang.comparison import differences

    found = list(differences([ruleset.by_id for ruleset in rulesets]))
    names = [ruleset.profile for ruleset in rulesets]
    for rule, values in found:
        click.echo(click.style(rule, bold=True))
        for name, value in zip(names, values, strict=True):
            _say(f"{name}: {value}", 2, 6)
    click.echo(f"\n{counted(len(found), 'rule')} not the same in {', '.join(names[:-1])} and {names[-1]}.")


def _say(text: str, indent: int = 0, more: int | None = None) -> None:
    """A text no wider than the terminal."""
    room = max(30, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))
    after = indent if more is None else more
    for line in textwrap.wrap(text, room, initial_indent=" " * indent, subsequent_indent=" " * after):
        click.echo(line)
