"""plainlang fix: write what is sure, show what would be written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from plainlang.cli.options import config_of, linter_of, rule_options
from plainlang.errors import ReadError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.linter import Linter


class Change(NamedTuple):
    """A file's bytes before and after, how many places differ, and why it cannot be changed, if so."""

    path: str
    before: bytes
    after: bytes
    places: int
    obstacle: str = ""


@click.command(name="fix")
@click.argument("paths", nargs=-1)
@rule_options
@click.option("--diff", is_flag=True, help="Show the changes and write nothing; exit 1 when there are any.")
@click.option("--unsafe", is_flag=True, help="Also make changes that a person should look at.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
@click.option("--quiet", is_flag=True, help="Say nothing when nothing changes.")
def command(
    paths: tuple[str, ...], profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], config_path: str | None, diff: bool, unsafe: bool, force_exclude: bool, quiet: bool,
) -> int:  # fmt: skip
    """Write the fixes that are safe into pages. Exit 2 when a file cannot be read or written."""
    from plainlang.folders import expand, without_excluded

    if not paths:
        raise click.UsageError("Name a page or a folder: plainlang fix PAGE. --diff shows the changes only.")
    config = config_of(config_path, profile, select, ignore)
    linter = linter_of(config, rulesets)
    named = without_excluded(paths, config.choices.exclude, config.folder) if force_exclude else paths
    files = list(expand(named, config.choices.exclude, config.folder))
    changed = failed = total = 0
    for change in (_change(path, linter, unsafe) for path in files):
        if change.obstacle or not (change.after == change.before or diff or _written(change)):
            failed += 1
        elif change.after != change.before:
            changed, total = changed + 1, total + change.places
            _show(change, diff)
    if changed or not quiet:
        verb = "would be fixed" if diff else "fixed"
        among = f"in {changed:,} of {counted(len(files), 'file')}"
        click.echo(f"{counted(total, 'place')} {verb} {among}.", err=diff)
    return 2 if failed else 1 if diff and changed else 0


def _show(change: Change, diff: bool) -> None:
    if diff:
        click.echo("".join(_diff(change)), nl=False)
    else:
        click.echo(f"{change.path}: {counted(change.places, 'place')} fixed")


def _change(path: str, linter: Linter, unsafe: bool) -> Change:
    """What fixing makes of a file, its byte order mark and line ends kept."""
    from plainlang.files import UTF16_MARKS, decode, load
    from plainlang.fixes import fix_all

    try:
        data, format = load(path)
        text, notes = decode(data, path)
    except ReadError as error:
        return _left(path, str(error))
    result = fix_all(text, lambda source: linter.check(source, format).findings, unsafe=unsafe)
    if result.text == text:
        return Change(path, data, data, 0)
    if notes or data[:2] in UTF16_MARKS:
        return _left(path, f"{path}: left alone, because it is not UTF-8. Save it as UTF-8 first.")
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return Change(path, data, mark + result.text.encode("utf-8"), result.places)


def _left(path: str, why: str) -> Change:
    click.echo(why, err=True)
    return Change(path, b"", b"", 0, why)


def _written(change: Change) -> bool:
    """Write unless the file is read-only or has changed since it was read."""
    from plainlang.files import load, write_atomically

    path = change.path
    try:
        if load(path)[0] != change.before:
            why = "it changed while it was being fixed"
        elif not os.stat(path).st_mode & 0o222:
            why = "it is read-only"
        else:
            write_atomically(path, change.after)
            return True
    except ReadError as error:
        why = error.reason
    except OSError as error:
        why = f"it cannot be written: {error.strerror or error}"
    click.echo(f"{path}: left alone, because {why}.", err=True)
    return False


def _diff(change: Change) -> Iterator[str]:
    import difflib

    a, b = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (change.before, change.after))
    for line in difflib.unified_diff(a, b, change.path, change.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
