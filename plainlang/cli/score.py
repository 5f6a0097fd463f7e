"""plainlang score: the numbers of a page, each with what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plainlang.cli.options import count_options, linters_of, rule_options
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.report import Report

_NAMES = {"readability": "Readability", "jargon": "Plain words", "inclusive": "Inclusive language"}
_BAR = 20


@click.command(name="score")
@click.argument("paths", nargs=-1, required=True)
@rule_options
@count_options
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; as many as cores when left out.")
@click.option("--no-cache", is_flag=True, help="Check again what has not changed.")
def command(
    paths: tuple[str, ...], profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], grammar: str | None, config_path: str | None, mode: str | None, names: str | None,
    jobs: int | None, no_cache: bool,
) -> int:  # fmt: skip
    """Show the scores of pages, lowest first."""
    from plainlang.cli.verdict import Verdict
    from plainlang.run import check_many

    linters = linters_of(config_path, profile, select, ignore, rulesets, mode, names, grammar)
    verdict = Verdict()
    watched = verdict.watch(check_many(paths, linters, jobs, not no_cache))
    reports = sorted(watched, key=lambda report: report.score.raw)
    for report in reports:
        click.echo("\n".join(_page(report)) + "\n")
    if reports:
        for info in dict.fromkeys(report.ruleset for report in reports):
            click.echo(f"Profile {info.id}, plainlang {info.version}, rules {info.hash}.")
        click.echo(f"Formula: {reports[0].score.formula}.")
    return verdict.exit_code()


def _page(report: Report) -> list[str]:
    lines = [click.style(report.path or "Your text", bold=True), *(f"  {error}" for error in report.errors)]
    score, r = report.score, report.readability
    if report.errors and not r.words:
        return lines
    lines.append(f"  {'Overall':<20} {_bar(score.overall)}")
    for name, pillar in score.pillars.items():
        value = None if score.overall is None else round(pillar.score)
        found = f"{counted(pillar.findings, 'finding')}, {pillar.per_1000_words:.1f} per 1,000 words"
        lines.append(f"  {_NAMES[name]:<20} {_bar(value)}  {found}")
    if score.reason:
        lines.append(f"  {score.reason}")
    if r.grade:
        hard = f"difficulty {r.difficulty:.0f} (50 is typical, higher is harder)"
        lines.append(f"  US grade {r.grade[0]:.1f} to {r.grade[1]:.1f}; {hard}")
    lines.append(
        f"  {counted(r.words, 'word')}, {counted(r.sentences, 'sentence')}, {r.words_per_sentence:.1f} words each, "
        f"mode: {r.counted}"
    )
    return lines


def _bar(value: int | None) -> str:
    if value is None:
        return "not scored"
    filled = round(value * _BAR / 100)
    return f"{value:>3} {'█' * filled}{'░' * (_BAR - filled)}"
