"""plainlang fix: write what is sure, show what would be written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from plainlang.cli.changes import Wanted, fix_files, show
from plainlang.cli.ending import exit_code
from plainlang.cli.options import Asked, linters_of, rule_options

if TYPE_CHECKING:
    from plainlang.nearest import Linters


@click.command(name="fix")
@click.argument("paths", nargs=-1)
@rule_options
@click.option("--diff", is_flag=True, help="Show the changes and write nothing; exit 1 when there are any.")
@click.option("--unsafe", is_flag=True, help="Also make changes that a person should look at.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores).")
@click.option("--no-cache", is_flag=True, help="Check every page again, changed or not.")
@click.option("--stdin-filename", metavar="NAME", help="The name of the text on standard input (-).")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
@click.option("--quiet", is_flag=True, help="Say nothing when nothing changes.")
def command(
    paths: tuple[str, ...], asked: Asked, diff: bool, unsafe: bool, jobs: int | None, no_cache: bool,
    stdin_filename: str | None, force_exclude: bool, quiet: bool,
) -> int:  # fmt: skip
    """Write the fixes that are safe into pages; of standard input (-) the fixed text goes to standard output.

    Exit 2 when a file cannot be read or written, 3: our bug.
    """
    from plainlang.nearest import pages, pages_left

    if not paths:
        raise click.UsageError("Name a page or a folder: plainlang fix PAGE. --diff shows the changes only.")
    linters = linters_of(asked)
    wanted = Wanted(diff, unsafe, quiet, not no_cache, jobs)
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("Standard input (-) is fixed by itself: name no other page with it.")
        return _pipe(linters, stdin_filename, wanted)
    files = list(pages(pages_left(paths, linters) if force_exclude else paths, linters))
    return fix_files(files, linters, wanted).exit_code(diff)


def _pipe(linters: Linters, name: str | None, wanted: Wanted) -> int:
    """Standard input, fixed, to standard output; nothing when it could not be checked."""
    from plainlang.fixing import Fixer
    from plainlang.run import Text

    page = Text(name or "-", sys.stdin.buffer.read())
    change = Fixer(linters, wanted.cache, wanted.unsafe).change(page)
    failed = bool(change.error or change.obstacle)
    if failed or wanted.diff:
        show(change, wanted)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(change.after)
        sys.stdout.buffer.flush()
    return exit_code(crashed=change.crashed, failed=failed, found=wanted.diff and change.differs)
