"""plainlang baseline: take stock of old text, so that only new text has to be right."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainlang.cli.old_text import BASELINE
from plainlang.cli.options import Asked, linters_of, rule_options
from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.baseline import Baseline


@click.group(name="baseline")
def command() -> None:
    """Leave old findings out, so that only new ones fail."""


def stock_options(function: Callable[..., int]) -> Callable[..., int]:
    """PATHS, the options about rules, --baseline, --jobs and --no-cache."""
    shown = f"The baseline; that of the configuration, or {BASELINE}, when left out."
    function = click.option("--no-cache", is_flag=True, help="Check every page again, changed or not.")(function)
    function = click.option(
        "--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores)."
    )(function)
    function = click.option("--baseline", "--output", "output", metavar="FILE", help=shown)(function)
    return click.argument("paths", nargs=-1)(rule_options(function))


@command.command(name="create")
@stock_options
@click.option("--force", is_flag=True, help="Make it anew when there is one already.")
def create(
    paths: tuple[str, ...], asked: Asked, output: str | None, jobs: int | None, no_cache: bool, force: bool,
) -> int:  # fmt: skip
    """Write down what was found in each page, and its score."""
    from plainlang.baseline_file import save
    from plainlang.cli.stock import Stock
    from plainlang.cli.stock_shown import size

    if not paths:
        raise click.UsageError("Name the folders or pages with old text: plainlang baseline create PATHS")
    if output and not Path(output).absolute().parent.is_dir():
        raise UseError(f"The folder of --baseline “{output}” does not exist.")
    linters = linters_of(asked)
    stock = Stock(paths, linters, output, anew=True)
    for place in filter(stock.is_a_page, stock.places):
        raise UseError(f"“{place}” is a page, not a baseline: name another file, such as {BASELINE}.")
    for place in () if force else filter(os.path.exists, stock.places):
        cure = "“plainlang baseline update” adds what is new and drops what is gone; --force makes it anew"
        raise UseError(f"There is a baseline already: {place}. {cure}.")
    stock.take(jobs, not no_cache)
    for place, made in stock.found().items():
        save(place, partial(_anew, made), anew=True)
        click.echo(f"{place}: {size(made)}.")
        if not stock.is_configured(place):
            click.echo(f"Add “baseline: {place}” to plainlang.yaml, or pass --baseline {place}.")
    return stock.verdict.exit_code()


def _anew(made: Baseline, before: Baseline | None) -> Baseline:
    return made


@command.command(name="update")
@stock_options
def update(paths: tuple[str, ...], asked: Asked, output: str | None, jobs: int | None, no_cache: bool) -> int:
    """Add what is new, and drop what is gone.

    Only in the pages that you name, or in those that the baseline has.
    """
    return _changed(paths, asked, output, jobs, not no_cache, add=True)


@command.command(name="prune")
@stock_options
def prune(paths: tuple[str, ...], asked: Asked, output: str | None, jobs: int | None, no_cache: bool) -> int:
    """Drop what is no longer found. Nothing is added.

    Only in the pages that you name, or in those that the baseline has.
    """
    return _changed(paths, asked, output, jobs, not no_cache, add=False)


def _changed(
    paths: tuple[str, ...], asked: Asked, output: str | None, jobs: int | None, cache: bool, *, add: bool
) -> int:
    """Take stock and change the baselines; say what was done."""
    from plainlang.cli.stock import Stock

    stock = Stock(paths, linters_of(asked), output, partial=asked.is_partial)
    stock.take(jobs, cache)
    for line in stock.written(add=add):
        click.echo(line)
    return stock.verdict.exit_code()


@command.command(name="show")
@click.option("--baseline", metavar="FILE", help=f"The baseline; that of the configuration, or {BASELINE}.")
@click.option("--config", "config_path", metavar="FILE", help="The configuration to use, not the nearest one.")
def show(baseline: str | None, config_path: str | None) -> int:
    """Say in short what is in a baseline."""
    from plainlang.baseline_file import load
    from plainlang.cli.old_text import place_of
    from plainlang.cli.stock_shown import shown

    place = place_of("", linters_of(Asked(config_path=config_path)), baseline, BASELINE)
    for line in shown(place, load(place)):
        click.echo(line)
    return 0
