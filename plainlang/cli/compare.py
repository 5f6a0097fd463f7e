"""plainlang compare: what an edit made better and what worse, of two files or between two git revisions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import click

from plainlang.cli.options import Asked, count_options, linters_of, rule_options
from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.nearest import Linters
    from plainlang.report import Report
    from plainlang.run import Text
    from plainlang.trends.versions import Version


class _Chosen(NamedTuple):
    """What is compared: the texts of each page before and after, and the pages that are there one time only."""

    before: list[Text]
    after: list[Text]
    added: list[str]
    removed: list[str]
    label: str


@click.command(name="compare")
@click.argument("paths", nargs=-1)
@click.option("--from", "start", metavar="REV", help="Compare all pages that changed since this git revision.")
@click.option("--to", "end", metavar="REV", help="… until this one; the files as they are now when left out.")
@rule_options
@count_options
@click.option("--fail-if-worse", is_flag=True, help="Exit 1 when a page scores half a point less, or worse.")
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to show it."
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Pages to check at once (as many as cores).")
@click.option("--no-cache", is_flag=True, help="Check every page again, changed or not.")
def command(
    paths: tuple[str, ...], start: str | None, end: str | None, asked: Asked, fail_if_worse: bool, output_format: str,
    jobs: int | None, no_cache: bool,
) -> int:  # fmt: skip
    """Compare two files, or pages at two git revisions.

    \b
    plainlang compare OLD.md NEW.md
    plainlang compare HEAD~1:page.md page.md
    plainlang compare --from v1.0 --to v2.0 PATHS
    """
    from plainlang.cli.progress import with_progress
    from plainlang.cli.verdict import Verdict
    from plainlang.cli.versions_shown import as_data, as_text
    from plainlang.run import check_texts

    linters = linters_of(asked)
    chosen = _between(start, end, paths, linters) if start else _two(paths, end)
    texts = [text for both in zip(chosen.before, chosen.after, strict=True) for text in both]
    reports = with_progress(check_texts(texts, linters, jobs, not no_cache), True, total=len(texts))
    verdict = Verdict()
    found = _versions(chosen, verdict.watch(_told(reports)))
    rest = (chosen.label, chosen.added, chosen.removed)
    if output_format == "json":
        click.echo(json.dumps(as_data(found, *rest), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(as_text(found, *rest)))
    worse = any(version.verdict == "worse" for version in found)
    return verdict.exit_code(gated=fail_if_worse and worse)


def _told(reports: Iterable[Report]) -> Iterator[Report]:
    """The same reports; each error is said once."""
    said = set[str]()
    for report in reports:
        for error in report.errors:
            if error not in said:
                said.add(error)
                click.echo(error, err=True)
        yield report


def _versions(chosen: _Chosen, reports: Iterator[Report]) -> list[Version]:
    """What became of each page, from the reports of before and after by turns; only two are held at a time."""
    from plainlang.trends.versions import version, worst_first

    both = zip(chosen.after, reports, reports, strict=True)
    found = (version(text.path, a, b) for text, a, b in both if not (a.errors or b.errors))
    return worst_first(replace(one, before=_numbers(one.before), after=_numbers(one.after)) for one in found)


def _numbers(report: Report) -> Report:
    """The report without its findings, which a version has sorted by what became of them, and without their counts."""
    score = replace(report.score, pillars={}, themes={}, parts={}, formula="")
    return replace(report, score=score, findings=(), suppressed=(), reader=None, written=None)


def _two(paths: tuple[str, ...], end: str | None) -> _Chosen:
    if end:
        raise click.UsageError("--to needs --from: plainlang compare --from REV --to REV PATHS")
    if len(paths) != 2:
        raise click.UsageError("Name two pages: plainlang compare OLD NEW. Or two revisions: --from REV --to REV PATHS")
    before, after = map(_text, paths)
    return _Chosen([before], [after], [], [], f"{paths[0]} → {paths[1]}")


def _text(name: str) -> Text:
    """A page by its path, or by REV:path. Raises `UseError` when it is not there."""
    from plainlang.files import load
    from plainlang.records.revisions import commit_at, texts_at
    from plainlang.run import Text

    rev, colon, path = name.partition(":")
    if os.path.lexists(name) or not (colon and len(rev) > 1):
        return Text(name, load(name)[0])
    commit = commit_at(os.path.dirname(os.path.abspath(path)), rev)
    found = texts_at(commit, [path])
    if path not in found:
        raise UseError(f"There is no page “{path}” at revision “{rev}”. The path is the one from this folder.")
    return Text(path, found[path])


def _between(start: str, end: str | None, paths: tuple[str, ...], linters: Linters) -> _Chosen:
    """The pages below the paths that differ between two revisions, or since one."""
    from plainlang.nearest import pages_left
    from plainlang.records.revisions import changed_between, commit_at, texts_at
    from plainlang.run import Text

    paths = paths or (".",)
    first = commit_at(_folder(paths[0]), start)
    last = commit_at(_folder(paths[0]), end) if end else None
    changes = changed_between(first, last, paths)
    named = {change.after or change.before for change in changes}
    below = paths[0] if len(paths) == 1 and os.path.isdir(paths[0]) else "."
    given = {os.path.normpath(path) for path in paths}
    left = (named & given) | set(pages_left(sorted(named), linters, below))
    changes = [change for change in changes if (change.after or change.before) in left]
    then = texts_at(first, [change.before for change in changes if change.before])
    wanted = [change.after for change in changes if change.after]
    now = texts_at(last, wanted) if last else dict(_read(wanted))
    both = sorted((c for c in changes if c.before in then and c.after in now), key=lambda c: c.after)
    return _Chosen(
        [Text(change.before, then[change.before]) for change in both],
        [Text(change.after, now[change.after]) for change in both],
        sorted(change.after for change in changes if not change.before),
        sorted(change.before for change in changes if not change.after),
        f"{start} → {end or 'the files as they are now'}",
    )


def _read(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    from plainlang.files import load

    for path in paths:
        yield path, load(path)[0]


def _folder(path: str) -> str:
    return os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path))
