"""plainlang explain: a rule on one small page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from plainlang.errors import UseError, did_you_mean
from plainlang.rule import Rule


@click.command(name="explain")
@click.argument("rule")
@click.option(
    "--ruleset", "rulesets", metavar="FILE", multiple=True, help="A rule file of your own, or a folder of them."
)
def command(rule: str, rulesets: tuple[str, ...]) -> int:
    """Explain a rule or a theme: what, why, how to fix it, when to ignore it, source."""
    from plainlang.config import load_rulesets
    from plainlang.profile import shipped_files, theme_names
    from plainlang.ruleset import read_theme

    files = [*(shipped_files()[name] for name in theme_names()), *load_rulesets(rulesets)]
    read = [read_theme(file) for file in files]
    rules = {r.id: r for _, group in read for r in group}
    rules.update({alias: r for r in list(rules.values()) for alias in r.alias})
    if rule in rules:
        click.echo("\n".join(_page(rules[rule])))
        return 0
    for theme, group in read:
        if theme.name == rule:
            click.echo(f"{theme.title}: {theme.why}\n")
            click.echo("\n".join(f"  {r.id:<34} {r.severity}" for r in group))
            return 0
    known = [*rules, *(theme.name for theme, _ in read)]
    short = [name for name in rules if name.endswith(f"/{rule}")]
    hint = f"Did you mean “{short[0]}”?" if short else did_you_mean(rule, known)
    raise UseError(f"There is no rule “{rule}”. {hint} “plainlang rules” lists them all.")


def _page(rule: Rule) -> Iterator[str]:
    yield (
        click.style(rule.id, bold=True)
        + f"  ({rule.severity}, confidence {rule.confidence}{', off by default' if rule.off else ''})"
    )
    yield ""
    yield from textwrap.wrap(rule.why, 80)
    yield ""
    for example in rule.examples:
        if example.bad and example.good:
            yield f"  Instead of  {example.bad.strip()}"
            yield f"  write       {example.good.strip()}"
        elif example.bad:
            yield f"  Found in    {example.bad.strip()}"
        else:
            yield f"  Fine        {example.good.strip()}"
    yield ""
    yield f"Source: {rule.citation.title}{' ' + rule.citation.url if rule.citation.url else ''}"
    yield f"To ignore it once, put this before the paragraph: <!-- plainlang: ignore[{rule.id}] your reason -->"
    if rule.fix == "safe" and rule.kind in ("swap", "pattern", "repeat"):
        yield "“plainlang fix” makes this change for you."
