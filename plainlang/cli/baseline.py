"""plainlang baseline: take stock of old text, so that only new text has to be right."""

from __future__ import annotations

from pathlib import Path

import click

from plainlang.cli.options import config_of, rule_options


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
    from plainlang.linter import Linter
    from plainlang.run import check_many

    config = config_of(config_path, profile, select, ignore)
    linter = Linter(config.profile, config.select, config.ignore, rulesets, config)
    made = baseline.create(check_many(paths, config, jobs, True, linter), Path(output).absolute().parent)
    baseline.write(output, made)
    total = sum(sum(counts.values()) for counts in made["files"].values())
    click.echo(f"{output}: {total:,} findings in {len(made['files']):,} files.")
    click.echo(f"Add “baseline: {output}” to plainlang.yaml, or pass --baseline {output}.")
    return 0
