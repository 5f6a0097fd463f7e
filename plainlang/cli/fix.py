"""plainlang fix: write what is sure, show what would be written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from plainlang.cli.options import config_of, rule_options
from plainlang.errors import ReadError


@click.command(name="fix")
@click.argument("paths", nargs=-1, required=True)
@rule_options
@click.option("--diff", is_flag=True, help="Show the changes and write nothing; exit 1 when there are any.")
@click.option("--unsafe", is_flag=True, help="Also make changes that a person should look at.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
def command(
    paths: tuple[str, ...], profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], config_path: str | None, diff: bool, unsafe: bool, force_exclude: bool,
) -> int:  # fmt: skip
    """Write the fixes that are safe into pages. Exit 2 when a file cannot be read or written."""
    from plainlang.files import expand, without_excluded
    from plainlang.linter import Linter

    config = config_of(config_path, profile, select, ignore)
    linter = Linter(config.profile, config.select, config.ignore, rulesets, config)
    files = list(expand(paths, config.choices.exclude))
    if force_exclude:
        files = list(without_excluded(files, config.choices.exclude))
    changed = failed = total = 0
    for path in files:
        try:
            before, after, count = _fixed(path, linter, unsafe)
        except (ReadError, OSError) as error:
            click.echo(f"{error}", err=True)
            failed += 1
            continue
        if after != before:
            changed, total = changed + 1, total + count
            if diff:
                click.echo("".join(_diff(path, before, after)), nl=False)
            else:
                failed += not _write(path, before, after)
    verb = "would be fixed" if diff else "fixed"
    click.echo(f"{total} {'place' if total == 1 else 'places'} {verb} in {changed} of {len(files)} files.", err=diff)
    return 2 if failed else 1 if diff and changed else 0


def _fixed(path: str, linter: object, unsafe: bool) -> tuple[bytes, bytes, int]:
    """The bytes of a file before and after, its encoding, byte order mark and line ends kept."""
    from plainlang.files import decode, format_of
    from plainlang.fixes import fix_all
    from plainlang.linter import Linter

    assert isinstance(linter, Linter)
    data = Path(path).read_bytes()
    format = format_of(path)
    text, notes = decode(data, path)
    if notes or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data, data, 0
    result = fix_all(text, lambda source: linter.check(source, format).findings, unsafe=unsafe)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return data, mark + result.text.encode("utf-8"), result.places


def _write(path: str, before: bytes, after: bytes) -> bool:
    """Write unless the file has changed since it was read."""
    from plainlang.files import write_atomically

    if Path(path).read_bytes() != before:
        click.echo(f"{path}: changed while it was being fixed; left alone", err=True)
        return False
    try:
        write_atomically(path, after)
    except OSError as error:
        click.echo(f"{path}: {error.strerror or error}; left alone", err=True)
        return False
    return True


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    a, b = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (before, after))
    for line in difflib.unified_diff(a, b, path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
