"""plainlang check: findings, scores and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainlang.cli.options import count_options, linters_of, look_of, rule_options
from plainlang.errors import UseError
from plainlang.finding import SEVERITIES
from plainlang.reporters import REPORTERS
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.baseline import Allowed
    from plainlang.cli.verdict import Verdict
    from plainlang.nearest import Linters
    from plainlang.report import Report

_BASELINE = "plainlang-baseline.json"


@click.command(name="check")
@click.argument("paths", nargs=-1)
@rule_options
@count_options
@click.option(
    "--output-format", type=click.Choice(list(REPORTERS)), default="text", show_default=True, help="How to show it."
)
@click.option("--output-file", metavar="FILE", help="Write the report here.")
@click.option("--annotate", metavar="FILE", help="Write a copy of the Word file here, with findings as comments.")
@click.option("--quiet", is_flag=True, help="Show only what fails the run; nothing when nothing does.")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity on (error).")
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit 1 when a page scores less.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@click.option("--baseline", metavar="FILE", help="Leave out what this baseline allows.")
@click.option("--new-only", is_flag=True, help=f"Leave out what the baseline allows: {_BASELINE}, if no other is set.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; as many as cores when left out.")
@click.option("--no-cache", is_flag=True, help="Check again what has not changed.")
@click.option("--stdin-filename", metavar="NAME", help="The name of the text on standard input (-).")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in the output.")
def command(
    paths: tuple[str, ...], profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], grammar: str | None, config_path: str | None, mode: str | None, names: str | None,
    output_format: str, output_file: str | None, quiet: bool, annotate: str | None, fail_on: str | None,
    fail_under: float | None, exit_zero: bool, baseline: str | None, new_only: bool, jobs: int | None,
    no_cache: bool, stdin_filename: str | None, force_exclude: bool, color: str,
) -> int:  # fmt: skip
    """Check pages, folders or standard input (-).

    Exit 0: nothing at or above --fail-on. 1: something. 2: bad use, path or configuration. 3: our bug.
    """
    from plainlang.cli.annotation import WordCopy
    from plainlang.cli.progress import with_progress
    from plainlang.cli.verdict import Verdict

    if not paths:
        raise click.UsageError("Name a page or a folder: plainlang check PAGE. Use - for standard input.")
    _check_folder(output_file)
    copy = WordCopy(paths, annotate) if annotate else None
    linters = linters_of(config_path, profile, select, ignore, rulesets, mode, names, grammar)
    if copy:
        reports = copy.checked(linters.at(paths[0]))
    else:
        reports = _reports(paths, linters, jobs, not no_cache, stdin_filename, force_exclude)
    alone = output_format == "text" or bool(output_file) or not sys.stdout.isatty()
    verdict = Verdict(lambda path: fail_on or linters.at(path).config.choices.fail_on, fail_under)
    old = _Baselines(linters, baseline, _BASELINE if new_only else "")
    kept = verdict.watch(with_progress(old.left_out_of(reports), alone and not quiet))
    kept = copy.written(kept, quiet) if copy else kept
    shown = verdict.failing_only(kept) if quiet else kept
    _write(REPORTERS[output_format](shown, look_of(color, bool(output_file), quiet)), output_file)
    _remark(verdict, paths, quiet, exit_code := verdict.exit_code(exit_zero))
    return exit_code


def _check_folder(output_file: str | None) -> None:
    """Better to fail before the run than after it."""
    if output_file and not os.path.isdir(os.path.dirname(output_file) or "."):
        raise UseError(f"The folder of --output-file “{output_file}” does not exist.")
    if output_file and os.path.isdir(output_file):
        raise UseError(f"--output-file “{output_file}” is a folder.")


def _write(text: Iterator[str], output_file: str | None) -> None:
    if output_file:
        from plainlang.files import write_atomically

        write_atomically(output_file, "".join(text).encode("utf-8", "replace"))
        return
    for part in text:
        sys.stdout.write(part)
    sys.stdout.flush()


def _remark(verdict: Verdict, paths: tuple[str, ...], quiet: bool, exit_code: int) -> None:
    """What is not about one finding goes to standard error."""
    for line in verdict.low:
        click.echo(line, err=True)
    if quiet and exit_code and verdict.below:
        more = counted(verdict.below, "more finding")
        click.echo(f"{more} did not fail this run; “plainlang check” shows all.", err=True)
    if not (verdict.seen or quiet):
        click.echo(_no_page(paths), err=True)


def _no_page(paths: tuple[str, ...]) -> str:
    """That nothing was checked; of folders, what is looked for there."""
    from plainlang.folders import FOLDER_SUFFIXES

    said = f"There is no page to check in {', '.join(paths)}."
    folder = next((path for path in paths if os.path.isdir(path)), "")
    if not folder:
        return said
    text = os.path.join(folder, "*.txt")
    kinds = f"{', '.join(FOLDER_SUFFIXES[:-1])} and {FOLDER_SUFFIXES[-1]}"
    return f"{said} In a folder, files in {kinds} are looked for. Plain text must be named: plainlang check '{text}'"


def _reports(
    paths: tuple[str, ...], linters: Linters, jobs: int | None, cache: bool, stdin_filename: str | None,
    force_exclude: bool,
) -> Iterator[Report]:  # fmt: skip
    from plainlang.nearest import pages_left

    files = [path for path in paths if path != "-"]
    if "-" in paths:
        name, format = (stdin_filename, None) if stdin_filename else ("-", "markdown")
        yield linters.at(name).check_bytes(sys.stdin.buffer.read(), name, format)
    if force_exclude:
        files = list(pages_left(files, linters))
    if files:
        from plainlang.run import check_many

        yield from check_many(files, linters, jobs, cache)


class _Baselines:
    """The baseline for each page: the one that was named, or that of its configuration, or `default`."""

    def __init__(self, linters: Linters, named: str | None, default: str) -> None:
        self._linters, self._named, self._default = linters, named, default
        self._loaded: dict[str, Allowed] = {}
        if named:
            self._load(named)

    def left_out_of(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The reports without what the baselines allow."""
        from plainlang.baseline import without_known

        for report in reports:
            path = self._path(report.path or "")
            yield without_known(report, self._load(path), Path(path).absolute().parent) if path else report

    def _path(self, page: str) -> str:
        config = self._linters.at(page).config
        own = config.choices.baseline
        return self._named or (str(Path(config.folder, own)) if own else self._default)

    def _load(self, path: str) -> Allowed:
        from plainlang.baseline import load

        if path not in self._loaded:
            self._loaded[path] = load(path)
        return self._loaded[path]
