"""plainlang score: the numbers of a page, each with what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plainlang.cli.options import Asked, count_options, linters_of, look_of, rule_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainlang.nearest import Linters
    from plainlang.report import Report
    from plainlang.reporters import Look


@click.command(name="score")
@click.argument("paths", nargs=-1, required=True)
@click.option("--summary", is_flag=True, help="One line a page.")
@click.option("--workings", is_flag=True, help="Show how each number was worked out.")
@rule_options
@count_options
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores).")
@click.option("--no-cache", is_flag=True, help="Check every page again, changed or not.")
def command(
    paths: tuple[str, ...], summary: bool, workings: bool, asked: Asked, jobs: int | None, no_cache: bool,
) -> int:  # fmt: skip
    """Show the scores of pages, lowest first."""
    from plainlang.cli.progress import with_progress
    from plainlang.cli.shelf import Shelf
    from plainlang.cli.verdict import Verdict
    from plainlang.reporters import scores
    from plainlang.run import check_many

    if summary and workings:
        raise click.UsageError("--summary and --workings do not go together.")
    linters = linters_of(asked)
    look, verdict, common = look_of("auto"), Verdict(), scores.Common()
    with Shelf() as shelf:
        for report in with_progress(verdict.watch(check_many(paths, linters, jobs, not no_cache)), True):
            common.add(report)
            text = scores.line(report, look) if summary else "".join(_page(report, linters, look, workings)) + "\n"
            shelf.put((report.score.overall is None, report.score.raw), common.pages, text)
        for text in shelf.in_order():
            click.echo(text, nl=False)
    if common.pages:
        click.echo(("\n" if summary else "") + "".join(scores.ending(common, look, workings)), nl=False)
    else:
        click.echo(f"There is no page to score in {', '.join(paths)}.", err=True)
    return verdict.exit_code()


def _page(report: Report, linters: Linters, look: Look, workings: bool) -> Iterator[str]:
    from plainlang.reporters import scores
    from plainlang.reporters.layout import wrapped
    from plainlang.reporters.workings import workings as steps

    linter = linters.at(report.path or "")
    yield from scores.page(report, look, {name: theme.pillar for name, theme in linter.rules.themes.items()})
    if workings:
        yield "  How it was worked out:\n"
        for step in steps(report, linters.for_page(report.path or "").choices.score):
            yield from wrapped(step, look, "    ", 6)
