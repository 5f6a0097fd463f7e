"""plainlang explain: a rule or a theme on one small page, or what was seen on a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import click

from plainlang.cli.offers import offer, rule_names
from plainlang.cli.options import Asked, config_of, linter_of, linters_of, look_of, rule_options
from plainlang.cli.rule_page import filled, list_page, pillar_page, rule_page, theme_page
from plainlang.cli.why import is_place, place_of, show
from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.cli.rule_search import Shelf
    from plainlang.config import Config

_OURS: Final[Mapping[str, str]] = {
    "suppression/unused": "A “plainlang: ignore” comment silences nothing, since the words it was for are gone or the "
    "rule no longer finds them. Remove the comment. Left alone, it may hide a real fault tomorrow.",
    "suppression/unknown": "A “plainlang: ignore” comment names a rule that does not exist, so it does nothing. "
    "Correct the name; “plainlang rules” lists them all.",
}


@click.command(name="explain")
@click.argument("rule", required=False, shell_complete=offer(rule_names))
@click.option(
    "--why", metavar="FILE:LINE", help="Not a rule: what was seen on this line of a page (:COLUMN may follow)."
)
@rule_options
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", help="With --why: how to show it."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in the output.")
def command(rule: str | None, why: str | None, asked: Asked, output_format: str, color: str) -> int:
    """Explain a rule: what it finds, why, how to fix it, when to ignore it, who says so.

    RULE is the name that stands below a finding. A theme or a word will do, too:

    \b
    plainlang explain plain-words/utilize    a rule
    plainlang explain plain-words            a theme, with its rules
    plainlang explain utilize                the rules that look for a word

    With --why, show what plainlang saw on a line: each word with its part of speech, what spoke for and against a
    passive, and the findings, with those that something silences.
    """
    look = look_of(color)
    click.get_current_context().color = look.color
    if why is not None and rule is not None:
        raise click.UsageError(f"--why is about all rules on a line, so no rule goes with it: leave out “{rule}”.")
    if why is not None:
        linters = linters_of(asked)
        return show(place_of(why), linters, output_format, look)
    if rule is None or not rule.strip():
        raise click.UsageError("Name a rule, or a line with --why FILE:LINE.")
    if output_format == "json":
        raise click.UsageError("A rule is explained in text only; --output-format json goes with --why FILE:LINE.")
    config = config_of(asked)
    click.echo("\n".join(_page(rule.strip(), _shelf(config, asked.rulesets), look.links)))
    return 0


def _page(name: str, shelf: Shelf, links: bool) -> list[str]:
    """The page about what a name stands for. Raises `UseError` when it stands for nothing."""
    from plainlang.cli.rule_search import named, nothing
    from plainlang.rule import PILLARS

    if name in _OURS:
        return [click.style(name, bold=True), "", *filled(_OURS[name])]
    if name in shelf.themes:
        return list(theme_page(shelf.themes[name], shelf.rules[name], shelf.states(), links))
    if name in PILLARS:
        return list(pillar_page(name, shelf.themes.values(), shelf.rules))
    found = named(name, shelf)
    on = [rule for rule in found if rule.id in shelf.chosen.by_id]
    if len(found) == 1 or len(on) == 1:
        rule = (on or found)[0]
        return list(rule_page(rule, shelf.state(rule), links, name, [other.id for other in found if other != rule]))
    if found:
        return list(list_page(name, found, shelf.states()))
    if is_place(name):
        raise UseError(f"There is no rule “{name}”. Did you mean “plainlang explain --why {name}”?")
    raise nothing(name, shelf)


def _shelf(config: Config, rulesets: tuple[str, ...]) -> Shelf:
    """The shipped rules, those of the configuration and the command line, and which of them are in force."""
    from plainlang.cli.rule_search import Shelf
    from plainlang.rule_files import load_rulesets
    from plainlang.ruleset import read_theme
    from plainlang.shipped import shipped_files, theme_names

    own = load_rulesets([*config.ruleset_paths(), *rulesets])
    read = [read_theme(file) for file in (*(shipped_files()[name] for name in theme_names()), *own)]
    return Shelf(
        {theme.name: theme for theme, _ in read},
        {theme.name: rules for theme, rules in read},
        linter_of(config, rulesets).rules,
    )
