"""plainlang report: all pages in one HTML file, for people who decide what to fix first."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from plainlang.cli.options import Asked, count_options, linters_of, rule_options
from plainlang.errors import UseError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.cli.shelf import Shelf
    from plainlang.config import Config
    from plainlang.nearest import Linters
    from plainlang.report import Report
    from plainlang.reporters.html.sheet import Room
    from plainlang.reporters.html.standing import Place
    from plainlang.reporters.html.tally import Tally
    from plainlang.trends.portfolio import Portfolio
    from plainlang.trends.summary import Point

_WORST: Final = 50
_ROOM: Final = 3_000_000
"""Characters of text and advice for all pages together, so that a report of 1,000 pages stays under 5 MB."""


class _Texts(NamedTuple):
    """Whose text is shown: "all", "worst" or "none" of the pages; `most`: how many."""

    which: str
    most: int | None = None


def _texts(ctx: click.Context, param: click.Parameter, value: str) -> _Texts:
    """all, none, "worst" or "worst 20"."""
    which, _, number = value.strip().replace(":", " ").partition(" ")
    if which == "worst" and (not number or (number.isdecimal() and int(number))):
        return _Texts("worst", int(number or _WORST))
    if which in ("all", "none") and not number:
        return _Texts(which, None if which == "all" else 0)
    raise click.BadParameter(f"“{value}” is not one of: all, worst, worst 20, none.", ctx, param)


class _Command(click.Command):
    """Lets `--details worst 20` be written without quotes."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        for i in range(len(args) - 1):
            after = args[i + 1]
            asked = args[i] == "--details=worst" or args[max(0, i - 1) : i + 1] == ["--details", "worst"]
            if asked and after.isdecimal():
                args = [*args[:i], f"{args[i]} {after}", *args[i + 2 :]]
                break
        return super().parse_args(ctx, args)


@click.command(name="report", cls=_Command)
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output-file", metavar="FILE", required=True, help="Write the report here (- for the terminal).")
@click.option("--title", default="Plain language report", metavar="TEXT", help="What stands on top.")
@click.option(
    "--by", type=click.Choice(["owner", "section", "folder"]), default="section", show_default=True,
    help="Group pages by agency, by first folder, or by folder.",
)  # fmt: skip
@click.option("--target", type=click.FloatRange(0, 100), metavar="N", help="The score that a page should reach.")
@click.option("--history", metavar="FILE", help="Show the trend in this history.")
@click.option(
    "--details", callback=_texts, default="all", metavar="all|worst N|none", help="Whose text is shown, marked (all)."
)
@rule_options
@count_options
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores).")
@click.option("--no-cache", is_flag=True, help="Check every page again, changed or not.")
def command(
    paths: tuple[str, ...], output_file: str, title: str, by: str, target: float | None, history: str | None,
    details: _Texts, asked: Asked, jobs: int | None, no_cache: bool,
) -> int:  # fmt: skip
    """Write one HTML file about many pages: scores, what to fix first, and each page with its findings marked.

    Exit 0: it is written. 2: bad use, path or configuration, or a page that cannot be read. 3: our bug.
    """
    from plainlang.cli.grouping import groups_of, shown_paths
    from plainlang.cli.progress import with_progress
    from plainlang.cli.shelf import Shelf
    from plainlang.cli.verdict import Verdict
    from plainlang.nearest import pages
    from plainlang.reporters.html.file import MOST_PAGES, Frame, check_installed, render
    from plainlang.reporters.html.sheet import Room
    from plainlang.reporters.html.standing import Place
    from plainlang.reporters.html.tally import Tally
    from plainlang.run import check_many

    check_installed()
    _check_place(output_file)
    linters = linters_of(asked)
    files = [file for file in pages(paths, linters) if os.path.realpath(file) != os.path.realpath(output_file)]
    if not files:
        raise UseError(f"There is no page to report on in {', '.join(paths)}.")
    config = linters.at(files[0]).config
    portfolio = _portfolio(config, target, history)
    groups = groups_of(by, files, portfolio or config.choices.history, config.folder)
    places = {file: Place(path, groups[file]) for file, path in shown_paths(files).items()}
    frame = Frame(title, str(date.today()), by, portfolio.target if portfolio else None, _trend(history, portfolio))
    verdict, tally = Verdict(), Tally()
    most = MOST_PAGES if details.most is None else min(details.most, MOST_PAGES)
    with Shelf(most) as shelf:
        reports = with_progress(verdict.watch(check_many(files, linters, jobs, not no_cache)), output_file != "-")
        room = Room(_ROOM, min(most, len(files)))
        for report in reports:
            _gather(report, places[report.path or ""], linters, tally, shelf, room)
        _write(render(tally, frame, shelf), output_file)
    if output_file != "-":
        click.echo(f"{output_file}: {counted(len(files), 'page')}, {os.path.getsize(output_file) / 1e6:.1f} MB.")
    return verdict.exit_code()


def _portfolio(config: Config, target: float | None, history: str | None) -> Portfolio | None:
    """The target and the groups; None where no target is set, for the default is nobody's choice."""
    from plainlang.trends.portfolio import DEFAULT_PORTFOLIO

    chosen = config.choices.history
    if target is not None:
        return replace(chosen, target=target)
    return chosen if history or chosen != DEFAULT_PORTFOLIO else None


def _trend(history: str | None, portfolio: Portfolio | None) -> tuple[Point, ...]:
    if not (history and portfolio):
        return ()
    from plainlang.records.history import load
    from plainlang.trends.summary import points

    return points(load(history), portfolio)


def _gather(report: Report, place: Place, linters: Linters, tally: Tally, shelf: Shelf, room: Room) -> None:
    """Take in a report, and put the text of its page aside where that is wanted."""
    from plainlang.reporters.html.file import page_text
    from plainlang.reporters.html.sheet import sheet

    linter = linters.at(report.path or "")
    page = tally.add(report, place, linter.rules.themes, linter.config.choices.score)
    if (page.words or not page.error) and shelf.wants(page.rank):
        text = page_text(report, page, sheet(report, room.share()), tally.seen)
        shelf.put(page.rank, page.number, text)
        room.take(len(text))


def _check_place(output_file: str) -> None:
    """Better to fail before the run than after it."""
    folder = os.path.dirname(output_file) or "."
    if output_file != "-" and not os.path.isdir(folder):
        raise UseError(f"The folder of the report “{output_file}” does not exist.")
    if os.path.isdir(output_file):
        raise UseError(f"“{output_file}” is a folder; name a file: -o {os.path.join(output_file, 'report.html')}")


def _write(parts: Iterator[str], output_file: str) -> None:
    if output_file == "-":
        for part in parts:
            sys.stdout.write(part)
        sys.stdout.flush()
        return
    from plainlang.files import write_atomically

    write_atomically(output_file, (part.encode("utf-8", "replace") for part in parts))
