"""plainlang check: findings, scores and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from plainlang.cli.ending import BAD_USE, CLEAN, FOUND, OUR_BUG
from plainlang.cli.options import config_of, look_of, rule_options
from plainlang.config import Config
from plainlang.finding import SEVERITIES, severity_rank
from plainlang.report import Report
from plainlang.reporters import REPORTERS


@click.command(name="check")
@click.argument("paths", nargs=-1)
@rule_options
@click.option(
    "--output-format", type=click.Choice(list(REPORTERS)), default="text", show_default=True, help="How to show it."
)
@click.option("--output-file", metavar="FILE", help="Write the report here.")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity on (error).")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@click.option("--baseline", metavar="FILE", help="Leave out what this baseline allows.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes; as many as cores when left out.")
@click.option("--no-cache", is_flag=True, help="Check again what has not changed.")
@click.option("--stdin-filename", metavar="NAME", help="The name of the text on standard input (-).")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in the output.")
def command(
    paths: tuple[str, ...], profile: str | None, select: tuple[str, ...], ignore: tuple[str, ...],
    rulesets: tuple[str, ...], config_path: str | None, output_format: str, output_file: str | None,
    fail_on: str | None, exit_zero: bool, baseline: str | None, jobs: int | None, no_cache: bool, stdin_filename: str | None,
    force_exclude: bool, color: str,
) -> int:  # fmt: skip
    """Check pages, folders or standard input (-).

    Exit 0: nothing at or above --fail-on. 1: something. 2: bad use, path or configuration. 3: our bug.
    """
    if not paths:
        raise click.UsageError("Name a page or a folder: plainlang check PAGE. Use - for standard input.")
    config = config_of(config_path, profile, select, ignore)
    reports = _reports(paths, config, rulesets, jobs, not no_cache, stdin_filename, force_exclude)
    verdict = Verdict(fail_on or config.choices.fail_on)
    kept = verdict.watch(_without_baseline(reports, baseline or _beside(config, config.choices.baseline)))
    text = REPORTERS[output_format](kept, look_of(color, bool(output_file)))
    if output_file:
        from plainlang.files import write_atomically

        write_atomically(output_file, "".join(text).encode())
    else:
        for part in text:
            sys.stdout.write(part)
    return verdict.exit_code(exit_zero)


class Verdict:
    """What the exit code will be, gathered while reports go by."""

    def __init__(self, gate: str) -> None:
        self._limit = severity_rank(gate) if gate != "never" else -1
        self._found = self._unread = self._crashed = False

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, looked at."""
        for report in reports:
            self._found |= any(severity_rank(f.severity) <= self._limit for f in report.findings)
            self._crashed |= report.crashed
            self._unread |= bool(report.errors) and not report.crashed
            yield report

    def exit_code(self, exit_zero: bool) -> int:
        """0 clean, 1 findings, 2 a file that could not be read, 3 our bug."""
        if self._crashed:
            return OUR_BUG
        if self._unread:
            return BAD_USE
        return FOUND if self._found and not exit_zero else CLEAN


def _reports(
    paths: tuple[str, ...], config: Config, rulesets: tuple[str, ...], jobs: int | None, cache: bool,
    stdin_filename: str | None, force_exclude: bool,
) -> Iterator[Report]:  # fmt: skip
    from plainlang.linter import Linter
    from plainlang.run import check_many

    linter = Linter(config.profile, config.select, config.ignore, rulesets, config)
    files = tuple(path for path in paths if path != "-")
    if force_exclude:
        from plainlang.files import without_excluded

        files = tuple(without_excluded(files, config.choices.exclude))
    if "-" in paths:
        yield linter.check_bytes(sys.stdin.buffer.read(), stdin_filename or "-", None if stdin_filename else "markdown")
    if files:
        yield from check_many(files, config, jobs, cache, linter)


def _beside(config: Config, name: str) -> str:
    return str(Path(config.path).parent / name) if name else ""


def _without_baseline(reports: Iterable[Report], path: str) -> Iterable[Report]:
    if not path:
        return reports
    from plainlang.baseline import load, without_known

    allowed = load(path)
    folder = Path(path).absolute().parent
    return (without_known(report, allowed, folder) for report in reports)
