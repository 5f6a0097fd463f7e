"""plainlang baseline: take stock of old text, so that only new text has to be right."""

from __future__ import annotations

from pathlib import Path

import click

from plainlang.cli.options import config_of, linter_of, rule_options
from plainlang.errors import UseError
from plainlang.reporters.layout import counted


@click.group(name="baseline")
def command() -> None:
    """Let a repository of old pages adopt the hook today."""


@command.command(name="create")
@click.argument("paths", nargs=-1, required=True)
@rule_options
@click.option(
    "--output", default="plainlang-baseline.json", show_default=True, metavar="FILE", help="Where to write it."
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; as many as cores when left out.")
def create(
    paths: tuple[str, ...], profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], config_path: str | None, output: str, jobs: int | None,
) -> int:  # fmt: skip
    """Write down how many findings of each rule each file has now."""
    from plainlang import baseline
    from plainlang.run import check_many

    config = config_of(config_path, profile, select, ignore)
    if not Path(output).absolute().parent.is_dir():
        raise UseError(f"The folder of --output “{output}” does not exist.")
    reports = list(check_many(paths, config, jobs, True, linter_of(config, rulesets)))
    made = baseline.create(reports, Path(output).absolute().parent)
    baseline.write(output, made)
    for error in (error for report in reports for error in report.errors):
        click.echo(error, err=True)
    total = sum(sum(counts.values()) for counts in made["files"].values())
    click.echo(f"{output}: {counted(total, 'finding')} in {counted(len(made['files']), 'file')}.")
    click.echo(f"Add “baseline: {output}” to plainlang.yaml, or pass --baseline {output}.")
    return 3 if any(report.crashed for report in reports) else 2 if any(report.errors for report in reports) else 0
