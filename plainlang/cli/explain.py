"""plainlang explain: a rule on one small page, or what was seen on a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import click

from plainlang.cli.options import config_of, linters_of, look_of, rule_options
from plainlang.cli.rule_page import filled, rule_page
from plainlang.cli.why import is_place, place_of, show
from plainlang.errors import UseError, did_you_mean

_OURS: Final[Mapping[str, str]] = {
    "suppression/unused": "A “plainlang: ignore” comment silences nothing, since the words it was for are gone or the "
    "rule no longer finds them. Remove the comment. Left alone, it may hide a real fault tomorrow.",
    "suppression/unknown": "A “plainlang: ignore” comment names a rule that does not exist, so it does nothing. "
    "Correct the name; “plainlang rules” lists them all.",
}


@click.command(name="explain")
@click.argument("rule", required=False)
@click.option(
    "--why", metavar="FILE:LINE", help="Not a rule: what was seen on this line of a page (:COLUMN may follow)."
)
@rule_options
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", help="With --why: how to show it."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in the output.")
def command(
    rule: str | None, why: str | None, profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], grammar: str | None, config_path: str | None, output_format: str, color: str,
) -> int:  # fmt: skip
    """Explain a rule or a theme: what, why, how to fix it, when to ignore it, source.

    With --why, show what plainlang saw on a line: each word with its part of speech, what spoke for and against a
    passive, and the findings, with those that something silences.
    """
    look = look_of(color)
    click.get_current_context().color = look.color
    if why is not None and rule is not None:
        raise click.UsageError(f"--why is about all rules on a line, so no rule goes with it: leave out “{rule}”.")
    if why is not None:
        linters = linters_of(config_path, profile, select, ignore, rulesets, grammar=grammar)
        return show(place_of(why), linters, output_format, look)
    if rule is None:
        raise click.UsageError("Name a rule, or a line with --why FILE:LINE.")
    if output_format == "json":
        raise click.UsageError("A rule is explained in text only; --output-format json goes with --why FILE:LINE.")
    return _rule(rule, rulesets, config_path)


def _rule(rule: str, rulesets: tuple[str, ...], config_path: str | None) -> int:
    from plainlang.rule_files import load_rulesets
    from plainlang.ruleset import read_theme
    from plainlang.shipped import shipped_files, theme_names

    own = load_rulesets([*config_of(config_path, None, (), ()).ruleset_paths(), *rulesets])
    read = [read_theme(file) for file in (*(shipped_files()[name] for name in theme_names()), *own)]
    rules = {r.id: r for _, group in read for r in group}
    rules.update({alias: r for r in list(rules.values()) for alias in r.alias})
    if rule in rules:
        click.echo("\n".join(rule_page(rules[rule])))
        return 0
    if rule in _OURS:
        click.echo("\n".join((click.style(rule, bold=True), "", *filled(_OURS[rule]))))
        return 0
    for theme, group in read:
        if theme.name == rule:
            click.echo("\n".join(filled(f"{theme.title}: {theme.why}")) + "\n")
            click.echo("\n".join(f"  {r.id:<34} {r.severity}" for r in group))
            return 0
    if is_place(rule):
        raise UseError(f"There is no rule “{rule}”. Did you mean “plainlang explain --why {rule}”?")
    raise UseError(f"There is no rule “{rule}”. {_near(rule, [*rules, *(theme.name for theme, _ in read)])}")


def _near(name: str, known: list[str]) -> str:
    """Rules with this name in some theme, or names that look like it."""
    tail = f"/{name.rsplit('/', 1)[-1]}"
    same = [known_name for known_name in known if known_name.endswith(tail)]
    hint = f"Did you mean “{same[0]}”?" if same else did_you_mean(name, known)
    return f"{hint} “plainlang rules” lists them all.".lstrip()
