"""plainlang batch: score a table, a crawl or a large site into one Parquet file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainlang.cli.options import Asked, config_of, rule_options, split
from plainlang.errors import UseError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.batch.chunks import Source
    from plainlang.batch.local import Tally
    from plainlang.batch.scorer import Scorer


@click.command(name="batch")
@click.argument("input")
@click.option("--output", metavar="FILE", required=True, help="The Parquet file to write.")
@click.option("--resume", is_flag=True, help="Go on with a run that was stopped.")
@click.option("--id", "id_column", metavar="COLUMN", help="The column with each page's id (id).")
@click.option("--text", "text_column", metavar="COLUMN", help="The column with its text (text).")
@click.option(
    "--columns", metavar="NAMES", multiple=True, help="Other columns by name: path=url,format=kind (path, format)."
)
@click.option("--format", metavar="FORMAT", default="text", help="The format of pages that do not say (text).")
@click.option("--findings/--no-findings", default=True, help="Write each finding, or only their number (--findings).")
@click.option(
    "--main-content/--whole-page", default=None, help="Leave out menus and footers of HTML pages? (yes, in a crawl)."
)
@click.option("--longest", type=click.IntRange(1), metavar="BYTES", help="Do not check longer pages (5000000).")
@rule_options
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores).")
def command(
    input: str, output: str, resume: bool, id_column: str | None, text_column: str | None, columns: tuple[str, ...],
    format: str, findings: bool, main_content: bool | None, longest: int | None, asked: Asked, jobs: int | None,
) -> int:  # fmt: skip
    """Score a table, a crawl or a folder into one Parquet file.

    INPUT is Parquet, JSON lines, CSV, a WARC or WET crawl, a folder of pages, or a folder of such files. Stop it when
    you like: with --resume, the same command goes on where it was.
    """
    try:
        from plainlang.batch.arrow_rows import names_of
        from plainlang.batch.page_row import LONGEST
        from plainlang.batch.scorer import Scorer
        from plainlang.batch.sources import source_of
    except ModuleNotFoundError as error:
        raise UseError(str(error)) from None

    start = Path(input) if os.path.isdir(input) else Path.cwd()
    config = config_of(asked, start)
    named = _named(id_column, text_column, columns)
    source = source_of(input, names_of(named), config, longest or LONGEST)
    _check_output(output, input)
    scorer = Scorer(
        asked.profile, split(asked.select) or None, rulesets=asked.rulesets, config=config, columns=named,
        format=format, findings=findings, longest=longest or LONGEST,
        main_content=source.main_content if main_content is None else main_content,
    )  # fmt: skip
    for line in _ending(_run(source, scorer, output, jobs, resume), input, output):
        click.echo(line)
    return 0


def _named(id: str | None, text: str | None, columns: tuple[str, ...]) -> dict[str, str]:
    """The columns that were named."""
    named: dict[str, str] = {}
    for pair in split(columns):
        role, equals, name = pair.partition("=")
        if not (role and equals and name):
            raise UseError(f"--columns has “{pair}”. Write what it is and the column's name, as in path=url.")
        named[role.strip()] = name.strip()
    return {**named, **({"id": id} if id else {}), **({"text": text} if text else {})}


def _check_output(output: str, input: str) -> None:
    """Better to fail before the run than after it."""
    if not os.path.isdir(os.path.dirname(output) or "."):
        raise UseError(f"The folder of --output “{output}” does not exist.")
    if os.path.isdir(output):
        raise UseError(f"--output “{output}” is a folder.")
    if os.path.exists(output) and os.path.samefile(output, input):
        raise UseError("--output names the same file as the input.")


def _run(source: Source, scorer: Scorer, output: str, jobs: int | None, resume: bool) -> Tally:
    from plainlang.batch.local import Tally, run_batch
    from plainlang.cli.batch_progress import with_progress

    tally: Tally | None = None
    try:
        for now in with_progress(run_batch(source, scorer, output, jobs, resume), source.pages):
            tally = now
    except (KeyboardInterrupt, OSError) as error:
        if tally:
            click.echo("" if isinstance(error, OSError) else "\n", err=True, nl=False)  # after ^C
            click.echo("What is done is kept. To go on, add --resume to the same command.", err=True)
        raise
    return tally or Tally()


def _ending(tally: Tally, input: str, output: str) -> Iterator[str]:
    if tally.pages:
        kept = f", {tally.kept:,} of them before the run was stopped" if tally.kept else ""
        yield f"{counted(tally.pages, 'page')} scored into {output}{kept}."
    else:
        yield f"There is no page in {input}. {output} has no rows."
    if tally.errors:
        yield f"{counted(tally.errors, 'page')} could not be checked in full. The column “error” says why."
    if tally.skipped:
        yield f"{counted(tally.skipped, 'record')} left out: no HTML page, or a page that was not found."
