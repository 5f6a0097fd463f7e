"""plainlang history compare: before and after, on the pages that are there both times."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from plainlang.cli.history_place import Place, place_at, weight_options, weights_of
from plainlang.errors import UseError
from plainlang.reporters.layout import counted

if TYPE_CHECKING:
    from plainlang.nearest import Linters
    from plainlang.trends.matching import Improvement
    from plainlang.trends.pairs import Pair
    from plainlang.trends.snapshot import Snapshot
    from plainlang.trends.timeline import History, Recording
    from plainlang.trends.weights import Weights


_FEW: Final = 0.05
"""The share of pages that may be left out because their line is broken; with more, nothing is compared."""


class _Compared(NamedTuple):
    """Two times, and what can be compared of them."""

    before: Recording
    after: Recording
    pairs: list[Pair]
    added: int
    removed: int
    again: int
    broken: list[str]


@click.command(name="compare")
@click.argument("before", metavar="[DATE|REV]", default="")
@click.argument("after", metavar="[DATE|REV]", default="")
@weight_options
@click.option("--by", type=click.Choice(["agency", "service", "journey"]), help="A table for each of these, too.")
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to show it."
)
def compare(
    before: str, after: str, file: str | None, config_path: str | None, weight: str | None, visits: str | None,
    by: str | None, output_format: str,
) -> int:  # fmt: skip
    """Compare two days or revisions.

    When left out, they are the first and the latest recording.
    """
    place, linters = place_at(config_path, file)
    history = place.load()
    weights = weights_of(weight, visits, history)
    found = _compared(history, place, linters, before, after)
    tables = [("", found.pairs), *_by(found.pairs, place, by)]
    results = _improvements(tables, place, weights)
    if output_format == "json":
        click.echo(json.dumps(_data(found, results, weights), indent=2, ensure_ascii=False))
        return 0
    _say(found, results, weights)
    return 0


def _compared(history: History, place: Place, linters: Linters, before: str, after: str) -> _Compared:
    from plainlang.cli.times import resolved
    from plainlang.records.rescoring import bridged
    from plainlang.trends.pairs import match
    from plainlang.trends.summary import now
    from plainlang.trends.timeline import state_at

    first = history.ordered()[0] if history.recordings else None
    start = resolved(before, place.base) or (first.rev if first and not first.rev.endswith("+") else "")
    old, state = state_at(history, start or (first.date if first else ""))
    new, later = state_at(history, resolved(after, place.base))
    if old == new:
        raise UseError(f"There is nothing to compare: both times are {old.label}. “plainlang history show” shows it.")
    matched = match(now(state), now(later))
    bridge = bridged(matched.pairs, state, later, linters, place.base)
    if len(bridge.broken) > _FEW * len(matched.pairs):  # those that are left are the ones that did not change
        bridge = bridge._replace(pairs=[], again=0)
    return _Compared(
        old, new, bridge.pairs, len(matched.added), len(matched.removed), bridge.again, bridge.broken
    )  # fmt: skip


def _by(pairs: list[Pair], place: Place, by: str | None) -> list[tuple[str, list[Pair]]]:
    """The pairs of each group; the page of today decides."""
    from plainlang.trends.portfolio import GROUP_KINDS
    from plainlang.trends.summary import grouped

    kind = next((kind for kind in GROUP_KINDS if kind == by), None)
    if kind is None:
        return []
    of: dict[str, Pair] = {pair.after.page: pair for pair in pairs}
    groups = grouped([pair.after for pair in pairs], place.portfolio, kind)
    return [(name, [of[page.page] for page in pages]) for name, pages in groups]


def _improvements(
    tables: list[tuple[str, list[Pair]]], place: Place, weights: Weights
) -> list[tuple[str, Improvement]]:  # fmt: skip
    from plainlang.trends.matching import improvement

    return [(name, improvement(pairs, place.portfolio.target, weights)) for name, pairs in tables if pairs]


def _say(found: _Compared, results: list[tuple[str, Improvement]], weights: Weights) -> None:
    from plainlang.cli.trend_tables import basis, shown_improvement
    from plainlang.trends.summary import INPUT_NOTE

    click.echo(click.style(f"{found.before.label} to {found.after.label}", bold=True))
    click.echo(f"{counted(found.added, 'page')} added and {found.removed:,} removed; these are not in the table.")
    if found.again:
        click.echo(f"{counted(found.again, 'page')} measured again with today's rules, because the rules had changed.")
    if found.broken:
        what = "They are left out." if found.pairs else "Nothing is compared across it."
        click.echo(
            f"The line is broken for {counted(len(found.broken), 'page')}: the rules, the mode or the version changed "
            f"in between, and the old text cannot be had from git. {what}"
        )
    elif not found.pairs:
        click.echo("No page is there both times, so there is nothing to compare.")
    for name, result in results:
        if name:
            click.echo("\n" + click.style(name, bold=True))
        for line in shown_improvement(result, *_heads(found), weights):
            click.echo(line)
    if not found.pairs:
        return
    click.echo("")
    after: list[Snapshot] = [pair.after for pair in found.pairs]
    for said in sorted({basis(page) for page in after}):
        click.echo(said)
    click.echo(INPUT_NOTE)


def _heads(found: _Compared) -> tuple[str, str]:
    """The days, and the revisions when both are of one day."""
    if found.before.date == found.after.date:
        return found.before.label, found.after.label
    return found.before.date, found.after.date


def _data(found: _Compared, results: list[tuple[str, Improvement]], weights: Weights) -> dict[str, Any]:
    from plainlang.trends.summary import INPUT_NOTE

    times = {
        name: {"date": recording.date, "rev": recording.rev}
        for name, recording in (("before", found.before), ("after", found.after))
    }
    counts = {"added": found.added, "removed": found.removed, "measured_again": found.again, "broken": found.broken}
    tables = [{"group": name or "all pages", **_result(result)} for name, result in results]
    scales = sorted({pair.after.scale for pair in found.pairs})
    return {
        "schema": 1,
        **times,
        "weighed_by": weights.name,
        **counts,
        "scales": scales,
        "tables": tables,
        "note": INPUT_NOTE,
    }


def _result(result: Improvement) -> dict[str, Any]:
    rows = [{**asdict(row), "change": row.change} for row in result.rows]
    return {**asdict(result), "rows": rows}
