"""plainlang fix: write what is sure, show what would be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from plainlang.cli.ending import exit_code
from plainlang.cli.options import linters_of, rule_options
from plainlang.errors import ReadError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.finding import Finding
    from plainlang.linter import Linter
    from plainlang.nearest import Linters
    from plainlang.report import Report


class Change(NamedTuple):
    """A file's bytes before and after, how many places differ, and why it cannot be changed, if so: perhaps our bug."""

    path: str
    before: bytes
    after: bytes
    places: int
    obstacle: str = ""
    crashed: bool = False


class _Unchecked(Exception):
    """A page that could not be checked whole, so that nobody knows what fixing would make of it."""

    def __init__(self, report: Report) -> None:
        self.report = report


@click.command(name="fix")
@click.argument("paths", nargs=-1)
@rule_options
@click.option("--diff", is_flag=True, help="Show the changes and write nothing; exit 1 when there are any.")
@click.option("--unsafe", is_flag=True, help="Also make changes that a person should look at.")
@click.option("--stdin-filename", metavar="NAME", help="The name of the text on standard input (-).")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
@click.option("--quiet", is_flag=True, help="Say nothing when nothing changes.")
def command(
    paths: tuple[str, ...], profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], grammar: str | None, config_path: str | None, diff: bool, unsafe: bool,
    stdin_filename: str | None, force_exclude: bool, quiet: bool,
) -> int:  # fmt: skip
    """Write the fixes that are safe into pages; of standard input (-) the fixed text goes to standard output.

    Exit 2 when a file cannot be read or written, 3: our bug.
    """
    from plainlang.nearest import pages, pages_left

    if not paths:
        raise click.UsageError("Name a page or a folder: plainlang fix PAGE. --diff shows the changes only.")
    linters = linters_of(config_path, profile, select, ignore, rulesets, grammar=grammar)
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("Standard input (-) is fixed by itself: name no other page with it.")
        return _pipe(linters, stdin_filename, unsafe, diff)
    files = list(pages(pages_left(paths, linters) if force_exclude else paths, linters))
    crashed = False
    changed = failed = total = 0
    for change in (_change(path, linters.at(path), unsafe) for path in files):
        crashed |= change.crashed
        if change.obstacle or not (change.after == change.before or diff or _written(change)):
            failed += 1
        elif change.after != change.before:
            changed, total = changed + 1, total + change.places
            _show(change, diff)
    if changed or not quiet:
        verb = "would be fixed" if diff else "fixed"
        among = f"in {changed:,} of {counted(len(files), 'file')}"
        click.echo(f"{counted(total, 'place')} {verb} {among}.", err=diff)
    return exit_code(crashed=crashed, failed=failed > 0, found=diff and changed > 0)


def _pipe(linters: Linters, name: str | None, unsafe: bool, diff: bool) -> int:
    """Standard input, fixed, to standard output; nothing when it could not be checked."""
    data = sys.stdin.buffer.read()
    change = _change(name or "-", linters.at(name or "-"), unsafe, data)
    if not change.obstacle and not diff:
        sys.stdout.flush()
        sys.stdout.buffer.write(change.after)
        sys.stdout.buffer.flush()
    elif not change.obstacle:
        _show(change, diff)
    found = diff and change.after != change.before
    return exit_code(crashed=change.crashed, failed=bool(change.obstacle), found=found)


def _show(change: Change, diff: bool) -> None:
    if diff:
        click.echo("".join(_diff(change)), nl=False)
    else:
        click.echo(f"{change.path}: {counted(change.places, 'place')} fixed")


def _change(path: str, linter: Linter, unsafe: bool, given: bytes | None = None) -> Change:
    """What fixing makes of a file, or of what is given in its place, its byte order mark and line ends kept."""
    from plainlang.files import UTF16_MARKS, decode, format_of, load
    from plainlang.fixes import fix_all

    try:
        data, format = load(path) if given is None else (given, "markdown" if path == "-" else format_of(path))
        if format == "docx":
            return _word_file(path, data)
        text, notes = decode(data, path)
        result = fix_all(text, partial(_findings, linter, path, format), unsafe=unsafe)
    except ReadError as error:
        return _left(path, str(error))
    except _Unchecked as stop:
        said = "\n".join(stop.report.errors)
        return _left(path, f"{said}\n{path}: left alone, because it could not be checked whole.")._replace(
            crashed=stop.report.crashed
        )
    if result.text == text:
        return Change(path, data, data, 0)
    if notes or data[:2] in UTF16_MARKS:
        return _left(path, f"{path}: left alone, because it is not UTF-8. Save it as UTF-8 first.")
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return Change(path, data, mark + result.text.encode("utf-8"), result.places)


def _findings(linter: Linter, path: str, format: str, source: str) -> Sequence[Finding]:
    from plainlang.readers import read_source

    report = linter.check_page(lambda: (read_source(source, format, linter.config.prose_keys), ()), path, format)
    if report.errors:
        raise _Unchecked(report)
    return report.findings


def _left(path: str, why: str) -> Change:
    click.echo(why, err=True)
    return Change(path, b"", b"", 0, why)


def _word_file(path: str, data: bytes) -> Change:
    """Word files are left as they are, which is no failure."""
    how = f"“plainlang check {path} --annotate COPY.docx” writes the findings into a copy, as comments"
    click.echo(f"{path}: left alone, because fixes are not made in Word files. {how}.", err=True)
    return Change(path, data, data, 0)


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
