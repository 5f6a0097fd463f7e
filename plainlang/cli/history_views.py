"""plainlang history show, export: how a site stands, and its history as a table."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from plainlang.cli.history_place import place_at, weight_options, weights_of
from plainlang.errors import UseError

if TYPE_CHECKING:
    from plainlang.trends.portfolio import Portfolio
    from plainlang.trends.summary import Point, Summary
    from plainlang.trends.timeline import Recording
    from plainlang.trends.weights import Weights


@click.command(name="show")
@click.argument("time", metavar="[DATE|REV]", default="")
@weight_options
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to show it."
)
def show(
    time: str, file: str | None, config_path: str | None, weight: str | None, visits: str | None, output_format: str
) -> int:
    """Show how the site stands.

    Now, or at a day (2026-01-31), or at a git revision.
    """
    from plainlang.cli.times import resolved
    from plainlang.cli.trend_tables import shown_basis, shown_groups, shown_points, shown_site
    from plainlang.trends.summary import now, points, summarize
    from plainlang.trends.timeline import state_at

    place, _ = place_at(config_path, file)
    history = place.load()
    weights = weights_of(weight, visits, history)
    recording, state = state_at(history, resolved(time, place.base))
    pages = now(state)
    summary = summarize(pages, place.portfolio.target, weights)
    trend = points(history, place.portfolio, weights)
    if output_format == "json":
        groups = _groups(pages, place.portfolio, weights)
        click.echo(json.dumps(_data(recording, summary, groups, trend, weights), indent=2, ensure_ascii=False))
        return 0
    click.echo(click.style(f"As recorded on {recording.label}", bold=True))
    for line in (*shown_site(summary, weights), *shown_groups(pages, place.portfolio, weights)):
        click.echo(line)
    for line in (*(shown_points(trend) if len(trend) > 1 else ()), *shown_basis(pages)):
        click.echo(line)
    return 0


def _groups(pages: Any, portfolio: Portfolio, weights: Weights) -> dict[str, dict[str, Any]]:
    from plainlang.trends.portfolio import GROUP_KINDS
    from plainlang.trends.summary import grouped, summarize

    return {
        kind: {
            name: asdict(summarize(members, portfolio.target, weights))
            for name, members in grouped(pages, portfolio, kind)
        }
        for kind in GROUP_KINDS
        if portfolio.groups(kind)
    }


def _data(
    recording: Recording, summary: Summary, groups: dict[str, Any], trend: tuple[Point, ...], weights: Weights
) -> dict[str, Any]:
    from plainlang.trends.summary import INPUT_NOTE

    on = [{"date": p.date, "scales": sorted(p.scales), "summary": asdict(p.summary)} for p in trend]
    head = {"schema": 1, "date": recording.date, "rev": recording.rev, "weighed_by": weights.name, "note": INPUT_NOTE}
    return {**head, "summary": asdict(summary), "groups": groups, "trend": on}


@click.command(name="export")
@weight_options
@click.option(
    "--format", "format", type=click.Choice(["csv", "json"]), default="csv", show_default=True, help="How to write it."
)
@click.option("--by", type=click.Choice(["agency", "service", "journey", "page"]), help="A row for each of these.")
@click.option("--quarter", type=click.Choice(["fiscal", "calendar"]), help="Only the last recording of each quarter.")
def export(
    file: str | None, config_path: str | None, weight: str | None, visits: str | None, format: str, by: str | None,
    quarter: str | None,
) -> int:  # fmt: skip
    """Write the history as a table.

    It has a row for each recorded day, or for each quarter. It goes to standard output.
    """
    from plainlang.trends.portfolio import GROUP_KINDS
    from plainlang.trends.rollup import as_csv, page_table, table

    place, _ = place_at(config_path, file)
    history = place.load()
    kind = next((kind for kind in GROUP_KINDS if kind == by), None)
    if kind and not place.portfolio.groups(kind):
        key = {"agency": "agencies", "service": "services", "journey": "journeys"}[kind]
        raise UseError(f"The configuration maps no {key}. Add “history: {{{key}: {{NAME: [PATTERNS]}}}}”.")
    if by == "page" and (weight or visits):
        raise UseError("--by page has a row for each page, so nothing is weighed. Leave --weight and --visits out.")
    if by == "page":
        rows = page_table(history, place.portfolio, quarter or "")
    else:
        rows = table(history, place.portfolio, kind, quarter or "", weights_of(weight, visits, history))
    click.echo(
        as_csv(rows) if format == "csv" else json.dumps(list(rows), indent=2, ensure_ascii=False) + "\n", nl=False
    )
    return 0
