"""plainlang cache: what is kept so that nothing is checked twice, and how to be rid of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.storage import Stored

_SHOWN = (
    ("result", "result", "results"),
    ("rules", "set of rules", "sets of rules"),
    ("left over", "file of a run that was stopped", "files of runs that were stopped"),
)
"""The kinds of files, and what they are called."""


@click.group(name="cache")
def command() -> None:
    """See what is kept to save time, or delete it.

    plainlang keeps the result for each page, so that a page that has not changed is not checked again. You can delete
    all of it at any time: it only costs time, never an answer.
    """


@command.command(name="info")
def info() -> int:
    """Show where it is, how much there is, and how old."""
    from plainlang.cache import default_folder
    from plainlang.storage import NOTE, stored

    folder = default_folder()
    files = [file for file in stored(folder) if file.kind != NOTE]
    click.echo(folder)
    if not files:
        click.echo(_nothing(folder))
        return 0
    for kind, one, more in _SHOWN:
        of_kind = [file for file in files if file.kind == kind]
        if of_kind:
            called = one if len(of_kind) == 1 else more
            click.echo(f"  {f'{len(of_kind):,} {called}':<40} {size(_bytes(of_kind)):>10}")
    made = [file.made for file in files]
    click.echo(f"  Oldest: {_ago(min(made))}. Newest: {_ago(max(made))}.")
    click.echo("\n“plainlang cache clear” deletes all of it. That only costs time.")
    return 0


@command.command(name="clear")
def clear() -> int:
    """Delete it, and say how much room that made."""
    from plainlang.cache import default_folder
    from plainlang.cli.ending import BAD_USE
    from plainlang.storage import NOTE
    from plainlang.storage import clear as cleared

    done = cleared(folder := default_folder())
    gone = [file for file in done.deleted if file.kind != NOTE]
    if gone:
        click.echo(f"Deleted {counted(len(gone), 'file')} in {folder} and freed {size(_bytes(gone))}.")
    elif not done.kept:
        click.echo(f"{folder}\n{_nothing(folder)}")
    for path, reason in done.kept:
        click.echo(f"{path}: {reason}", err=True)
    if folder.is_dir() and not done.kept:
        click.echo("What else is in that folder is not plainlang’s, and stays.")
    return BAD_USE if done.kept else 0


def size(of: int) -> str:
    """A number of bytes for people: "12.3 MB"."""
    number, unit = float(of), "bytes"
    for larger in ("kB", "MB", "GB"):
        if number < 1000:
            break
        number, unit = number / 1000, larger
    return f"{number:,.0f} {unit}" if unit == "bytes" or number >= 100 else f"{number:,.1f} {unit}"


def _nothing(folder: Path) -> str:
    if folder.exists() and not folder.is_dir():
        return "Nothing is kept: this is a file, not a folder."
    return "Nothing is kept there."


def _bytes(files: Sequence[Stored]) -> int:
    return sum(file.size for file in files)


def _ago(when: float) -> str:
    """How long ago something was made, in the largest unit that fits."""
    seconds = max(0, time.time() - when)
    for unit, length in (("day", 24 * 3600), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return f"{counted(int(seconds // length), unit)} ago"
    return "just now"
