"""The formats of a report on the command line: which, where each goes, and several from one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from plainlang.cli.options import look_of
from plainlang.errors import UseError, did_you_mean
from plainlang.reporters import REPORTERS

if TYPE_CHECKING:
    from plainlang.nearest import Linters
    from plainlang.report import Report
    from plainlang.reporters import Run

F = TypeVar("F", bound=Callable[..., Any])
_FOR_PEOPLE = ("text", "concise")


class Target(NamedTuple):
    """A format, and the file it goes to; None for standard output."""

    format: str
    path: str | None


def format_options(function: F) -> F:
    """--output-format, --output-file and --also."""
    for option in (
        click.option("--also", metavar="FORMAT=FILE", multiple=True, help="The same in another format, in a file."),
        click.option("--output-file", metavar="FILE", help="Write the report here."),
        click.option(
            "--output-format", type=click.Choice(list(REPORTERS)), default="text", show_default=True,
            help="How to show it.",
        ),
    ):  # fmt: skip
        function = option(function)
    return function


def targets_of(
    output_format: str, output_file: str | None, also: Sequence[str], pages: Sequence[str]
) -> tuple[Target, ...]:
    """Where everything goes. Raises `UseError`: better to fail before the run than after it."""
    if output_file == "":
        raise UseError("--output-file needs the name of a file.")
    targets = [Target(output_format, output_file), *map(_also, also)]
    taken = {os.path.realpath(page) for page in pages}
    for i, (_, path) in enumerate(targets):
        if path is None:
            continue
        option = "--also" if i else "--output-file"
        if not os.path.isdir(os.path.dirname(path) or "."):
            raise UseError(f"The folder of {option} “{path}” does not exist.")
        if os.path.isdir(path):
            raise UseError(f"{option} “{path}” is a folder.")
        if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe takes anything
            continue
        if (place := os.path.realpath(path)) in taken:
            raise UseError(f"{option} “{path}” is a page to check or another report; name another file.")
        taken.add(place)
    if any(target.format == "html" for target in targets):
        from plainlang.reporters.html.file import check_installed

        check_installed()
    return tuple(targets)


def _also(given: str) -> Target:
    name, equals, path = given.partition("=")
    if not (name and equals and path):
        raise UseError(f"--also “{given}”: write a format, “=” and a file: --also sarif=plainlang.sarif")
    if name not in REPORTERS:
        hint = did_you_mean(name, tuple(REPORTERS)) or f"Formats: {', '.join(REPORTERS)}."
        raise UseError(f"--also “{given}”: there is no format “{name}”. {hint}")
    return Target(name, path)


def without_targets(reports: Iterator[Report], targets: Sequence[Target]) -> Iterator[Report]:
    """The reports without those on our own output of the last run, where that lies among the pages."""
    own = {os.path.realpath(target.path) for target in targets if target.path}
    return (r for r in reports if os.path.realpath(r.path or "") not in own) if own else reports


def write_all(
    reports: Iterable[Report], targets: Sequence[Target], run: Run, color: str = "auto", brief: bool = False
) -> None:
    """Write the reports in each format; the first takes them as they come."""
    first, *others = targets
    if not others:
        _render(reports, first, run, color, brief)
        return
    from plainlang.cli.recording import Recording

    with Recording() as recording:
        _render(recording.of(reports), first, run, color, brief)
        for other in others:
            _render(recording.again(), other, run, color, brief)


def _render(reports: Iterable[Report], target: Target, run: Run, color: str, brief: bool) -> None:
    look = replace(look_of(color, bool(target.path), brief), run=run)
    pieces = REPORTERS[target.format](reports, look)
    if target.path:
        from plainlang.files import write_atomically

        write_atomically(target.path, (piece.encode("utf-8", "replace") for piece in pieces))
        return
    if target.format not in _FOR_PEOPLE and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="")  # the format says how its lines end, not the system
    _write(pieces)


def _write(pieces: Iterator[str]) -> None:
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


def run_of(linters: Linters, fail_on: str | None) -> Run:
    """What reporters must know of this run; `fail_on` is the gate for all pages where it is given."""
    from datetime import date

    from plainlang.cli.hosting import pages_address, shows_silenced
    from plainlang.reporters import Run

    folder = os.getcwd()
    return Run(
        folder,
        pages_address(os.environ, folder),
        str(date.today()),
        lambda path: fail_on or linters.at(path).config.choices.fail_on,
        lambda path: (linters.at(path).rules.themes, linters.at(path).config.choices.score),
        shows_silenced(os.environ),
        lambda said: click.echo(said, err=True),
    )
