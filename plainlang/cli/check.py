"""plainlang check: findings, scores and the exit code."""

from __future__ import annotations

import sys

import click

from plainlang.cli.changes import Outcome, Wanted, fix_first, fix_options
from plainlang.cli.formats import format_options, run_of, targets_of, without_targets, write_all
from plainlang.cli.gates import gate_options
from plainlang.cli.old_text import old_text_options
from plainlang.cli.options import Asked, count_options, linters_of, rule_options


@click.command(name="check")
@click.argument("paths", nargs=-1)
@rule_options
@count_options
@format_options
@click.option("--annotate", metavar="FILE", help="Write a copy of the Word file here, with findings as comments.")
@click.option("--quiet", is_flag=True, help="Show only what fails the run; nothing when nothing does.")
@gate_options
@old_text_options
@fix_options
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores).")
@click.option("--no-cache", is_flag=True, help="Check every page again, changed or not.")
@click.option("--stdin-filename", metavar="NAME", help="The name of the text on standard input (-).")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when they are named.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in the output.")
def command(
    paths: tuple[str, ...], asked: Asked, output_format: str, output_file: str | None, also: tuple[str, ...],
    quiet: bool, annotate: str | None, fail_on: str | None, fail_under: float | None, most: int | None, ratchet: bool,
    exit_zero: bool, baseline: str | None, new_only: bool, since: str | None, fix: bool, diff: bool, unsafe: bool,
    jobs: int | None, no_cache: bool, stdin_filename: str | None, force_exclude: bool, color: str,
) -> int:  # fmt: skip
    """Check pages, folders or standard input (-).

    \b
    plainlang check page.md
    plainlang check content/ --profile va
    plainlang check . --since main...
    plainlang check . --output-format concise --also sarif=plainlang.sarif

    Exit 0: nothing at or above --fail-on. 1: something. 2: bad use, path or configuration. 3: our bug.
    """
    from plainlang.cli.annotation import WordCopy
    from plainlang.cli.old_text import KnownBy, check_sense
    from plainlang.cli.past import past_of
    from plainlang.cli.progress import with_progress
    from plainlang.cli.sources import reports_on
    from plainlang.cli.watch import Watch

    if not paths:
        raise click.UsageError("Name a page or a folder: plainlang check PAGE. Use - for standard input.")
    targets = targets_of(output_format, output_file, also, paths)
    copy = WordCopy(paths, annotate) if annotate else None
    linters = linters_of(asked)
    check_sense(paths, linters, baseline, since, ratchet, bool(annotate), stdin_filename)
    past = past_of(since, paths, linters, jobs, not no_cache, force_exclude, stdin_filename) if since else None
    pages = past.of(paths) if past else paths
    wanted = Wanted(diff, unsafe, quiet, not no_cache, jobs, first=fix and not diff)
    outcome = fix_first(pages, linters, wanted, force_exclude) if fix or diff or unsafe else Outcome()
    if diff:
        return outcome.exit_code(diff)
    reports = reports_on(pages, linters, jobs, not no_cache, stdin_filename, force_exclude)
    reports = copy.checked(linters.at(paths[0])) if copy else without_targets(reports, targets)
    alone = output_format == "text" or bool(output_file) or not sys.stdout.isatty()
    by = KnownBy(baseline, new_only, past, asked.is_partial)
    watch = Watch(linters, by, fail_on, fail_under, most, ratchet)
    kept = with_progress(watch.over(reports), alone and not quiet)
    kept = copy.written(kept, quiet) if copy else kept
    shown = watch.failing_only(kept) if quiet else kept
    write_all(shown, targets, run_of(linters, fail_on), color, quiet)
    return max(watch.end(paths, quiet, exit_zero), outcome.exit_code())
