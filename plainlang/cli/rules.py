"""plainlang rules: what there is, whether it works, and the same as pages to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainlang.cli.options import Asked, config_of, linter_of, rule_options
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.profile import RuleSet
    from plainlang.rule import Rule
    from plainlang.ruleset import File


@click.group(name="rules", invoke_without_command=True)
@click.option("--find", "words", metavar="WORD", multiple=True, help="Only rules with this in their names or words.")
@rule_options
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], asked: Asked) -> int:
    """List the rules in force, and those that are off until you name them.

    --find WORD lists those that have this word in their names, or look for it. “plainlang explain RULE” tells more.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    config = config_of(asked)
    rules = linter_of(config, asked.rulesets).rules
    every = [rule for rule in (*rules.rules, *rules.off) if not words or _mentions(rule, words)]
    _list(rules, every)
    if words:
        said = " or ".join(f"“{word}”" for word in words)
        click.echo(f"{counted(len(every), 'rule')} with {said} in profile {rules.profile}.")
    else:
        _count(rules)
    return 0


def _list(rules: RuleSet, every: Sequence[Rule]) -> None:
    """These rules, a line each, by theme."""
    wide, theme = max((len(rule.id) + 1 for rule in every), default=0), ""
    for rule in sorted(every, key=lambda rule: (rule.pillar, rule.theme, rule.id)):
        if rule.theme != theme:
            theme = rule.theme
            click.echo(f"\n{click.style(rules.themes[theme].title, bold=True)} ({theme}, {rule.pillar})")
        off = ", off" if rule in rules.off else ""
        click.echo(f"  {rule.id:<{wide}} {rule.severity:<11} {rule.confidence:<7} {rule.kind}{off}")
    if every:
        click.echo()


def _mentions(rule: Rule, words: tuple[str, ...]) -> bool:
    """Has a rule one of these words in its name, or in the words and phrases it looks for, in any form?"""
    from plainlang.entries import listed, surfaces
    from plainlang.language.words import fold

    asked = [fold(word) for word in words]
    texts = (rule.id, *(fold(entry) for entry, _ in listed(rule)), *map(fold, surfaces(rule)))
    return any(word in text for word in asked for text in texts)


def _count(rules: RuleSet) -> None:
    """How much is in force, and how much there is."""
    from plainlang.cli.rule_page import filled
    from plainlang.entries import listed, surfaces
    from plainlang.ruleset import read_theme
    from plainlang.shipped import profile_names, shipped_files, theme_names

    words = sum(len(tuple(listed(rule))) for rule in rules.rules)
    forms = sum(len(tuple(surfaces(rule))) for rule in rules.rules)
    themes = counted(len({rule.theme for rule in rules.rules}), "theme")
    shown = f"{words:,} words and phrases in lists, found in {forms:,} forms"
    lines = filled(f"Profile {rules.profile}: {counted(len(rules.rules), 'rule')} in {themes}, {shown}.")
    if rules.off:
        more = counted(len(rules.off), "more rule")
        how = f"write “rules: {{{rules.off[0].id}: {{off: false}}}}” in plainlang.yaml"
        lines += filled(f"{more}, marked “off”. To turn one on, {how}.")
    every = [rule for name in theme_names() for rule in read_theme(shipped_files()[name])[1]]
    words = sum(len(tuple(listed(rule))) for rule in every)
    lines += filled(
        f"In all: {counted(len(every), 'rule')} in {counted(len(theme_names()), 'theme')}, "
        f"{words:,} words and phrases, {counted(len(profile_names()), 'profile')} (plainlang profiles)."
    )
    click.echo("\n".join(lines))


def _files(paths: Sequence[str]) -> tuple[File, ...]:
    """The rule files named, or all shipped ones, to be checked as if nobody had."""
    from plainlang.rule_files import load_rulesets
    from plainlang.shipped import shipped_files, theme_names

    return (
        load_rulesets(paths) if paths else tuple(shipped_files()[name]._replace(proven=False) for name in theme_names())
    )


@command.command(name="test")
@click.argument("paths", nargs=-1)
@click.option("--configured", is_flag=True, help="The rule files that plainlang.yaml names.")
def test(paths: Sequence[str], configured: bool) -> int:
    """Run the examples of rule files.

    Name files, folders or packs; all shipped rules are tested when you name none.
    """
    from plainlang.cli.own_rules import check_together, configured_paths
    from plainlang.errors import ConfigError, Fault
    from plainlang.examples import failures, trials
    from plainlang.pipelines.installed import missing
    from plainlang.rule import Rule
    from plainlang.ruleset import read_theme

    paths = [*paths, *configured_paths()] if configured else paths
    rules, faults = list[Rule](), list[Fault]()
    for file in _files(paths):
        try:
            rules += read_theme(file)[1]
        except ConfigError as error:
            faults += error.faults
    if faults:
        raise ConfigError(faults)
    check_together(paths, configured)
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


@command.command(name="pages")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument("paths", nargs=-1)
def pages(folder: Path, paths: tuple[str, ...]) -> int:
    """Write a page about each theme into FOLDER.

    The pages are Markdown. They are about all shipped rules when you name no rule file.
    """
    from plainlang.files import write_atomically
    from plainlang.handbook import pages as handbook
    from plainlang.profile import assemble
    from plainlang.ruleset import read_theme
    from plainlang.shipped import profile_names

    book = dict(read_theme(file) for file in _files(paths))
    choices = () if paths else tuple(map(assemble, profile_names()))
    folder.mkdir(parents=True, exist_ok=True)
    written = [(folder / name, text) for name, text in handbook(book, choices)]
    for path, text in written:
        write_atomically(str(path), text.encode("utf-8"))
    click.echo(f"{counted(len(written), 'page')} written into {folder}.")
    return 0


@command.command(name="packs")
def packs() -> int:
    """List the rulesets that installed packages bring."""
    from plainlang.cli.pack_list import lines

    for line in lines():
        click.echo(line)
    return 0


@command.command(name="new")
@click.argument("name", metavar="THEME/RULE")
@click.option(
    "--kind",
    type=click.Choice(["swap", "avoid", "pattern"]),
    default="swap",
    show_default=True,
    help="Words with better ones, words without, or a pattern.",
)
@click.option("--folder", metavar="FOLDER", help="Where the file goes: with the rules you have, or in style/.")
def new(name: str, kind: str, folder: str | None) -> int:
    """Write the skeleton of a rule, to be filled in."""
    from plainlang.cli.new_rule import write

    click.echo(write(name, kind, folder, config_of()), nl=False)
    return 0
