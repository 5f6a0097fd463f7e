"""plainlang rules: what there is, and whether it works."""

from __future__ import annotations

import click

from plainlang.cli.options import config_of, linter_of, rule_options
from plainlang.reporters.layout import counted


@click.group(name="rules", invoke_without_command=True)
@rule_options
@click.pass_context
def command(
    ctx: click.Context, profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], grammar: str | None, config_path: str | None,
) -> int:  # fmt: skip
    """List the rules in force, and those that are off until you name them; or test rule files."""
    if ctx.invoked_subcommand is not None:
        return 0
    from plainlang.ruleset import surfaces

    config = config_of(config_path, profile, select, ignore, grammar=grammar)
    rules, theme = linter_of(config, rulesets).rules, ""
    for rule in sorted((*rules.rules, *rules.off), key=lambda rule: (rule.pillar, rule.theme, rule.id)):
        if rule.theme != theme:
            theme = rule.theme
            click.echo(f"\n{click.style(rules.themes[theme].title, bold=True)} ({theme}, {rule.pillar})")
        off = ", off" if rule in rules.off else ""
        click.echo(f"  {rule.id:<38} {rule.severity:<11} {rule.confidence:<7} {rule.kind}{off}")
    entries = sum(len(list(surfaces(rule))) for rule in rules.rules)
    themes = len({rule.theme for rule in rules.rules})
    click.echo(
        f"\n{counted(len(rules.rules), 'rule')} in {counted(themes, 'theme')}, {entries:,} forms of words and phrases."
    )
    if rules.off:
        more = counted(len(rules.off), "more rule")
        how = f"write “rules: {{{rules.off[0].id}: {{off: false}}}}” in plainlang.yaml"
        click.echo(f"{more}, marked “off”. To turn one on, {how}.")
    click.echo(f"Profile {rules.profile}.")
    return 0


@command.command(name="test")
@click.argument("paths", nargs=-1)
def test(paths: tuple[str, ...]) -> int:
    """Run the examples of rule files; of all shipped ones when none is named."""
    from plainlang.config import load_rulesets
    from plainlang.errors import ConfigError, Fault
    from plainlang.examples import failures, trials
    from plainlang.pipelines.installed import missing
    from plainlang.rule import Rule
    from plainlang.ruleset import read_theme
    from plainlang.shipped import shipped_files, theme_names

    files = (
        load_rulesets(paths) if paths else tuple(shipped_files()[name]._replace(proven=False) for name in theme_names())
    )
    rules, faults = list[Rule](), list[Fault]()
    for file in files:
        try:
            rules += read_theme(file)[1]
        except ConfigError as error:
            faults += error.faults
    if faults:
        raise ConfigError(faults)
    reason = missing() if any(rule.kind == "spacy" for rule in rules) else ""
    skipped = [rule for rule in rules if reason and rule.kind == "spacy"]
    rules = [rule for rule in rules if rule not in skipped]
    if skipped:
        click.echo(f"Skipped {counted(len(skipped), 'rule')} of kind spacy, which {reason}")
    wrong = list(failures(rules))
    for failure in wrong:
        click.echo(f"{failure.rule} {failure.text}")
    count = len(list(trials(rules)))
    verdict = counted(len(wrong), "fault") if wrong else "all work"
    click.echo(f"{counted(len(rules), 'rule')}, {counted(count, 'example')}: {verdict}.")
    return 1 if wrong else 0
