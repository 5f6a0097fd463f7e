"""A history as a table for a spreadsheet: a row a time and group, with what the numbers depend on in each row.

A group has a row only at times when somebody looked at one of its pages. What changed since its row before is told on
the pages that are in both, since the other numbers change too when pages come and go.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from plainlang.trends.matching import MEAN_SCORE, improvement, share_at
from plainlang.trends.pairs import match
from plainlang.trends.portfolio import GROUP_KINDS, GroupKind, Members, Portfolio
from plainlang.trends.quarters import Quarter, quarter_of
from plainlang.trends.snapshot import Snapshot
from plainlang.trends.summary import grouped, now, scales, summarize
from plainlang.trends.timeline import History, Recording, covers, states
from plainlang.trends.weights import BY_PAGES, Weights

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
Cells = dict[str, Any]


class Time(NamedTuple):
    """A time that gets rows: its name, its recordings, and the pages after the last of them."""

    name: str
    recordings: list[Recording]
    pages: list[Snapshot]

    def as_of(self, pages: Iterable[Snapshot]) -> str:
        """The day of the last recording that looked at any of these pages, or for them; "" when none did."""
        paths = [page.path for page in pages]
        looked = (r.date for r in reversed(self.recordings) if any(covers(r.paths, path) for path in paths))
        return next(looked, "")


def times(history: History, portfolio: Portfolio, quarter: str = "") -> list[Time]:
    """Each day with a recording, or the last of each quarter ("fiscal", "calendar"). Nothing is made up for others."""
    found: dict[str, Time] = {}
    for recording, state in states(history):
        name = str(_quarter(recording.date, portfolio, quarter)) if quarter else recording.date
        before = found[name].recordings if name in found else []
        found[name] = Time(name, [*before, recording], now(state))
    return list(found.values())


def table(
    history: History, portfolio: Portfolio, by: GroupKind | None, quarter: str = "", weights: Weights = BY_PAGES
) -> Iterator[Cells]:
    """A row for the site, or for each group of a kind, at each time."""
    known: dict[str, list[Snapshot]] = {}
    for time in times(history, portfolio, quarter):
        groups = grouped(time.pages, portfolio, by) if by else [("all pages", time.pages)]
        for name, pages in groups:
            before = known.get(name)
            if as_of := time.as_of([*pages, *(before or ())]):
                head = {**_period(time, as_of, portfolio, quarter), "by": by or "site", "group": name}
                change = _since(before, pages, portfolio, weights)
                yield {**head, **_numbers(pages, portfolio, weights), **change, **_basis(pages, before)}
                known[name] = pages


def page_table(history: History, portfolio: Portfolio, quarter: str = "") -> Iterator[Cells]:
    """A row for each page at each time when somebody looked at it."""
    members = {kind: Members(portfolio.groups(kind)) for kind in GROUP_KINDS if portfolio.groups(kind)}
    known: dict[str, Snapshot] = {}
    for time in times(history, portfolio, quarter):
        for page in sorted(time.pages, key=lambda page: page.page):
            if not (as_of := time.as_of([page])):
                continue
            before = [known[page.page]] if page.page in known else None
            known[page.page] = page
            groups: Cells = {kind: "; ".join(found.of(page.path, page.page)) for kind, found in members.items()}
            pillars = {f"{name}_score": _rounded(rated.score) for name, rated in page.pillars.items()}
            found = {f"{name}_findings": rated.findings for name, rated in page.pillars.items()}
            yield {
                **_period(time, as_of, portfolio, quarter), "page": page.page, "path": page.path, "title": page.title,
                **groups, "words": page.words, "overall": page.overall, "difficulty": _rounded(page.difficulty),
                "grade_low": _rounded(page.grade_low), "grade_high": _rounded(page.grade_high),
                "passive_share": _rounded(page.passive_share, 3), **pillars, **found,
                "suppressed": page.suppressed, **_basis([page], before),
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


def _period(time: Time, as_of: str, portfolio: Portfolio, quarter: str) -> Cells:
    if not quarter:
        return {"date": as_of}
    of = _quarter(as_of, portfolio, quarter)
    return {"quarter": time.name, "first_day": of.first, "last_day": of.last, "as_of": as_of}


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


def _since(before: list[Snapshot] | None, pages: list[Snapshot], portfolio: Portfolio, weights: Weights) -> Cells:
    """What came and went since the row before, and how the pages changed that are in both: nothing across a change of
    rules.
    """
    pairs, added, removed = match(before or (), pages)
    sound = pairs and all(a.scale == b.scale for a, b in pairs)
    rows = improvement(pairs, portfolio.target, weights, draws=1).rows if sound else ()
    change = {row.name: row.change for row in rows}
    told = {
        "pages_added": len(added), "pages_removed": len(removed), "matched_pages": len(pairs),
        "matched_change_in_mean_score": _rounded(change.get(MEAN_SCORE), 2),
        "matched_change_in_share_meeting_target": _rounded(change.get(share_at(portfolio.target)), 4),
    }  # fmt: skip
    return told if before is not None else dict.fromkeys(told)


def _basis(pages: Sequence[Snapshot], before: Sequence[Snapshot] | None) -> Cells:
    """What the numbers depend on besides the text, and whether it is the same as in the row before."""
    on = scales(pages)
    same = "" if not before or not pages else "yes" if scales(before) == on and len(on) == 1 else "no"
    named = ("profile", "rules", "mode", "names", "formula_name", "version")
    basis = {name.removesuffix("_name"): " / ".join(sorted({getattr(page, name) for page in pages})) for name in named}
    return {**basis, "same_rules_as_previous": same}


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
