"""Changes of pages shown and written: what `fix` and `check --fix` have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from plainlang.cli.ending import exit_code
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.fixing import Change
    from plainlang.nearest import Linters


F = TypeVar("F", bound=Callable[..., Any])


def fix_options(function: F) -> F:
    """--fix, --diff and --unsafe of a command that checks."""
    for option in (
        click.option("--unsafe", is_flag=True, help="With --fix or --diff: also changes that a person should look at."),
        click.option("--diff", is_flag=True, help="Only show what --fix would change; exit 1 when it would."),
        click.option("--fix", is_flag=True, help="Write the fixes that are safe first, and report what is left."),
    ):
        function = option(function)
    return function


class Wanted(NamedTuple):
    """What to do with what is found: show it or write it, and how.

    `first`: the pages are checked afterwards, which says what cannot be read; then all of this goes to standard error.
    """

    diff: bool = False
    unsafe: bool = False
    quiet: bool = False
    cache: bool = True
    jobs: int | None = None
    first: bool = False


class Outcome(NamedTuple):
    """How it went: how many files and places changed, and how many files could not be changed."""

    changed: int = 0
    places: int = 0
    failed: int = 0
    crashed: bool = False

    def exit_code(self, diff: bool = False) -> int:
        """0, or 1 when something would change, 2 for what cannot be read or written, 3 for our bug."""
        return exit_code(crashed=self.crashed, failed=self.failed > 0, found=diff and self.changed > 0)


def fix_first(paths: Sequence[str], linters: Linters, wanted: Wanted, force_exclude: bool) -> Outcome:
    """Fix the pages that are going to be checked."""
    from plainlang.nearest import pages, pages_left

    if not (wanted.first or wanted.diff):
        raise click.UsageError("--unsafe says how to fix: use it with --fix or --diff.")
    if "-" in paths:
        raise click.UsageError("Standard input (-) is fixed by “plainlang fix -”, which writes it to standard output.")
    return fix_files(list(pages(pages_left(paths, linters) if force_exclude else paths, linters)), linters, wanted)


def fix_files(files: Sequence[str], linters: Linters, wanted: Wanted) -> Outcome:
    """Fix files one after the other, and say so."""
    from plainlang.cli.progress import with_progress
    from plainlang.fixing import changes, written

    outcome = Outcome()
    made = changes(files, linters, unsafe=wanted.unsafe, cache=wanted.cache, jobs=wanted.jobs)
    for change in with_progress(made, not wanted.quiet, shared=True, total=len(files)):
        if change.differs and not wanted.diff:
            change = written(change)
        outcome = _counted(outcome, change, wanted)
        if not (wanted.first and change.error):
            show(change, wanted)
    if outcome.changed or not wanted.quiet:
        verb = "would be fixed" if wanted.diff else "fixed"
        what, some = (
            (counted(outcome.places, "place"), f"{outcome.changed:,} of ") if outcome.changed else ("Nothing", "")
        )
        click.echo(f"{what} {verb} in {some}{counted(len(files), 'page')}.", err=wanted.diff or wanted.first)
    return outcome


def _counted(outcome: Outcome, change: Change, wanted: Wanted) -> Outcome:
    """The outcome with one change more; a check that follows counts what it cannot read itself."""
    if change.error or change.obstacle:
        again = bool(change.error) and wanted.first
        return outcome._replace(
            failed=outcome.failed + (not again), crashed=outcome.crashed or (change.crashed and not again)
        )
    if not change.differs:
        return outcome
    return outcome._replace(changed=outcome.changed + 1, places=outcome.places + change.places)


def show(change: Change, wanted: Wanted) -> None:
    """The change, or why there is none."""
    if change.error:
        click.echo(change.error, err=True)
    if reason := change.obstacle or change.note:
        click.echo(f"{change.path}: left alone, because {reason}.", err=True)
    for finding in change.left:
        why = "changing it would not help, or would break markup"
        click.echo(f"{change.path}:{finding.line}: “{finding.found}” is left alone: {why}.", err=True)
    if change.differs and wanted.diff:
        click.echo("".join(_diff(change)), nl=False)
    elif change.differs:
        click.echo(f"{change.path}: {counted(change.places, 'place')} fixed", err=wanted.first)


def _diff(change: Change) -> Iterator[str]:
    import difflib

    a, b = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (change.before, change.after))
    for line in difflib.unified_diff(a, b, change.path, change.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
