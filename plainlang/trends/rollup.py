"""A history as a table for a spreadsheet: a row a time and group, with what the numbers depend on in each row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from plainlang.trends.portfolio import GroupKind, Portfolio
from plainlang.trends.quarters import Quarter, quarter_of
from plainlang.trends.snapshot import Snapshot
from plainlang.trends.summary import grouped, now, scales, summarize
from plainlang.trends.timeline import History, states
from plainlang.trends.weights import BY_PAGES, Weights

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
Cells = dict[str, Any]


class Time(NamedTuple):
    """A time that gets rows: its name, the day of its last recording, and the pages then."""

    name: str
    as_of: str
    pages: list[Snapshot]


def times(history: History, portfolio: Portfolio, quarter: str = "") -> list[Time]:
    """Each day with a recording, or the last of each quarter ("fiscal", "calendar"). Nothing is made up for others."""
    found: dict[str, Time] = {}
    for recording, state in states(history):
        name = str(_quarter(recording.date, portfolio, quarter)) if quarter else recording.date
        found[name] = Time(name, recording.date, now(state))
    return list(found.values())


def table(
    history: History, portfolio: Portfolio, by: GroupKind | None, quarter: str = "", weights: Weights = BY_PAGES
) -> Iterator[Cells]:
    """A row for the site, or for each group of a kind, at each time."""
    before: dict[str, frozenset[str]] = {}
    for time in times(history, portfolio, quarter):
        groups = grouped(time.pages, portfolio, by) if by else [("all pages", time.pages)]
        for name, pages in groups:
            on = scales(pages)
            head = {**_period(time, portfolio, quarter), "by": by or "site", "group": name}
            yield {**head, **_numbers(pages, portfolio, weights), **_basis(pages, before.get(name), on)}
            before[name] = on if pages else before.get(name, on)


def page_table(history: History, portfolio: Portfolio, quarter: str = "") -> Iterator[Cells]:
    """A row for each page at each time."""
    for time in times(history, portfolio, quarter):
        for page in sorted(time.pages, key=lambda page: page.page):
            pillars = {f"{name}_score": _rounded(rated.score) for name, rated in page.pillars.items()}
            found = {f"{name}_findings": rated.findings for name, rated in page.pillars.items()}
            yield {
                **_period(time, portfolio, quarter), "page": page.page, "path": page.path, "title": page.title,
                "words": page.words, "overall": page.overall, "difficulty": _rounded(page.difficulty),
                "grade_low": _rounded(page.grade_low), "grade_high": _rounded(page.grade_high),
                "passive_share": _rounded(page.passive_share, 3), **pillars, **found,
                "suppressed": page.suppressed, **_basis([page], None, scales([page])),
            }  # fmt: skip


def as_csv(rows: Iterable[Cells]) -> str:
    """The rows as CSV; no cell can be taken for a formula."""
    rows = list(rows)
    lines = _Lines()
    writer = csv.DictWriter(lines, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return "".join(lines)


class _Lines(list[str]):
    """What `csv` writes to."""

    write = list[str].append


def _period(time: Time, portfolio: Portfolio, quarter: str) -> Cells:
    if not quarter:
        return {"date": time.as_of}
    of = _quarter(time.as_of, portfolio, quarter)
    return {"quarter": time.name, "first_day": of.first, "last_day": of.last, "as_of": time.as_of}


def _quarter(date: str, portfolio: Portfolio, quarter: str) -> Quarter:
    return quarter_of(date, portfolio.fiscal_year_starts, quarter == "fiscal")


def _numbers(pages: Sequence[Snapshot], portfolio: Portfolio, weights: Weights) -> Cells:
    s = summarize(pages, portfolio.target, weights)
    spreads: Mapping[str, Any] = {"overall": s.overall, "difficulty": s.difficulty}
    return {
        "pages": s.pages, "scored_pages": s.scored, "words": s.words, "weighed_by": weights.name, "target": s.target,
        "share_meeting_target": _rounded(s.meeting, 4),
        **{
            f"{name}_{at}": _rounded(getattr(found, at) if found else None)
            for name, found in spreads.items() for at in ("p10", "median", "p90")
        },
        **{f"{name}_findings_per_1000_words": _rounded(rate, 2) for name, rate in s.per_1000.items()},
        "suppressed": s.suppressed,
    }  # fmt: skip


def _basis(pages: Sequence[Snapshot], before: frozenset[str] | None, on: frozenset[str]) -> Cells:
    """What the numbers depend on besides the text, and whether it is the same as in the row before of this group."""
    same = "" if before is None or not pages else "yes" if before == on and len(on) == 1 else "no"
    named = ("profile", "rules", "mode", "names", "version")
    basis = {name: " / ".join(sorted({getattr(page, name) for page in pages})) for name in named}
    return {**basis, "comparable_with_previous": same}


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
