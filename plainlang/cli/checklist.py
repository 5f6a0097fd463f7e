"""plainlang checklist: questions about a page, those answered that a machine can judge."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainlang.cli.options import Asked, linters_of, look_of, rule_options

if TYPE_CHECKING:
    from plainlang.checklists.answers import FilledPage
    from plainlang.checklists.items import Checklist
    from plainlang.nearest import Linters
    from plainlang.report import Report


@click.command(name="checklist")
@click.argument("paths", nargs=-1)
@rule_options
@click.option("--checklist", "own", metavar="FILE", help="Your own checklist, in place of ours.")
@click.option(
    "--output-format", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="How to show it; Markdown is for tickets.",
)  # fmt: skip
@click.option("--lines", is_flag=True, help="Name every place, not the first few.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores).")
@click.option("--no-cache", is_flag=True, help="Check every page again, changed or not.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in the output.")
def command(
    paths: tuple[str, ...], asked: Asked, own: str | None, output_format: str, lines: bool, jobs: int | None,
    no_cache: bool, color: str,
) -> int:  # fmt: skip
    """Go through a checklist for pages, folders or standard input (-).

    What a machine can judge is filled in, with the evidence. The rest says what a person looks for. Exit 0, whatever
    the answers are. 2: bad use, path or checklist. 3: our bug.
    """
    from plainlang.cli.progress import with_progress
    from plainlang.cli.verdict import Verdict
    from plainlang.reporters.checklist import CHECKLISTS

    if not paths:
        raise click.UsageError("Name a page or a folder: plainlang checklist PAGE. Use - for standard input.")
    linters = linters_of(asked)
    first = os.path.join(paths[0], "") if os.path.isdir(paths[0]) else paths[0]
    checklist = _checklist(own, linters.at(first).rules.known)
    verdict = Verdict()
    watched = with_progress(verdict.watch(_reports(paths, linters, jobs, not no_cache)), not sys.stdout.isatty())
    for part in CHECKLISTS[output_format](checklist, _pages(checklist, watched, linters), look_of(color), lines):
        sys.stdout.write(part)
    if not verdict.seen:
        click.echo(f"There is no page to check in {', '.join(paths)}.", err=True)
    return verdict.exit_code()


def _checklist(own: str | None, known: Mapping[str, str]) -> Checklist:
    from plainlang.checklists.file import read_checklist, shipped_checklist
    from plainlang.config import read_text
    from plainlang.ruleset import File

    return read_checklist(File(own, read_text(Path(own))) if own else shipped_checklist(), known)


def _reports(paths: tuple[str, ...], linters: Linters, jobs: int | None, cache: bool) -> Iterator[Report]:
    if "-" in paths:
        yield linters.at("-").check_bytes(sys.stdin.buffer.read(), "-", "markdown")
    if files := [path for path in paths if path != "-"]:
        from plainlang.run import check_many

        yield from check_many(files, linters, jobs, cache)


def _pages(checklist: Checklist, reports: Iterable[Report], linters: Linters) -> Iterator[FilledPage]:
    """Each page with its answers, from the rules of its own configuration."""
    from plainlang.checklists.answers import filled

    for report in reports:
        linter = linters.at(report.path or "")
        yield filled(checklist, report, linter.adopt(report.document), linter.rules.by_id, linter.rules.known)
