"""plainlang history: keep scores over time, and show improvement honestly."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from plainlang.cli.history_compare import compare
from plainlang.cli.history_place import file_option, place_of
from plainlang.cli.history_views import export, show
from plainlang.cli.options import Asked, count_options, linters_of, rule_options
from plainlang.errors import UseError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.cli.verdict import Verdict
    from plainlang.records.recording import Look, Measured
    from plainlang.report import Report


@click.group(name="history")
def command() -> None:
    """Keep scores over time, and show improvement.

    Start with: plainlang history record PATHS
    """


for part in (show, compare, export):
    command.add_command(part)


@command.command(name="record")
@click.argument("paths", nargs=-1, required=True)
@rule_options
@count_options
@file_option
@click.option("--date", metavar="YYYY-MM-DD", help="The day; today, or that of the revision, when left out.")
@click.option("--rev", metavar="REV", help="Pages as they were at this git revision: a commit, a branch, a tag.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores).")
@click.option("--no-cache", is_flag=True, help="Check every page again, changed or not.")
def record(
    paths: tuple[str, ...], asked: Asked, file: str | None, date: str | None, rev: str | None, jobs: int | None,
    no_cache: bool,
) -> int:  # fmt: skip
    """Check pages and add their numbers to the history.

    The same text and rules on the same day change nothing.
    """
    from plainlang.cli.verdict import Verdict
    from plainlang.records import history, recording
    from plainlang.trends.snapshot import Snapshot

    _check_date(date)
    linters = linters_of(asked)
    place = place_of(linters, file)
    known = history.load_or_new(place.file)
    day = date or ""
    if rev is None:
        look = recording.look_now(paths, linters, place.base, day)
    else:
        look = recording.look_at(rev, paths, linters, place.base, day)
    if not look.pages:
        raise UseError(f"There is no page to record in {', '.join(paths)}.")
    verdict, found, failed = Verdict(), list[Snapshot](), list[str]()
    for report, snapshot in _watched(recording.measured(look, linters, place.base, jobs, not no_cache), verdict):
        if snapshot is None:
            failed.append(recording.name_of(report.path or "", place.base))
        else:
            found.append(snapshot)
    snapshots = recording.recorded(known, look, found, failed)
    before = len(known.snapshots)
    del known, found  # it is read again, locked, and there may be many pages in it
    if not snapshots:
        click.echo("Nothing is recorded, since no page could be checked.", err=True)
        return verdict.exit_code()
    after = history.add(place.file, look.recording, snapshots)
    click.echo(_said(look, len(snapshots), before, len(after.snapshots) if after else -1, place.file))
    return verdict.exit_code()


def _watched(found: Iterable[Measured], verdict: Verdict) -> Iterator[Measured]:
    """The same, with errors said and counted as pages go by."""
    from plainlang.cli.progress import with_progress

    kept = list[Any]()

    def reports() -> Iterator[Report]:
        for one in found:
            kept.append(one)
            yield one.report

    for report in with_progress(verdict.watch(reports()), True):
        for error in report.errors:
            click.echo(error, err=True)
        yield kept.pop()


def _said(look: Look, pages: int, before: int, after: int, file: str) -> str:
    shown = _relative(file)
    when = look.recording.label
    if after < 0:
        return f"{shown}: {counted(pages, 'page')} as at {when} known already; nothing changed."
    new = after - before
    return f"{shown}: {counted(pages, 'page')} recorded as at {when}; {new:,} new or changed."


def _relative(file: str) -> str:
    try:
        return os.path.relpath(file)
    except ValueError:  # on another drive
        return file


def _check_date(date: str | None) -> None:
    from plainlang.trends.quarters import is_date

    if date is not None and not is_date(date):
        raise UseError(f"--date “{date}” is no day. Write it as YYYY-MM-DD: --date 2026-01-31")
    if date and date > (datetime.date.today() + datetime.timedelta(days=1)).isoformat():  # tomorrow is today elsewhere
        raise UseError(f"--date {date} has not come yet.")
