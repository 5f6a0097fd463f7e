"""plainlang baseline: take stock of old text, so that only new text has to be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainlang.cli.options import linters_of, rule_options
from plainlang.errors import UseError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.report import Report


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
    rulesets: tuple[str, ...], grammar: str | None, config_path: str | None, output: str, jobs: int | None,
) -> int:  # fmt: skip
    """Write down how many findings of each rule each file has now."""
    from plainlang import baseline
    from plainlang.cli.verdict import Verdict
    from plainlang.run import check_many

    linters = linters_of(config_path, profile, select, ignore, rulesets, grammar=grammar)
    if not Path(output).absolute().parent.is_dir():
        raise UseError(f"The folder of --output “{output}” does not exist.")
    verdict = Verdict()
    reports = verdict.watch(check_many(paths, linters, jobs))
    made = baseline.create(_with_errors_said(reports), Path(output).absolute().parent)
    baseline.write(output, made)
    total = sum(sum(counts.values()) for counts in made["files"].values())
    click.echo(f"{output}: {counted(total, 'finding')} in {counted(len(made['files']), 'file')}.")
    click.echo(f"Add “baseline: {output}” to plainlang.yaml, or pass --baseline {output}.")
    return verdict.exit_code()


def _with_errors_said(reports: Iterable[Report]) -> Iterator[Report]:
    """The same reports; what went wrong is said as they go by."""
    for report in reports:
        for error in report.errors:
            click.echo(error, err=True)
        yield report
